import assert from 'node:assert/strict';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { check, UsageError } from '../../src/engine/check.ts';
import type { CheckResult } from '../../src/model/index.ts';
import { LineIndex, positionAt, sourceParser } from '../../src/parse/index.ts';
import { nestsDeeply } from '../../src/parse/depth.ts';
import { TempProject } from '../support/temp-project.ts';
import { awkwardProject } from './awkward-sources.ts';

const example = fileURLToPath(new URL('../../examples/crm', import.meta.url));
const parsers = ['oxc', 'typescript'] as const;

/** Runs with the parser that a user would force. */
async function withParser<T>(id: string, run: () => Promise<T>): Promise<T> {
  process.env['CRM_GUARD_PARSER'] = id;
  try {
    return await run();
  } finally {
    delete process.env['CRM_GUARD_PARSER'];
  }
}

describe('the two parsers', function () {
  this.timeout(60_000);

  /** All that a run says but how long it took. */
  async function said(folder: string, parser: string): Promise<Omit<CheckResult, 'summary'> & { summary: object }> {
    const result = await withParser(parser, () => check({ paths: [folder], concurrency: 1, cache: false }));
    return { ...result, summary: { ...result.summary, durationMs: 0 } };
  }

  it('lead to identical results over examples/crm', async () => {
    const [oxc, typescript] = [await said(example, 'oxc'), await said(example, 'typescript')];
    assert.ok(oxc.findings.length > 20);
    assert.deepEqual(typescript, oxc);
  });

  it('lead to identical results over sources that are awkward to parse', async () => {
    const project = new TempProject(awkwardProject);
    try {
      const [oxc, typescript] = [await said(project.root, 'oxc'), await said(project.root, 'typescript')];
      assert.deepEqual(oxc.problems, []);
      const files = Object.keys(awkwardProject).filter((file) => file.startsWith('src/')).sort();
      const unbounded = oxc.findings.filter(({ ruleId }) => ruleId === 'crm-guard/no-unbounded-query').map(({ file }) => file);
      assert.deepEqual(unbounded, files, 'one unbounded read is found in every source');
      assert.deepEqual(typescript, oxc);
    } finally {
      project.remove();
    }
  });

  const broken: Readonly<Record<string, string>> = {
    'a call that is not closed': 'export {};\nfoo.bar(',
    'a member that is not written yet': 'export {};\nfoo.;',
    'a name that is missing': 'export {};\nconst = 1;',
    'a brace too many': 'export {};\nfoo(); }',
    'a class that is not closed': 'export {};\nclass A { b(c: string) {',
    'a text that is not closed': 'export {};\nconst a = "b',
    'a foreign character': 'export {};\nconst a = §;',
  };
  for (const [name, text] of Object.entries(broken)) {
    it(`both place ${name}`, () => {
      for (const id of parsers) {
        const outcome = sourceParser(id).parse(text, 'a.ts');
        assert.ok(!outcome.ok, id);
        assert.equal(outcome.problem.line, 2, id);
        assert.equal(outcome.problem.gaveUp, undefined);
        assert.deepEqual(sourceParser(id).check(text, 'a.ts'), outcome.problem, id);
      }
    });
  }

  it('both see elements that do not fit as broken', () => {
    for (const id of parsers) assert.equal(sourceParser(id).check('const a = 1;\nconst b = <a></b>;', 'a.tsx')?.line, 2, id);
  });

  const accepted: Readonly<Record<string, string>> = {
    'script.js': 'if (!process.argv[2]) return;\nfoo();',
    'typed.js': 'const a: string = "b";\nexport const f = (x: A) => x as B;',
    'types.jsx': 'import type { A } from "a";\nexport const b = (c: A) => <d>{c}</d>;',
    'no-value.ts': 'const a;\nfoo();',
    'old.cjs': 'var a = 1;\nwith (a) { foo(); }',
    'declarations.d.ts': 'export declare const a: string;',
  };
  for (const [file, text] of Object.entries(accepted)) {
    it(`both read what is more than the grammar, or less, of ${file}`, () => {
      for (const id of parsers) {
        assert.deepEqual(sourceParser(id).check(text, file), undefined, id);
        const outcome = sourceParser(id).parse(text, file);
        assert.ok(outcome.ok && outcome.source.ast.body.length > 0, id);
      }
    });
  }

  it('give the comments that can hold a directive, with their places', () => {
    const text = "#!/usr/bin/env node\n// one\nfoo(); /* two */\nconst a = '// none';\n";
    for (const id of parsers) {
      const outcome = sourceParser(id).parse(text, 'a.ts');
      assert.ok(outcome.ok);
      const written = outcome.source.comments.filter(({ value }) => !value.includes('usr/bin')).map(({ type, value, range }) => [type, value, text.slice(...range)]);
      assert.deepEqual(written, [['Line', ' one', '// one'], ['Block', ' two ', '/* two */']], id);
    }
  });

  it('cannot be forced to one that does not exist', async () => {
    await assert.rejects(withParser('babel', () => check({ paths: [example], cache: false })), (error) => error instanceof UsageError && /babel.*oxc or typescript/.test(error.message));
  });
});

