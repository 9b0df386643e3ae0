import type { CheckOptions } from '../engine/check.ts';
import type { AccessLogPlan, AccessLogPlanRequest } from '../engine/plan-access-log.ts';
import type { Locale, Localized } from '../l10n/index.ts';
import type { AccessLogReport, AccessReport, CheckResult, PolicyChange, PolicyTestReport, ScopeReport } from '../model/index.ts';
import type * as catalogQuestions from '../engine/catalog-questions.ts';
import type { CatalogRequest, ReadCatalog } from '../engine/read-catalog.ts';
import type { PolicyPreviewRequest } from '../engine/preview-policy.ts';
import type { PolicyTestRequest } from '../engine/policy-tests.ts';
import type { CatalogReview } from '../engine/review-catalog.ts';
import type { RuleDoc } from '../report/context.ts';

/** What the command line asks of the engine for one run. */
export type CheckRequest = Omit<CheckOptions, 'root'>;

/** Checks files; throws the engine's `UsageError` and `PolicyError`. */
export type Check = (request: CheckRequest) => Promise<CheckResult>;

/** Which files' data accesses are asked for. */
export type AccessRequest = Pick<CheckOptions, 'paths' | 'policyFile' | 'preset'>;

/** What the tool says of its rules and categories. */
export interface Descriptions {
  rules: readonly RuleDoc[];
  categoryLabel(id: string): Localized | undefined;
}

/** The catalog and what can be asked of it. */
export interface CatalogPart extends Pick<typeof catalogQuestions, 'categoryLabel' | 'explain' | 'findNamed' | 'policyName' | 'whyNotPersonal' | 'yamlText'> {
  read(request: CatalogRequest): Promise<ReadCatalog>;
  review(read: ReadCatalog, request: CatalogRequest): Promise<CatalogReview>;
  /** Ids of all categories. */
  categories: readonly string[];
}

/** The heavy parts, loaded when a command first needs them: help and version must start at once. */
export interface Parts {
  loadCheck(): Promise<Check>;
  loadCatalog(): Promise<CatalogPart>;
  loadAccesses(): Promise<(request: AccessRequest, language: Locale) => AccessReport>;
  loadAccessLogs(): Promise<(request: AccessRequest) => AccessLogReport>;
  loadPolicyTests(): Promise<(request: PolicyTestRequest) => PolicyTestReport>;
  loadPolicyPreview(): Promise<(request: PolicyPreviewRequest) => Promise<PolicyChange>>;
  loadScopes(): Promise<(request: AccessRequest) => ScopeReport>;
  loadAccessLogPlan(): Promise<(request: AccessLogPlanRequest) => AccessLogPlan>;
  loadDescriptions(): Promise<Descriptions>;
}
