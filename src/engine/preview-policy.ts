import type { PolicyChange } from '../model/index.ts';
import { PolicyError } from './errors.ts';
import { comparePolicies } from './policy-change.ts';
import type { JudgeOptions } from './project-under-policy.ts';
import { WholeProject, type WholeProjectOptions } from './whole-project.ts';

/** Which two policies are compared. */
export interface PolicyPreviewRequest extends WholeProjectOptions {
  /** Text of the policy before; null for none; undefined for the one on disk. */
  before?: string | null;
  /** File the text before is read from, where it is another one. */
  beforeFile?: string;
  /** Text of the policy after; undefined for the one on disk. */
  after?: string;
}

/**
 * What a change of the policy does to the project's findings.
 * @throws PolicyError when one of the two has errors: half a policy says nothing.
 */
export async function previewPolicy(request: PolicyPreviewRequest, options: JudgeOptions = {}, project = new WholeProject(request)): Promise<PolicyChange> {
  const before = project.policy(request.before, request.beforeFile);
  const after = project.policy(request.after);
  for (const { errors } of [after, before]) if (errors.length > 0) throw new PolicyError(errors);
  return comparePolicies(project, before.policy, after.policy, options);
}
