import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { rules } from '../../rules/index.ts';
import type { FileContext } from '../../src/rulekit/index.ts';
import { projectContext } from '../support/crm-project.ts';
import { lintAll } from '../support/rule-linter.ts';
import { type PageBlock, readBlocks, readProject } from './page-blocks.ts';

const SECTIONS = ['Why', 'Examples', 'What stays silent', 'Options', 'When one place is right as it is', 'When not to use it', 'Further reading'];

for (const name of Object.keys(rules)) {
  describe(`docs/rules/${name}.md`, () => {
    const page = readPage(`${name}.md`);

    it('answers what a reader asks, in the order of every page', () => {
      const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');
      assert.deepEqual(headings.filter((heading) => SECTIONS.includes(heading)), SECTIONS);
    });

    it('shows wrong and right code of every data client', () => {
      for (const client of ['### Prisma', '### TypeORM', '### SQL']) {
        const section = page.split(client)[1]?.split(/^#{2,3} /m)[0] ?? '';
        assert.match(section, /^```ts incorrect/m, client);
        assert.match(section, /^```ts correct/m, client);
      }
    });

    describeBlocks(name, page);
  });

  describe(`docs/rules/ja/${name}.md`, () => describeBlocks(name, readPage(`ja/${name}.md`)));
}

function readPage(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../docs/rules/${file}`, import.meta.url)), 'utf8');
}

/** Every block of a page does what the page says it does. */
function describeBlocks(rule: string, page: string): void {
  const blocks = readBlocks(page);
  const contextFor = contexts(blocks);

  it('has wrong and right code, and none that nothing checks', () => {
    for (const flag of ['incorrect', 'correct']) assert.ok(blocks.some(({ flags }) => flags.includes(flag)), flag);
    const unchecked = blocks.filter(({ flags, attributes }) => flags.length === 0 && attributes['file'] === undefined && attributes['policy'] === undefined);
    assert.deepEqual(unchecked.map(({ line }) => line), []);
  });

  for (const block of blocks.filter(({ flags }) => flags.length > 0)) {
    it(`line ${block.line} is ${block.flags.join(' ')}`, () => {
      assert.ok(block.flags.every((flag) => flag === 'incorrect' || flag === 'correct'), 'a block is incorrect or correct');
      const file = block.attributes['file'] ?? `src/example.${block.language === 'tsx' ? 'tsx' : 'ts'}`;
      const messages = lintAll(block.text, file, () => contextFor(block.attributes['policy'] ?? '', file));
      assert.equal(messages.find(({ fatal }) => fatal)?.message, undefined);
      const lines = messages.filter(({ ruleId }) => ruleId === `crm-guard/${rule}`).map(({ line }) => line);
      if (block.flags.includes('correct')) assert.deepEqual(lines, []);
      else assert.deepEqual(exportsWithout(lines, block.text, block.language === 'tsx'), [], 'each export of an incorrect block is reported');
    });
  }

  for (const policy of Object.keys(readProject(blocks).policies)) {
    it(`its policy ${policy} holds without a warning`, () => assert.ok(contextFor(policy, 'src/example.ts').policy.active));
  }
}

/** Answers the context of a file under one of the page's policies. */
function contexts(blocks: readonly PageBlock[]): (policy: string, file: string) => FileContext {
  const { files, policies } = readProject(blocks);
  const isSchema = ([file]: [string, string]): boolean => /\.(?:prisma|sql)$/.test(file);
  const schemas = Object.fromEntries(Object.entries(files).filter(isSchema));
  const sources = Object.fromEntries(Object.entries(files).filter((entry) => !isSchema(entry)));
  return (name, file) => {
    const policy = policies[name];
    assert.notEqual(policy, undefined, `the page has no policy ${name}`);
    return projectContext({ policy: policy ?? '', schemas, sources })(file);
  };
}

/** First lines of exported statements in which nothing is reported. */
function exportsWithout(reported: readonly number[], text: string, jsx: boolean): string[] {
  const { ast } = parser.parseForESLint(text, { ecmaFeatures: { jsx }, loc: true, range: true });
  const exported = ast.body.filter(({ type }) => type === 'ExportNamedDeclaration');
  assert.ok(exported.length > 0, 'an incorrect block exports what it shows');
  return exported
    .filter(({ loc }) => !reported.some((line) => loc.start.line <= line && line <= loc.end.line))
    .map(({ range }) => text.slice(...range).split('\n')[0] ?? '');
}
