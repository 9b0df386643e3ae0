import type { TSESTree } from '@typescript-eslint/types';
import { mentionedScopes, scopeStem, scopeWord } from '../../catalog/index.ts';
import type { DataAccess, Filter, FilterField, ScopeView } from '../../model/index.ts';
import { type SourceView, textOf } from '../../ast/index.ts';

/**
 * True when the conditions of an access tie it to a tenant or owner: a field of that name, in a
 * related record or a compound key too, a helper of the policy, or, in what no reader takes apart
 * (sub-selects, conditions of joins), the text.
 */
export function carriesScope(access: DataAccess, scopes: ScopeView, source: SourceView): boolean {
  if (tied(access)) return true;
  const stems = new Set(scopes.fields.map(({ field }) => scopeStem(field)));
  for (const node of [access.node, access.via]) {
    const text = node && textOf(source, node);
    if (text === undefined) continue;
    if (namesAny(text, scopes.helpers)) return true;
    for (const stem of mentionedScopes(text)) if (stems.has(stem)) return true;
  }
  return false;
}

/** Whether a call of one of the functions stands in a text. */
export function namesAny(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const short = name.slice(name.lastIndexOf('.') + 1);
    for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + 1)) {
      if (!/[\p{ID_Continue}$]/u.test(text.charAt(at - 1)) && !/[\p{ID_Continue}$]/u.test(text.charAt(at + short.length))) return true;
    }
    return false;
  });
}

function tied({ filter, related }: DataAccess): boolean {
  return ties(filter) || related.some(tied);
}

function ties(filter: Filter): boolean {
  return filter.kind === 'fields' && filter.fields.some(isTie);
}

function isTie({ name, alternatives, value }: FilterField): boolean {
  if (alternatives) return alternatives.every((fields) => fields.some(isTie));
  return name.split(/[.\s]/).some((part) => scopeWord(part) !== undefined || isQualified(part) || isCompound(part)) || isScopeValue(value);
}

/** `buyerTenantId`, `parent_organization_id`: one of several tenants that a record has to do with. */
function isQualified(name: string): boolean {
  const words = name.replace(/([a-z\d])(?=[A-Z])/g, '$1_').split('_');
  return words.length > 2 && /^(?:id|uuid|guid)$/i.test(words.at(-1) ?? '') && scopeWord(words.slice(-2).join('_')) === 'tenant';
}

/** `organizationId_email`: a compound key with the tenant in it. */
function isCompound(name: string): boolean {
  const parts = name.split('_');
  return parts.length > 1 && parts.some((part, at) => scopeWord(part) !== undefined || (at > 0 && scopeWord(`${parts[at - 1]}_${part}`) !== undefined));
}

/** `customer: customerOfTenant(orgId)`, `branch: { organization }`. */
function isScopeValue(value: TSESTree.Node | undefined): boolean {
  return value?.type === 'MemberExpression' && value.property.type === 'Identifier' && !value.computed && isTenantName(value.property.name);
}

/** Whether a condition's field is one by which the project keeps its tenants apart. */
export function isTenantField(name: string, { fields }: ScopeView): boolean {
  const stem = scopeStem(name.slice(name.lastIndexOf('.') + 1));
  return fields.some(({ field, entities }) => entities === undefined && scopeWord(field) !== 'owner' && scopeStem(field) === stem);
}

function isTenantName(name: string): boolean {
  const word = scopeWord(name);
  return word === 'tenant' || (word === 'group' && /id$/i.test(name));
}
