import assert from 'node:assert/strict';
import type { TSESTree } from '@typescript-eslint/types';
import { builderRun } from '../../../src/adapters/shared/builder-run.ts';
import { stepBound } from '../../../src/adapters/shared/step-bound.ts';
import { calledMember, walk } from '../../../src/ast/index.ts';
import { boundText, PARSERS, view } from '../driver.ts';

/** Steps (`?` behind one that only some paths make), where the rows come out, the bound of `limit`. */
function told(text: string, immutable = false): string[] {
  return PARSERS.map((parser) => {
    const source = view(text, parser);
    let start: TSESTree.Node | undefined;
    walk(source.ast, (node) => {
      if (node.type === 'CallExpression' && calledMember(node)?.name === 'from') start ??= node;
    });
    assert.ok(start);
    const run = builderRun(start, source, { immutable });
    const steps = run.steps.map(({ name, conditional }) => name + (conditional ? '?' : '')).join(' ');
    return `${steps} | ${run.use} ${source.getText(run.end).slice(-8)} | ${boundText(stepBound(run, ['limit'], source, { undefinedIsUnlimited: true }))}`;
  });
}

const cases: Record<string, readonly (readonly [source: string, expected: string])[]> = {
  'one chain': [
    ['const rows = await db.from(t).where(x).limit(10);', 'where limit | runs imit(10) | 10'],
    ['db.from(t).where(x).then((rows) => rows);', 'where | runs where(x) | none'],
    ['export const f = () => db.from(t).where(x);', 'where | returned where(x) | none'],
    ['export async function f() { return db.from(t); }', ' | returned .from(t) | none'],
    ['const [a, b] = await Promise.all([db.from(t).limit(5), other()]);', 'limit | runs limit(5) | 5'],
    ['for await (const row of db.from(t).cursor()) use(row);', 'cursor | runs cursor() | none'],
    ['(db.from(t) as any).where(x)!.limit(3);', 'where limit | runs limit(3) | 3'],
  ],
  'a variable': [
    ['const q = db.from(t);\nq.limit(10);\nconst rows = await q;', 'limit | runs q | 10'],
    ['let q = db.from(t);\nq = q.where(x);\nif (n) q = q.limit(n);\nawait q;', 'where limit? | runs q | meaningless: `.limit()` is only called on some paths'],
    ['let q = db.from(t);\nif (a) { q = q.limit(1); } else { q = q.limit(2); }\nawait q;', 'limit? limit? | runs q | dynamic'],
    ['let q;\nq = db.from(t);\nq = q.limit(7);\nawait q.where(x);', 'limit where | runs where(x) | 7'],
    ['const q = db.from(t);\nconst paged = q.limit(4);\nreturnIt(await paged);', 'limit | runs paged | 4'],
    ['const q = db.from(t);\nawait q;\nq.limit(3);', ' | runs q | none'],
    ['let q = db.from(t);\nq = all ? q : q.limit(9);\nawait q;', 'limit? | runs q | meaningless: `.limit()` is only called on some paths'],
    ['let q = db.from(t);\nif (after) return q.limit(5);\nawait q;', ' | runs q | none'],
    ['let q = db.from(t);\nif (none) { q = q.where(x); return; }\nawait q.limit(5);', 'limit | runs limit(5) | 5'],
  ],
  'a count beside the rows': [
    ['const q = db.from(t);\nconst total = await q.clone().count();\nconst rows = await q.limit(10);', 'limit | runs imit(10) | 10'],
    ['const q = db.from(t);\nconst rows = await q.clone().limit(10);\nconst total = await q.count();', 'clone limit | runs imit(10) | 10'],
  ],
  'functions of the file': [
    ['const base = () => db.from(t).where(x);\nexport const f = async () => await base().limit(10);', 'where limit | runs imit(10) | 10'],
    ['function paged(q, n) { return q.limit(Math.min(n, 50)); }\nawait paged(db.from(t), n);', 'limit | runs m(t), n) | dynamic<=50'],
    ['function paged(q) { return q.limit(20); }\nlet q = db.from(t);\nq = paged(q);\nawait q;', 'limit | runs q | 20'],
    ['function filtered(q, f) { if (f.a) q.where(f.a); }\nconst q = db.from(t);\nfiltered(q, f);\nawait q.limit(2);', 'where? limit | runs limit(2) | 2'],
    ['const q = db.from(t);\nawait elsewhere(q);', ' | argument q | ? the builder is handed to another function'],
    ['const q = db.from(t);\nelsewhere(q);\nawait q;', ' | runs q | ? the builder is handed to another function'],
    ['class A { base() { return db.from(t); }\n all() { return this.base().limit(8); } }', 'limit | returned limit(8) | 8'],
    ['let q = db.from(t);\nq = elsewhere(q);\nawait q;', ' | runs q | ? the builder is handed to another function'],
    ['export const customersQuery = () => db.from(t);', ' | returned .from(t) | ? the caller may go on with the builder'],
    ['export function f(): Knex.QueryBuilder { return db.from(t); }', ' | returned .from(t) | ? the caller may go on with the builder'],
    ['async function f(q = db.from(t)) { return q; }', ' | runs .from(t) | none'],
    ['const f = () => g();\nconst g = () => f().from(t);\ng().limit(1);', 'limit | runs limit(1) | 1'],
  ],
};

describe('a builder is followed', () => {
  for (const [group, list] of Object.entries(cases)) {
    describe(group, () => {
      for (const [source, expected] of list) it(source.replaceAll('\n', ' '), () => assert.deepEqual(told(source), [expected, expected]));
    });
  }

  it('where every call answers a new builder, a call whose answer nobody keeps changes nothing', () => {
    const [first] = told('const q = db.from(t);\nq.limit(10);\nawait q;', true);
    assert.equal(first, ' | runs q | none');
  });

  it('in linear time over long chains and many uses', () => {
    const chain = `await db.from(t)${'.where(x)'.repeat(200)}.limit(5);`;
    assert.match(told(chain)[1] ?? '', /limit \| runs/);
    const uses = `let q = db.from(t);\n${'q = q.where(x);\n'.repeat(150)}await q.limit(5);`;
    assert.match(told(uses)[1] ?? '', /limit \| runs/);
  });
});
