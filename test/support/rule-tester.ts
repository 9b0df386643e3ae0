import assert from 'node:assert/strict';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { type GuardRule, setFileContextProvider } from '../../src/rulekit/index.ts';
import { contextOf } from './crm-project.ts';
import { type BadCase, type ExpectedFinding, type GoodCase, outputOf } from './rule-cases.ts';
import { describeSuggestions } from './suggestion-checks.ts';
import { describeMessages } from './message-checks.ts';
import { describeHalfTyped } from './half-typed-checks.ts';

RuleTester.afterAll = after;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** The cases of one rule. */
export interface RuleCases {
  bad: readonly BadCase[];
  /** What looks most like a finding and is none: the reasons for which people remove a linter. */
  lookAlikes: readonly GoodCase[];
  good: readonly GoodCase[];
}

/** How many cases a rule must have; half as many must stay silent. */
export interface RuleSize {
  least?: number;
}

/**
 * Runs a rule over its cases with ESLint's own tester, and holds all of them to what every rule
 * promises: suggestions that mend, messages without gaps in both languages, no failure on half-typed code.
 */
export function describeRule(rule: GuardRule, cases: RuleCases, { least = 0 }: RuleSize = {}): void {
  const { name } = rule.crmGuard;
  const silent = cases.lookAlikes.length + cases.good.length;
  describe(name, () => {
    before(() => setFileContextProvider(contextOf));
    after(() => setFileContextProvider(undefined));

    const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
    // The same rule in the tester's own words: its types are those of another copy of ESLint's.
    const module = rule as unknown as Parameters<typeof tester.run<string, []>>[1];
    tester.run('findings', module, {
      invalid: cases.bad.map((one) => ({ name: one.name, code: one.code, filename: one.filename, errors: one.findings.map((finding) => errorOf(one, finding)) })),
      valid: cases.good.map((one) => ({ ...one })),
    });
    it(`has ${cases.bad.length} findings and ${silent} look-alikes`, () => {
      assert.ok(cases.bad.length + silent >= least, `${cases.bad.length + silent} cases, of ${least}`);
      assert.ok(silent * 2 >= least, `${silent} look-alikes, of ${least / 2}`);
    });
    tester.run('look-alikes', module, { invalid: [], valid: cases.lookAlikes.map((one) => ({ ...one })) });
  });
  describeSuggestions(name, cases.bad);
  describeMessages(rule, cases.bad);
  describeHalfTyped(name, [...cases.bad, ...cases.lookAlikes, ...cases.good]);
}

function errorOf(one: BadCase, { id, suggest = [], ...place }: ExpectedFinding) {
  const suggestions = suggest.map((suggestion) => ({ messageId: suggestion.id, data: { ...suggestion.data }, output: outputOf(one, suggestion) }));
  return { messageId: id, ...place, data: { ...place.data }, suggestions };
}
