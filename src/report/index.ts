import type { CheckResult } from '../model/index.ts';
import type { ReportContext } from './context.ts';
import { htmlReport } from './html/html.ts';
import { jsonReport } from './json.ts';
import { prettyReport } from './pretty.ts';
import { sarifReport } from './sarif.ts';

export { type AgentField, type AgentFinding, agentFields, agentFieldsText, agentFinding, agentFindingText, agentProblemText } from './agent.ts';
export { ruleName } from './context.ts';
export type { ReportContext, RuleDoc } from './context.ts';
export { policyErrors } from './policy-errors.ts';
export type { PolicyErrorContext } from './policy-errors.ts';

/** Every report format by the name users give it. */
export const reports = {
  pretty: prettyReport,
  json: jsonReport,
  sarif: sarifReport,
  html: htmlReport,
} as const satisfies Record<string, (result: CheckResult, context: ReportContext) => string>;
