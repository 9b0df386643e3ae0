import type { TSESTree } from '@typescript-eslint/types';
import { scopeWord } from '../../catalog/index.ts';
import { type FunctionNode, isForeign, isFunction, isInside, propertyName, type SourceView, textOf, unwrapAwait, walk } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, FilterField, ScopeView } from '../../model/index.ts';
import { carriesScope } from './carried.ts';

/**
 * True when the record behind a key was looked up within its tenant before, in the same function: by another
 * access with the same key and the tenant's condition, or by a call that is given both.
 */
export function isOfKnownRecord(access: DataAccess, accesses: readonly DataAccess[], scopes: ScopeView, source: SourceView): boolean {
  const at = access.via ?? access.node;
  const fn = isForeign(at, source) ? undefined : outermostFunction(at);
  const keys = new Set(valuesOf(access).map((value) => textOf(source, value)));
  if (!fn || keys.size === 0) return false;
  const isBefore = (node: TSESTree.Node): boolean => !isForeign(node, source) && node.range[1] <= at.range[0] && isInside(node, fn);
  const isSame = (value: TSESTree.Node): boolean => keys.has(textOf(source, value));
  if (accesses.some((other) => other !== access && isBefore(other.node) && valuesOf(other).some(isSame) && carriesScope(other, scopes, source))) return true;
  let found = false;
  walk(fn.body, (node) => {
    if (node.type === 'CallExpression' && isBefore(node) && accesses.every((other) => other.node !== node)) {
      const given = node.arguments.flatMap(partsOf);
      found ||= given.some(isSame) && given.some((value) => isTenant(value));
    }
    return !found;
  });
  return found;
}

/** The account somebody signs in with: it has the secret that they sign in with. */
const isAccount = (entity: CatalogEntity): boolean => entity.fields.some(({ personal }) => personal?.category === 'auth.credential');
const USER_KEY = /^(?:user_?id|uid|current_?user_?id|me)$/i;
const SOMEBODY = /(?:^|_|[a-z])(?:user|actor|admin|operator|staff|viewer|requester|caller)_?(?:id)?$/i;

/**
 * True when an account is found by the `userId` that a function is given and nobody else is named who might
 * be asking: the function works for whoever that is. With an actor beside it, it works on somebody else.
 */
export function isOwnAccount(access: DataAccess, entity: CatalogEntity, source: SourceView): boolean {
  const at = access.via ?? access.node;
  const fn = isForeign(at, source) ? undefined : outermostFunction(at);
  if (!fn || !isAccount(entity)) return false;
  const names = fn.params.flatMap(namesOf);
  return valuesOf(access).some((value) => value.type === 'Identifier' && USER_KEY.test(value.name) && names.includes(value.name)) && names.filter((name) => SOMEBODY.test(name)).length === 1;
}

function namesOf(parameter: TSESTree.Node): string[] {
  switch (parameter.type) {
    case 'Identifier':
      return [parameter.name];
    case 'AssignmentPattern':
      return namesOf(parameter.left);
    case 'TSParameterProperty':
      return namesOf(parameter.parameter);
    case 'ObjectPattern':
      return parameter.properties.flatMap((property) => (property.type === 'Property' ? namesOf(property.value) : []));
    default:
      return [];
  }
}

function valuesOf({ filter }: DataAccess): TSESTree.Node[] {
  if (filter.kind !== 'fields') return [];
  return filter.fields.flatMap(({ op, value, name }: FilterField) => ((op === 'eq' || op === 'in') && value && /(?:id|uuid|key|slug|code)s?$/i.test(name) && scopeWord(name) !== 'tenant' ? [unwrapAwait(value)] : []));
}

/** What a call is given, also in an object. */
function partsOf(argument: TSESTree.CallExpressionArgument): TSESTree.Node[] {
  const value = unwrapAwait(argument);
  return value.type === 'ObjectExpression' ? value.properties.flatMap((property) => (property.type === 'Property' ? [unwrapAwait(property.value)] : [])) : [value];
}

function isTenant(value: TSESTree.Node): boolean {
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
  const word = name === undefined ? undefined : scopeWord(name);
  return word === 'tenant' || (word === 'group' && /id$/i.test(name ?? ''));
}

function outermostFunction(node: TSESTree.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) found = current;
  return found;
}
