import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { recommended } from '../../src/plugin/configs.ts';
import { assertBuilt, cliFindings, eslints, Installation, lines, runCli, runEslint, runOxlint } from './hosts.ts';
import { awkwardProject } from '../parse/awkward-sources.ts';

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
});
