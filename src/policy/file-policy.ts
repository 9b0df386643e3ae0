import { pathMatcher } from './globs.ts';
import { RULE_PREFIX } from './schema-parts.ts';
import type { PathMatcher } from './globs.ts';
import type { FilePolicy, Policy, PolicyOverride, RuleSeverity } from './types.ts';

/**
 * The policy as it holds for a file. `relPath` is relative to the policy's folder, with `/`.
 * Files under the same overrides share one answer, so asking for every file of a project is cheap.
 */
export function policyFor(policy: Policy, relPath: string): FilePolicy {
  return compiled(policy).forFile(relPath);
}

/**
 * Whether a file is not to be checked at all. `relPath` is relative to the policy's folder, with `/`;
 * for a folder, with `/` at its end: whether nothing in it is to be checked, so that a walk can leave it out.
 */
export function isIgnored(policy: Policy, relPath: string): boolean {
  return compiled(policy).ignored(relPath);
}

/** The overrides that hold for a file, in order: the last one that sets something wins. */
export function overridesFor(policy: Policy, relPath: string): readonly PolicyOverride[] {
  return compiled(policy).overridesOf(relPath);
}

const compiledPolicies = new WeakMap<Policy, CompiledPolicy>();

function compiled(policy: Policy): CompiledPolicy {
  let known = compiledPolicies.get(policy);
  if (!known) {
    known = new CompiledPolicy(policy);
    compiledPolicies.set(policy, known);
  }
  return known;
}

class CompiledPolicy {
  readonly ignored: PathMatcher;
  readonly #policy: Policy;
  readonly #overrides: readonly { override: PolicyOverride; matches: PathMatcher }[];
  /** Answers by the set of overrides that hold. */
  readonly #answers = new Map<string, FilePolicy>();

  constructor(policy: Policy) {
    this.#policy = policy;
    this.ignored = pathMatcher(policy.ignore);
    this.#overrides = policy.overrides.map((override) => ({ override, matches: pathMatcher(override.files) }));
  }

  overridesOf(relPath: string): PolicyOverride[] {
    return this.#overrides.filter(({ matches }) => matches(relPath)).map(({ override }) => override);
  }

  forFile(relPath: string): FilePolicy {
    let key = '';
    for (const { matches } of this.#overrides) key += matches(relPath) ? '1' : '0';
    let answer = this.#answers.get(key);
    if (!answer) {
      answer = merge(this.#policy, this.overridesOf(relPath));
      this.#answers.set(key, answer);
    }
    return answer;
  }
}

function merge(policy: Policy, overrides: readonly PolicyOverride[]): FilePolicy {
  const severities = new Map<string, RuleSeverity>(Object.entries(policy.rules));
  let { maxRows, strictness } = policy;
  for (const override of overrides) {
    for (const [rule, severity] of Object.entries(override.rules)) severities.set(rule, severity);
    maxRows = override.maxRows ?? maxRows;
    strictness = override.strictness ?? strictness;
  }
  return {
    severity: (rule) => severities.get(withoutPrefix(rule)) ?? 'off',
    maxRows,
    strict: strictness === 'strict',
    active: [...severities.values()].some((severity) => severity !== 'off'),
  };
}

/** `no-unbounded-query` for `crm-guard/no-unbounded-query`; other names stay as they are. */
export function withoutPrefix(rule: string): string {
  return rule.startsWith(RULE_PREFIX) ? rule.slice(RULE_PREFIX.length) : rule;
}
