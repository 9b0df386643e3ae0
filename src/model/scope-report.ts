import type { ScopeConvention } from './project.ts';

/** How a project keeps the records of tenants or owners apart, as CRM Guard understood it: for people and other tools to look at. */
export interface ScopeReport {
  root: string;
  /** Fields in force, with the entities of people that each ties; `through` are those that belong to a record which has it. */
  fields: readonly (ScopeConvention & { ties: readonly string[]; through: readonly string[] })[];
  /** What the code shows and the policy does not name, or what came close to being learnt. */
  others: readonly ScopeConvention[];
  /** Entities with personal data that nothing ties, and that nobody exempted. */
  untied: readonly string[];
}
