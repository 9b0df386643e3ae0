import type { ChangedFinding, ChangedSetting, Finding, FindingCounts, PolicyChange } from '../model/index.ts';
import { explainPolicy, isIgnored, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { findingsUnder, type JudgeOptions } from './project-under-policy.ts';
import type { WholeProject } from './whole-project.ts';

/**
 * Judges a project under two policies and says which findings appear, go, or count differently.
 * Findings are the same when their file, rule and fingerprint are: a finding whose text alone changes is none.
 * @throws the signal's reason
 */
export async function comparePolicies(project: WholeProject, before: Policy, after: Policy, options: JudgeOptions = {}): Promise<PolicyChange> {
  const halves = (half: 0 | 1): JudgeOptions => ({ ...options, ...(options.onProgress ? { onProgress: (done, total) => options.onProgress?.(half * total + done, 2 * total) } : {}) });
  const then = findingsUnder(before, await project.under(before).judge(halves(0)));
  const now = findingsUnder(after, await project.under(after).judge(halves(1)));
  const old = byIdentity(then);
  const current = byIdentity(now);
  const appear: ChangedFinding[] = [];
  const go: ChangedFinding[] = [];
  const differ: ChangedFinding[] = [];
  const settingsOf = changedSettings(before, after);
  for (const [identity, finding] of current) {
    if (finding.suppressed) continue;
    const was = old.get(identity);
    const settings = settingsOf(finding);
    if (!was) appear.push({ finding, why: absent(finding, before) ?? 'found', settings });
    else if (was.suppressed) appear.push({ finding, why: 'uncovered', settings });
    else if (was.severity !== finding.severity) differ.push({ finding, why: 'severity', was: was.severity, settings });
  }
  for (const [identity, finding] of old) {
    if (finding.suppressed) continue;
    const is = current.get(identity);
    if (is && !is.suppressed) continue;
    const gone = absent(finding, after);
    go.push({ finding: is ?? finding, why: is ? 'covered' : gone === 'on' ? 'off' : gone === 'checked' ? 'ignored' : 'lost', settings: settingsOf(finding) });
  }
  return { root: project.root, before: counts(then), after: counts(now), appear, go, differ };
}

function byIdentity(findings: readonly Finding[]): Map<string, Finding> {
  return new Map(findings.map((finding) => [`${finding.file}\0${finding.ruleId}\0${finding.fingerprint}`, finding]));
}

/** Why a policy alone keeps a finding away: the other policy checks the file, or has the rule on. */
function absent({ file, ruleId }: Finding, policy: Policy): 'checked' | 'on' | undefined {
  if (isIgnored(policy, file)) return 'checked';
  return policyFor(policy, file).severity(ruleId) === 'off' ? 'on' : undefined;
}

/** The settings that could be why: those of the finding's rule and the bounds that all rules see. */
function changedSettings(before: Policy, after: Policy): (finding: Finding) => ChangedSetting[] {
  const files = new Map<string, ChangedSetting[]>();
  const ofFile = (file: string): ChangedSetting[] => {
    const known = files.get(file);
    if (known) return known;
    const old = new Map(explainPolicy(before, file).map(({ setting, value }) => [setting, value]));
    const changed = explainPolicy(after, file).flatMap(({ setting, value, line }): ChangedSetting[] => {
      const was = old.get(setting);
      return was === undefined || was === value ? [] : [{ setting, before: was, after: value, ...(line === undefined ? {} : { line }) }];
    });
    files.set(file, changed);
    return changed;
  };
  return ({ file, ruleId }) => ofFile(file).filter(({ setting }) => !setting.startsWith('rules.') || `crm-guard/${setting.slice('rules.'.length)}` === ruleId);
}

function counts(findings: readonly Finding[]): FindingCounts {
  const open = findings.filter(({ suppressed }) => suppressed === null);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: open.length - errors, suppressed: findings.length - open.length };
}
