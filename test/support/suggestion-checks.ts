import assert from 'node:assert/strict';
import type { Linter } from 'eslint';
import type { BadCase } from './rule-cases.ts';
import { applied, lintAll } from './rule-linter.ts';

/** Every suggestion of every finding, applied to its source: the result parses, the finding is gone, none is new. */
export function describeSuggestions(rule: string, cases: readonly BadCase[]): void {
  const ruleId = `crm-guard/${rule}`;
  describe(`suggestions of ${rule}`, () => {
    for (const { name, code, filename } of cases.filter(({ findings }) => findings.some(({ suggest = [] }) => suggest.length > 0))) {
      it(`mend: ${name}`, () => {
        const before = lintAll(code, filename);
        for (const { desc, fix } of before.flatMap((message) => (message.ruleId === ruleId ? (message.suggestions ?? []) : []))) {
          const output = applied(code, fix);
          const after = lintAll(output, filename);
          assert.equal(after.find(({ fatal }) => fatal)?.message, undefined, output);
          assert.equal(countOf(after, ruleId), countOf(before, ruleId) - 1, `${desc}: the finding is still there, or another one is\n${output}`);
          assert.deepEqual(added(before, after), [], output);
        }
      });
    }
  });
}

const countOf = (messages: readonly Linter.LintMessage[], ruleId: string): number => messages.filter((message) => message.ruleId === ruleId).length;

/** Findings of any rule of which the changed source has more than the first one. */
function added(before: readonly Linter.LintMessage[], after: readonly Linter.LintMessage[]): string[] {
  const rules = new Set(after.flatMap(({ ruleId }) => ruleId ?? []));
  return [...rules].filter((ruleId) => countOf(after, ruleId) > countOf(before, ruleId)).map((ruleId) => `${ruleId}: ${after.find((message) => message.ruleId === ruleId)?.message}`);
}
