import path from 'node:path';
import type { Catalog, CatalogEntity } from '../model/index.ts';
import type { PolicyEntry } from '../policy/edit-policy.ts';
import type { Policy, RuleSeverity } from '../policy/types.ts';
import { moduleFrom } from '../project/index.ts';
import type { CalledFunction } from './called-functions.ts';
import { fieldNamed, policyName } from './catalog-questions.ts';

/** What somebody decided about the project, for its policy to say. `file` is relative to the root. */
export type PolicyMark =
  | { kind: 'field'; entity: string; field: string; /** False: not personal data. */ category: string | false }
  | { kind: 'rule'; /** Without prefix. */ rule: string; severity: RuleSeverity }
  | ({ kind: 'accessLog' | 'masker' } & Pick<CalledFunction, 'name' | 'file' | 'package'>);

/** What the project says that a mark is about. */
export interface MarkedProject {
  /** Absolute. */
  root: string;
  catalog: Catalog;
  policy: Policy;
}

/** The entry of the policy that a mark is, under the names that the policy already uses. @param policyFolder absolute */
export function markEntry(mark: PolicyMark, policyFolder: string, { root, catalog, policy }: MarkedProject): PolicyEntry {
  if (mark.kind === 'field') return fieldEntry(mark, catalog, policy);
  if (mark.kind === 'rule') return { path: ['rules', mark.rule], value: mark.severity };
  if (mark.kind === 'masker') return { path: ['maskers'], item: mark.name };
  const module = mark.package ?? (mark.file === undefined ? undefined : moduleFrom(policyFolder, path.join(root, mark.file)));
  return { path: ['accessLog', 'functions'], item: module === undefined ? mark.name : { name: mark.name, module } };
}

function fieldEntry({ entity: named, field: name, category }: Extract<PolicyMark, { kind: 'field' }>, catalog: Catalog, policy: Policy): PolicyEntry {
  const entity = entityNamed(named, catalog);
  const decision = policy.entities.find((one) => one.name === named || (entity !== undefined && entityNamed(one.name, catalog) === entity));
  const field = entity && fieldNamed(entity, name);
  const written = Object.keys(decision?.fields ?? {}).find((one) => one === name || (entity !== undefined && field !== undefined && fieldNamed(entity, one) === field));
  return { path: ['entities', decision?.name ?? named, 'fields', written ?? name], value: category };
}

/** `Customer`, or `salesforce.Contact` of a customer system. */
function entityNamed(name: string, catalog: Catalog): CatalogEntity | undefined {
  return catalog.find(name) ?? catalog.data.entities.find((entity) => policyName(entity) === name);
}
