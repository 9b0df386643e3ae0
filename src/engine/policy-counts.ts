import type { Finding, FindingPlace, PolicyEntryCount } from '../model/index.ts';
import { isExpired, matchException, overridesFor, withoutPrefix } from '../policy/index.ts';
import type { Policy, PolicyException } from '../policy/types.ts';
import { todayIso } from './finish.ts';
import { ruleInfos } from './known-rules.ts';
import { findingsUnder, type JudgeOptions } from './project-under-policy.ts';
import type { WholeProject } from './whole-project.ts';

/**
 * What each rule, override and exception of a policy does in the project: how many findings, and how
 * many of them because of it alone. Compares with the policy without the entry; what does not depend
 * on it is judged once.
 * @throws the signal's reason
 */
export async function countPolicyEntries(project: WholeProject, policy: Policy, options: JudgeOptions = {}): Promise<PolicyEntryCount[]> {
  const under = project.under(policy);
  const judged = await under.judge(options);
  const now = findingsUnder(policy, judged);
  const files = under.files;
  const without = async (changed: Partial<Pick<Policy, 'rules' | 'overrides'>>): Promise<readonly Finding[]> => {
    const other = under.with({ rules: policy.rules, overrides: policy.overrides, ...changed });
    return findingsUnder(other.policy, await other.judge(options));
  };
  const counts: PolicyEntryCount[] = [];
  for (const { name, [policy.preset]: preset } of ruleInfos) {
    const line = policy.lines?.[`rules.${name}`];
    if (line === undefined) continue;
    const ofRule = now.filter(({ ruleId }) => withoutPrefix(ruleId) === name);
    const difference = compare(ofRule, (await without({ rules: { ...policy.rules, [name]: preset } })).filter(({ ruleId }) => withoutPrefix(ruleId) === name));
    counts.push({ kind: 'rule', line, findings: places(ofRule), ...difference, covered: ofRule.filter(({ suppressed }) => suppressed !== null).length });
  }
  for (const override of policy.overrides) {
    if (override.line === undefined) continue;
    const inside = new Set(files.filter((file) => overridesFor(policy, file).includes(override)));
    const difference = compare(now, await without({ overrides: policy.overrides.filter((other) => other !== override) }));
    counts.push({ kind: 'override', line: override.line, findings: places(now.filter(({ file }) => inside.has(file))), ...difference, covered: 0, ...(inside.size === 0 ? { noFiles: true } : {}) });
  }
  const today = todayIso();
  policy.exceptions.forEach((exception, index) => {
    if (exception.line === undefined) return;
    counts.push(ofException(policy, exception, index, now, files, today));
  });
  return counts.sort((a, b) => a.line - b.line);
}

/** Of an ended exception those count that it would cover: they are open again. */
function ofException(policy: Policy, exception: PolicyException, index: number, now: readonly Finding[], files: readonly string[], today: string): PolicyEntryCount {
  const ended = isExpired(exception, today);
  const matched = now.filter(({ ruleId, file, entity }) => matchException(policy, { rule: ruleId, file, entity }, today)?.index === index);
  const alone = { ...policy, overrides: [{ files: exception.files, rules: {} }] };
  const noFiles = exception.files.length > 0 && !files.some((file) => overridesFor(alone, file).length > 0);
  return { kind: 'exception', line: exception.line ?? 1, findings: matched.map(place), added: [], hidden: [], covered: 0, ...(ended ? { ended } : {}), ...(noFiles ? { noFiles } : {}) };
}

function compare(now: readonly Finding[], then: readonly Finding[]): Pick<PolicyEntryCount, 'added' | 'hidden'> {
  const missingIn = (findings: readonly Finding[], others: readonly Finding[]): FindingPlace[] => {
    const known = new Set(others.flatMap((finding) => (finding.suppressed ? [] : [identity(finding)])));
    return places(findings.filter((finding) => !known.has(identity(finding))));
  };
  return { added: missingIn(now, then), hidden: missingIn(then, now) };
}

const identity = ({ file, ruleId, fingerprint }: Finding): string => `${file}\0${ruleId}\0${fingerprint}`;

const places = (findings: readonly Finding[]): FindingPlace[] => findings.flatMap((finding) => (finding.suppressed ? [] : [place(finding)]));

const place = ({ file, line, column }: Finding): FindingPlace => ({ file, line, column });
