import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { recommended } from '../../src/plugin/configs.ts';
import { assertBuilt, cliFindings, eslint, eslints, Installation, lines, oxlint, runCli, runEslint, runOxlint } from './hosts.ts';
import { awkwardProject, SCHEMA } from '../parse/awkward-sources.ts';
import { LEAK_RULES, LEAKY_PROJECT } from '../support/leaky-project.ts';

const example = fileURLToPath(new URL('../../examples/crm', import.meta.url));

const ESM_CONFIG = `
import crmGuard from 'crm-guard';
import parser from '@typescript-eslint/parser';
export default [crmGuard.configs.recommended, { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }];
`;
const CJS_CONFIG = `
const crmGuard = require('crm-guard');
const parser = require('@typescript-eslint/parser');
module.exports = [crmGuard.configs.recommended, { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }];
`;
const OXLINT_CONFIG = JSON.stringify({ jsPlugins: ['crm-guard'], rules: recommended });

describe('hosts', function () {
  this.timeout(120_000);

  let installation: Installation;
  let esm: string;
  let cjs: string;
  let oxlintrc: string;

  before(async () => {
    await assertBuilt();
    installation = new Installation();
    esm = installation.write('eslint.config.mjs', ESM_CONFIG);
    cjs = installation.write('eslint.config.cjs', CJS_CONFIG);
    oxlintrc = installation.write('.oxlintrc.json', OXLINT_CONFIG);
  });
  after(() => installation?.remove());

  describe('over examples/crm', () => {
    let expected: string[];

    before(async () => {
      expected = lines(await runCli(example));
    });

    it('starts from a report that has inline and policy suppressions for the hosts to respect', async () => {
      assert.ok(expected.length > 20, `${expected.length} findings only`);
      const kinds = (await cliFindings(example)).flatMap(({ suppressed }) => suppressed?.kind ?? []);
      assert.deepEqual([...new Set(kinds)].sort(), ['inline', 'policy']);
    });

    for (const version of Object.keys(eslints) as (keyof typeof eslints)[]) {
      it(`${version} finds what the command line finds, configured with import`, async () => {
        assert.deepEqual(lines(await runEslint(version, esm, example)), expected);
      });

      it(`${version} finds what the command line finds, configured with require`, async () => {
        assert.deepEqual(lines(await runEslint(version, cjs, example)), expected);
      });
    }

    it('oxlint finds what the command line finds', async () => {
      assert.deepEqual(lines(await runOxlint(oxlintrc, example)), expected);
    });
  });

  describe('over sources that are awkward to parse', () => {
    let folder: string;
    let expected: string[];

    before(async () => {
      for (const [file, text] of Object.entries(awkwardProject)) installation.write(`awkward/${file}`, text);
      folder = path.join(installation.folder, 'awkward');
      expected = lines(await runCli(folder));
    });

    it('starts from a report with the unbounded read of every source', () => {
      const unbounded = expected.filter((line) => line.includes('crm-guard/no-unbounded-query')).map((line) => line.slice(0, line.indexOf(':')));
      assert.deepEqual(unbounded, Object.keys(awkwardProject).filter((file) => file.startsWith('src/')).sort());
    });

    for (const version of Object.keys(eslints) as (keyof typeof eslints)[]) {
      it(`${version} finds the same`, async () => {
        assert.deepEqual(lines(await runEslint(version, esm, folder)), expected);
      });
    }

    it('oxlint finds the same', async () => {
      assert.deepEqual(lines(await runOxlint(oxlintrc, folder)), expected);
    });
  });

  describe('over a leak of each kind', () => {
    let folder: string;
    let expected: string[];

    before(async () => {
      for (const [file, text] of Object.entries(LEAKY_PROJECT)) installation.write(`leaks/${file}`, text);
      folder = path.join(installation.folder, 'leaks');
      expected = lines(await runCli(folder));
    });

    it('starts from a report with every leak rule, as that of the example project', async () => {
      const leaks = (reported: readonly string[]): string[] => LEAK_RULES.filter((rule) => reported.some((line) => line.includes(` crm-guard/${rule} `)));
      assert.deepEqual(leaks(expected), [...LEAK_RULES]);
      assert.deepEqual(leaks(lines(await runCli(example))), [...LEAK_RULES]);
    });

    for (const version of Object.keys(eslints) as (keyof typeof eslints)[]) {
      it(`${version} finds the same`, async () => {
        assert.deepEqual(lines(await runEslint(version, esm, folder)), expected);
      });
    }

    it('oxlint finds the same', async () => {
      assert.deepEqual(lines(await runOxlint(oxlintrc, folder)), expected);
    });
  });

  describe('under a policy', () => {
    const read = `import { prisma } from './db';\nexport const all = () => prisma.customer.findMany();\n`;
    let folder: string;
    let expected: string[];

    before(async () => {
      const files = {
        'crm-guard.yaml': [
          'maxRows: 50',
          'ignore: [src/legacy/**]',
          'rules: { require-access-log: off }',
          'overrides:',
          '  - { files: [src/quiet/**], rules: { no-unbounded-query: off } }',
          'exceptions:',
          '  - { rule: no-unbounded-query, files: [src/excepted/**], entity: Customer, reason: agreed }',
          "  - { rule: no-unbounded-query, files: [src/ended/**], reason: was agreed, until: '2020-01-31' }",
          '  - { rule: no-unbounded-query, files: [src/other-entity/**], entity: Order, reason: about orders }',
          '',
        ].join('\n'),
        'prisma/schema.prisma': SCHEMA,
        'sub/crm-guard.yaml': 'rules: { no-unbounded-query: off }\n',
        'sub/prisma/schema.prisma': SCHEMA,
        'sub/src/a.ts': read,
        ...Object.fromEntries(['legacy', 'quiet', 'excepted', 'ended', 'other-entity', 'plain'].map((name) => [`src/${name}/a.ts`, read])),
        'src/plain/b.ts': `import { prisma } from './db';\nexport const some = () => prisma.customer.findMany({ take: 51 });\n// eslint-disable-next-line crm-guard/no-unbounded-query -- agreed\nexport const all = () => prisma.customer.findMany();\n`,
      };
      for (const [file, text] of Object.entries(files)) installation.write(`policy/${file}`, text);
      folder = path.join(installation.folder, 'policy');
      expected = lines(await runCli(folder));
    });

    it('starts from a report that the policy has shaped', () => {
      assert.deepEqual(expected.map((line) => line.split(' ')[0]), ['src/ended/a.ts:2:42', 'src/other-entity/a.ts:2:42', 'src/plain/a.ts:2:42', 'src/plain/b.ts:2:43', 'sub/src/a.ts:2:42']);
    });

    for (const version of Object.keys(eslints) as (keyof typeof eslints)[]) {
      it(`${version} finds the same`, async () => {
        assert.deepEqual(lines(await runEslint(version, esm, folder)), expected);
      });
    }

    it('oxlint finds the same', async () => {
      assert.deepEqual(lines(await runOxlint(oxlintrc, folder)), expected);
    });
  });

  describe('with a policy that has errors', () => {
    let folder: string;

    before(() => {
      installation.write('broken/crm-guard.yaml', 'extends: recommended\nmaxRow: 50\n');
      installation.write('broken/prisma/schema.prisma', SCHEMA);
      installation.write('broken/a.ts', 'export {};\n');
      folder = path.join(installation.folder, 'broken');
    });

    for (const version of Object.keys(eslints) as (keyof typeof eslints)[]) {
      it(`${version} fails and names file, line and column`, async () => {
        const { code, stderr } = await eslint(version, esm, folder);
        assert.equal(code, 2);
        assert.match(stderr, /crm-guard\.yaml:2:1 .*maxRow/);
      });
    }

    it('oxlint fails and names file, line and column', async () => {
      const { code, stdout } = await oxlint(oxlintrc, folder);
      assert.equal(code, 1);
      assert.match(stdout, /crm-guard\.yaml:2:1 .*maxRow/);
    });
  });

  describe('set up word by word as the readme says', () => {
    let folder: string;

    before(() => {
      installation.write('readme/package.json', '{ "private": true }\n');
      installation.write('readme/prisma/schema.prisma', SCHEMA);
      installation.write('readme/src/a.js', awkwardProject['src/hashbang.ts'] as string);
      folder = path.join(installation.folder, 'readme');
    });

    const configured = {
      'import, recommended': ['readme.config.mjs', "import crmGuard from 'crm-guard';\nexport default [crmGuard.configs.recommended];\n"],
      'import, strict': ['strict.config.mjs', "import crmGuard from 'crm-guard';\nexport default [crmGuard.configs.strict];\n"],
      'require, recommended': ['readme.config.cjs', "const crmGuard = require('crm-guard');\nmodule.exports = [crmGuard.configs.recommended];\n"],
      'require, plugin and rules': ['rules.config.cjs', "const plugin = require('crm-guard');\nmodule.exports = [{ files: ['**/*.js'], plugins: { 'crm-guard': plugin }, rules: { 'crm-guard/no-unbounded-query': 'error' } }];\n"],
    } as const;

    for (const version of Object.keys(eslints) as (keyof typeof eslints)[]) {
      for (const [name, [file, text]] of Object.entries(configured)) {
        it(`${version} runs (${name})`, async () => {
          const shown = await runEslint(version, installation.write(file, text), folder);
          assert.ok(shown.some(({ rule, file: found, line }) => rule === 'crm-guard/no-unbounded-query' && found === 'src/a.js' && line === 4), JSON.stringify(shown));
        });
      }
    }

    it('oxlint runs', async () => {
      const config = installation.write('readme.oxlintrc.json', '{ "jsPlugins": ["crm-guard"], "rules": { "crm-guard/no-unbounded-query": "error", "crm-guard/require-access-log": "warn" } }');
      const rules = (await runOxlint(config, folder)).map(({ rule }) => rule);
      assert.deepEqual(rules.sort(), ['crm-guard/no-unbounded-query', 'crm-guard/require-access-log']);
    });
  });
});
