import { readFileSync } from 'node:fs';
import { TAXONOMY } from '../catalog/index.ts';
import type { Problem } from '../model/index.ts';
import { defaultPolicy, loadPolicy } from '../policy/index.ts';
import type { Policy, PolicyDiagnostic } from '../policy/types.ts';
import { findPolicyFile, relativeTo } from '../project/index.ts';
import { UsageError } from './errors.ts';
import { ruleInfos } from './known-rules.ts';

const CATEGORIES = TAXONOMY.map(({ id }) => id);

/** A policy ready for use, or the errors that forbid it. */
export interface LoadedRootPolicy {
  policy: Policy;
  errors: readonly PolicyDiagnostic[];
  warnings: readonly PolicyDiagnostic[];
}

/**
 * Loads the policy of a root: the named file, the one found there, or the preset's defaults.
 * @throws UsageError when a named policy file cannot be read.
 */
export function loadRootPolicy(root: string, options: { policyFile?: string; preset?: 'recommended' | 'strict'; today: string; text?: string }): LoadedRootPolicy {
  const file = options.policyFile ?? findPolicyFile(root);
  const common = { rules: ruleInfos, categories: CATEGORIES, today: options.today, ...(options.preset ? { preset: options.preset } : {}) };
  if (file === undefined) return { policy: defaultPolicy(options.preset ?? 'recommended', ruleInfos), errors: [], warnings: [] };
  const { policy, diagnostics } = loadPolicy(options.text ?? readPolicyFile(file), file, common);
  return {
    policy,
    errors: diagnostics.filter(({ severity }) => severity === 'error'),
    warnings: diagnostics.filter(({ severity }) => severity === 'warning'),
  };
}

function readPolicyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`policy file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A diagnostic of the policy as a problem of the run. */
export function policyProblem(diagnostic: PolicyDiagnostic, root: string): Problem {
  return { kind: diagnostic.severity === 'error' ? 'policy-error' : 'policy-warning', file: relativeTo(root, diagnostic.file), line: diagnostic.line, column: diagnostic.column, message: diagnostic.message };
}
