import assert from 'node:assert/strict';
import { isNarrowed } from '../../src/ast/index.ts';
import { assertInProportion } from '../support/growth.ts';
import { marked } from './support.ts';

const narrowed = (text: string): boolean => {
  const { node, source } = marked(text);
  return isNarrowed(node, source);
};

describe('a value is there', () => {
  const there: Readonly<Record<string, string>> = {
    'in the branch of a test': 'function f(id) { if (id) { x(id); } }',
    'in the other branch of a negated test': 'function f(id) { if (!id) { y(); } else { x(id); } }',
    'behind &&': 'function f(id) { return id && x(id); }',
    'in a conditional expression': 'function f(id) { return id ? x(id) : 0; }',
    'behind a guard that returns': 'function f(id) { if (!id) return; x(id); }',
    'behind a guard that throws': "function f(id) { if (id === undefined) throw new Error('no id'); x(id); }",
    'behind a loose comparison': 'function f(id) { if (id == null) return; x(id); }',
    'behind a guard that sends somebody away': 'function f(session) { if (!session?.user) redirect("/login"); x(session.user); }',
    'behind a call that asserts it': 'function f(id) { assert(id); x(id); }',
    'where a part of it was asked for': 'function f(session) { if (!session.user.id) return; x(session.user); }',
    'in the body of a loop that asks': 'function f(id) { while (id) { x(id); } }',
    'behind one guard for two': 'function f(id, tenant) { if (!id || !tenant) return; x(tenant); }',
  };
  for (const [name, text] of Object.entries(there)) it(name, () => assert.equal(narrowed(text), true));
});

describe('a value may be missing', () => {
  const missing: Readonly<Record<string, string>> = {
    'with nothing before': 'function f(id) { x(id); }',
    'in the branch of the opposite': 'function f(id) { if (!id) { x(id); } }',
    'behind ||': 'function f(id) { return id || x(id); }',
    'behind a test of something else': 'function f(id, role) { if (role) { x(id); } }',
    'behind a guard that goes on': 'function f(id) { if (!id) { log("none"); } x(id); }',
    'behind a guard that stands after': 'function f(id) { x(id); if (!id) return; }',
    'where only the whole was asked for': 'function f(session) { if (!session) return; x(session.user); }',
    'behind either of two': 'function f(id, mail) { if (!id && !mail) return; x(id); }',
    'in a chain that is computed': 'function f(a, k) { if (!a[k]) return; x(a[k]); }',
  };
  for (const [name, text] of Object.entries(missing)) it(name, () => assert.equal(narrowed(text), false));

  it('and that is told in time proportional to the text', () => {
    assertInProportion((n) => {
      const { node, source } = marked(`function f(id) {\n${'  if (a) b();\n'.repeat(n)}  x(id);\n}`);
      return () => isNarrowed(node, source);
    }, 500, 5_000);
  });
});
