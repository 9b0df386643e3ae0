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
  severity?: number;
  message?: number;
}
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { problemMatchers: { name: string; severity: string; pattern: Pattern[] }[] } };

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

/** What VS Code makes of a word for a severity: it knows English ones. */
const KNOWN: Readonly<Record<string, string>> = { error: 'error', warning: 'warning' };
/** The matchers of our task, in its order: the first one that reads a line has it. */
const names = [...(/MATCHERS = \[(.*)\]/.exec(readFileSync('src/extension/tasks.ts', 'utf8'))?.[1] ?? '').matchAll(/'\$([\w-]+)'/g)].map(([, name]) => name);
const matchers = names.flatMap((name) => contributes.problemMatchers.filter((matcher) => matcher.name === name));

describe('extension: problem matchers', () => {
  afterEach(() => setLocale('en'));

  for (const language of ['en', 'ja'] as const) {
    for (const severity of ['error', 'warning'] as const) {
      it(`read what the command line writes, as ${severity} (${language})`, () => {
        assert.equal(matchers.length, 2);
        setLocale(language);
        const told = { ...result, findings: [{ ...finding, severity }] };
        const lines = reports.pretty(told, { toolVersion: '1', colour: false, width: 100, command: 'npx crm-guard' }).split('\n');
        const reads = (line: string) => matchers.find(({ pattern: [first] }) => new RegExp(first?.regexp ?? 'none').test(line));
        const at = lines.findIndex((line) => reads(line));
        const matcher = reads(lines[at] ?? '');
        const [first, second] = matcher?.pattern ?? [];
        const place = new RegExp(first?.regexp ?? '').exec(lines[at] ?? '');
        assert.deepEqual([first?.file, first?.line, first?.column, first?.code].map((group) => place?.[group ?? 0]), ['src/odd name.ts', '12', '5', 'no-unbounded-query'], lines.join('\n'));
        assert.equal(new RegExp(second?.regexp ?? '').exec(lines[at + 1] ?? '')?.[second?.message ?? 0], 'It reads everything.');
        const word = first?.severity === undefined ? '' : (place?.[first.severity] ?? '');
        assert.equal(KNOWN[word] ?? matcher?.severity, severity);
      });
    }
  }
});
