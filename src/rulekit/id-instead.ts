import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../ast/index.ts';
import type { PersonalValue } from '../flow/index.ts';
import type { TextEdit } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';

/**
 * Writes the id of the same record in place of a personal value, where the code for it is certain:
 * `customer.id` for `customer.email` and for `customer`; `{ email: customer.email }` becomes `{ id: customer.id }`.
 */
export function idInstead(value: PersonalValue, env: Pick<RuleEnv<string>, 'accesses' | 'project'>): TextEdit | undefined {
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const key = entity?.fields.find((field) => field.name === 'id' && !field.personal)?.name;
  const holder = holderOf(value);
  if (key === undefined || !holder || !isWholeExpression(value.node) || !isLoaded(key, holder, env)) return undefined;
  const { node } = value;
  const optional = node.type === 'MemberExpression' && node.optional;
  const code = `${holder.name}${optional ? '?.' : '.'}${key}`;
  const property = node.parent?.type === 'ChainExpression' ? node.parent.parent : node.parent;
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression') return { range: node.range, text: code };
  const taken = property.parent.properties.some((other) => other.type !== 'Property' || propertyName(other) === key);
  return taken ? undefined : { range: property.range, text: `${key}: ${code}` };
}

/** A shorthand property or spread cannot simply be replaced by another expression. */
export function isWholeExpression(node: TSESTree.Node): boolean {
  const { parent } = node;
  return !(parent?.type === 'Property' && parent.shorthand) && parent?.type !== 'SpreadElement';
}

/** `customer` for `customer.email`, and for `customer` itself; lists have no single id. */
function holderOf({ node, via }: PersonalValue): TSESTree.Identifier | undefined {
  if (node.type === 'MemberExpression' && via === 'field') return node.object.type === 'Identifier' ? node.object : undefined;
  return node.type === 'Identifier' && via === 'record' && !/(?:s|list|rows|results|all)$/i.test(node.name) ? node : undefined;
}

/** False when the variable holds rows of a read whose projection leaves the key out, or may. */
function isLoaded(key: string, holder: TSESTree.Identifier, { accesses }: Pick<RuleEnv<string>, 'accesses'>): boolean {
  return accesses.every(({ result, projection }) => {
    if (projection.kind === 'all' || !result.bindings.includes(holder.name)) return true;
    return projection.kind === 'fields' ? projection.fields.includes(key) : projection.kind === 'except' && !projection.fields.includes(key);
  });
}
