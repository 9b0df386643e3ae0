export { planAccessLogHelper } from './plan.ts';
export type { HelperPlan, HelperRequest, PlannedHelper } from './plan.ts';
