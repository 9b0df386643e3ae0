import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, textOf } from '../ast/index.ts';
import type { PersonalValue } from '../flow/index.ts';
import type { TextEdit } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { maskerFor } from './maskers.ts';

/** What can stand in the place of a personal value. */
export interface SaferValue {
  kind: 'id' | 'mask';
  /** As it will be written. */
  code: string;
  edits: readonly TextEdit[];
}

/** The id of the same record, and the project's own masker: only where the code for them is certain. */
export function saferValues(value: PersonalValue, env: RuleEnv<string>): SaferValue[] {
  const suggestions: SaferValue[] = [];
  if (!isWholeExpression(value.node)) return suggestions;
  const id = idInstead(value, env);
  if (id) suggestions.push({ kind: 'id', code: id.text, edits: [id] });
  const masker = value.via === 'record' ? undefined : maskerFor(value.fields, env.project.maskers.filter((name) => isInScope(name, value.node, env)));
  if (masker !== undefined) {
    const code = `${masker}(${textOf(env.source, value.node)})`;
    suggestions.push({ kind: 'mask', code, edits: [{ range: value.node.range, text: code }] });
  }
  return suggestions;
}

/** `customer.id` for `customer.email` and for `customer`; `{ email: customer.email }` becomes `{ id: customer.id }`. */
function idInstead(value: PersonalValue, env: RuleEnv<string>): TextEdit | undefined {
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const key = entity?.fields.find((field) => field.name === 'id' && !field.personal)?.name;
  const holder = holderOf(value);
  if (key === undefined || !holder || !isLoaded(key, holder, env)) return undefined;
  const { node } = value;
  const optional = node.type === 'MemberExpression' && node.optional;
  const code = `${holder.name}${optional ? '?.' : '.'}${key}`;
  const property = node.parent?.type === 'ChainExpression' ? node.parent.parent : node.parent;
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression') return { range: node.range, text: code };
  const taken = property.parent.properties.some((other) => other.type !== 'Property' || propertyName(other) === key);
  return taken ? undefined : { range: property.range, text: `${key}: ${code}` };
}

/** `customer` for `customer.email`, and for `customer` itself; lists have no single id. */
function holderOf({ node, via, origin }: PersonalValue): TSESTree.Identifier | undefined {
  // An object that was built of records has no id of theirs.
  if (origin !== undefined && node.type === 'MemberExpression') return undefined;
  if (node.type === 'MemberExpression' && via === 'field') return node.object.type === 'Identifier' ? node.object : undefined;
  return node.type === 'Identifier' && via === 'record' && origin === undefined && !/(?:s|list|rows|results|all)$/i.test(node.name) ? node : undefined;
}

/** False when the variable holds rows of a read whose projection leaves the key out, or may. */
function isLoaded(key: string, holder: TSESTree.Identifier, env: RuleEnv<string>): boolean {
  return env.accesses.every(({ result, projection }) => {
    if (projection.kind === 'all' || !result.bindings.includes(holder.name)) return true;
    return projection.kind === 'fields' ? projection.fields.includes(key) : projection.kind === 'except' && !projection.fields.includes(key);
  });
}

/** A shorthand property or spread cannot simply be replaced by another expression. */
function isWholeExpression(node: TSESTree.Node): boolean {
  const { parent } = node;
  return !(parent?.type === 'Property' && parent.shorthand) && parent?.type !== 'SpreadElement';
}

function isInScope(name: string, node: TSESTree.Node, env: RuleEnv<string>): boolean {
  for (let scope = env.source.getScope(node) as ReturnType<typeof env.source.getScope> | null; scope; scope = scope.upper) if (scope.set.has(name)) return true;
  return false;
}