describe('code that nests without end', function () {
  this.timeout(60_000);

  const n = 30_000;
  const shapes: Readonly<Record<string, string>> = {
    brackets: `${'['.repeat(n)}${']'.repeat(n)};`,
    'brackets that are never closed': '('.repeat(n),
    blocks: `${'{'.repeat(n)}${'}'.repeat(n)}`,
    arrows: `const a = ${'() => '.repeat(n)}1;`,
    conditions: `const a = ${'b ? c : '.repeat(n)}1;`,
    types: `let a: ${'Array<'.repeat(n)}b${'>'.repeat(n)};`,
    elements: `const a = ${'<a>'.repeat(n)}${'</a>'.repeat(n)};`,
  };
  for (const [name, text] of Object.entries(shapes)) {
    it(`ends no process (${name})`, () => {
      for (const check of [(): unknown => sourceParser('oxc').check(text, 'a.tsx'), (): unknown => sourceParser('oxc').parse(text, 'a.tsx')]) assert.doesNotThrow(check);
    });
  }

  it('is said to be beyond the parser, not to be wrong, and the run goes on and ends incomplete', async () => {
    const project = new TempProject({ ...awkwardProject, 'src/deepest.ts': shapes['brackets'] as string });
    try {
      const { problems, summary, findings } = await check({ paths: [project.root], concurrency: 1, cache: false });
      assert.deepEqual(problems.map(({ kind, file }) => [kind, file]), [['internal-error', 'src/deepest.ts']]);
      assert.equal(summary.analysed, summary.files - 1);
      assert.ok(findings.length > 20);
    } finally {
      project.remove();
    }
  });

  it('is not suspected in code that people write', () => {
    const line = 'export const f = (a: Map<string, Array<number>>) => (a.size > 1 ? [{ b: [1, 2, (3)] }] : `${a}`);\n';
    assert.equal(nestsDeeply(line.repeat(5000)), false);
    assert.equal(nestsDeeply(`const rows = [\n${"  { id: 1, name: 'a', tags: ['b'] },\n".repeat(20_000)}];\n`), false);
    assert.equal(nestsDeeply(`export const Page = () => (\n  <main>\n${'    <p className="a">text <b>bold</b> <br /></p>\n'.repeat(200)}  </main>\n);\n`), false);
  });
});

describe('positions in a text', () => {
  it('count lines and UTF-16 units as editors do, for every kind of line end', () => {
    const text = 'a\r\nb\nc\rd\u2028e😀f\u2029g';
    const at = (character: string): string => {
      const { line, column } = positionAt(text, text.indexOf(character));
      return `${line}:${column}`;
    };
    assert.deepEqual(['a', 'b', 'c', 'd', 'e', '😀', 'f', 'g'].map(at), ['1:1', '2:1', '3:1', '4:1', '5:1', '5:2', '5:4', '6:1']);
    assert.deepEqual(new LineIndex(text).positionAt(10_000), { line: 6, column: 2 });
    assert.deepEqual(new LineIndex('').positionAt(-1), { line: 1, column: 1 });
  });
});
