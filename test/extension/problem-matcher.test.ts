import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setLocale } from '../../src/l10n/index.ts';
import type { CheckResult, Finding } from '../../src/model/index.ts';
import { reports } from '../../src/report/index.ts';

interface Pattern {
  regexp: string;
  file?: number;
  line?: number;
  column?: number;
  code?: number;
  message?: number;
}
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { problemMatchers: { name: string; pattern: Pattern[] }[] } };

const finding: Finding = {
  ruleId: 'crm-guard/no-unbounded-query',
  severity: 'error',
  messageId: 'unbounded',
  message: 'It reads everything.',
  file: 'src/odd name.ts',
  line: 12,
  column: 5,
  endLine: 12,
  endColumn: 9,
  client: null,
  evidence: null,
  entity: 'Customer',
  fields: [],
  related: [],
  fingerprint: 'x',
  suppressed: null,
  fixes: [],
  suggestions: [],
};
const result: CheckResult = { root: '/p', summary: { files: 1, analysed: 1, errors: 1, warnings: 0, suppressed: 0, durationMs: 1 }, findings: [finding], problems: [] };

describe('extension: problem matcher', () => {
  afterEach(() => setLocale('en'));

  for (const language of ['en', 'ja'] as const) {
    it(`reads what the command line writes (${language})`, () => {
      setLocale(language);
      const lines = reports.pretty(result, { toolVersion: '1', colour: false, width: 100, command: 'npx crm-guard' }).split('\n');
      const [first, second] = contributes.problemMatchers.find(({ name }) => name === 'crm-guard')?.pattern ?? [];
      const at = lines.findIndex((line) => new RegExp(first?.regexp ?? 'none').test(line));
      const place = new RegExp(first?.regexp ?? '').exec(lines[at] ?? '');
      assert.deepEqual([first?.file, first?.line, first?.column, first?.code].map((group) => place?.[group ?? 0]), ['src/odd name.ts', '12', '5', 'no-unbounded-query'], lines.join('\n'));
      assert.equal(new RegExp(second?.regexp ?? '').exec(lines[at + 1] ?? '')?.[second?.message ?? 0], 'It reads everything.');
    });
  }
});
