import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, functionNamed, isInside, propertyName, textOf, unwrapAwait } from '../ast/index.ts';
import { mayHaveField, type PersonalValue } from '../flow/index.ts';
import type { TextEdit } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { valueEnvOf } from './leaks.ts';
import { maskerFor } from './maskers.ts';
import { placesOf, type PlaceOfValue, replacePlaces } from './value-places.ts';

/** What can stand in the place of personal values. */
export interface SaferValue {
  /** `out`: they are left out, since the object says enough without them. */
  kind: 'id' | 'out' | 'mask';
  /** As it will be written; the names that are left out. */
  code: string;
  edits: readonly TextEdit[];
}

/** The id of the same record, and the project's own masker: only where the code for them is certain. */
export function saferValues(value: PersonalValue, env: RuleEnv<string>): SaferValue[] {
  return saferTogether([value], env);
}

/** The same for all values that one sink gets: one change for all of them. */
export function saferTogether(values: readonly PersonalValue[], env: RuleEnv<string>): SaferValue[] {
  const each = values.filter(({ node }, index) => values.findIndex((other) => other.node === node) === index).sort((a, b) => a.node.range[0] - b.node.range[0]);
  const places = placesOf(each.map(({ node }) => node));
  if (!places) return [];
  const ids = idsInstead(each, places, env);
  return [ids, ids?.kind === 'id' ? undefined : leftOut(places), masked(each, places, values, env)].flatMap((one) => one ?? []);
}

/** `customer.id` for `customer.email` and for `customer`, once where several fields of one record stand together. */
function idsInstead(values: readonly PersonalValue[], places: readonly PlaceOfValue[], env: RuleEnv<string>): SaferValue | undefined {
  const codes: string[] = [];
  const instead: (string | null)[] = [];
  let before: string | undefined;
  for (const [index, value] of values.entries()) {
    const place = places[index] as PlaceOfValue;
    const code = idOf(value, env);
    if (code === undefined) return undefined;
    if (code.text === before && place.follows) {
      instead.push(null);
      continue;
    }
    // Fields of one record that stand apart would all become the same id.
    if (codes.includes(code.text)) return undefined;
    before = code.text;
    if (place.kind !== 'property') {
      codes.push(code.text);
      instead.push(code.text);
      continue;
    }
    const key = place.property.shorthand ? `${code.holder}Id` : code.key;
    const others = place.object.properties.filter((other) => other !== place.property);
    if (others.some((other) => other.type === 'Property' && textOf(env.source, other.value) === code.text)) return undefined;
    if (others.some((other) => other.type !== 'Property' || propertyName(other) === key)) return undefined;
    codes.push(`${key}: ${code.text}`);
    instead.push(`${key}: ${code.text}`);
  }
  const edits = replacePlaces(places, instead);
  return edits && { kind: 'id', code: codes.join(', '), edits };
}

/** `{ userId: user.id, email: user.email }` says who it is without the address. */
function leftOut(places: readonly PlaceOfValue[]): SaferValue | undefined {
  const names = places.map((place) => (place.kind === 'property' ? propertyName(place.property) : undefined));
  // Without what it goes by nobody knows whom it is about.
  if (names.some((name) => name === undefined || /^(?:id|key|identifier)$|[a-z]Id$|_id$/.test(name))) return undefined;
  const edits = replacePlaces(places, places.map(() => null));
  return edits && { kind: 'out', code: names.join(', '), edits };
}

function masked(each: readonly PersonalValue[], places: readonly PlaceOfValue[], values: readonly PersonalValue[], env: RuleEnv<string>): SaferValue | undefined {
  const codes: string[] = [];
  const edits: TextEdit[] = [];
  for (const [index, { node, via }] of each.entries()) {
    const fields = values.flatMap((value) => (value.node === node ? value.fields : []));
    const masker = via === 'record' ? undefined : maskerFor(fields, env.project.maskers.filter((name) => isInScope(name, node, env)));
    if (masker === undefined) return undefined;
    const orNothing = takesTextOnly(masker, node, env) && each[index] && mayBeAbsent(each[index], env) ? " ?? ''" : '';
    const code = `${masker}(${textOf(env.source, node)}${orNothing})`;
    const place = places[index];
    const shorthand = place?.kind === 'property' && place.property.shorthand;
    codes.push(code);
    edits.push({ range: node.range, text: shorthand ? `${propertyName(place.property)}: ${code}` : code });
  }
  return { kind: 'mask', code: codes.join(', '), edits };
}

/** True where the masker is a function of the project that cannot be given `undefined`. */
function takesTextOnly(masker: string, node: TSESTree.Node, env: RuleEnv<string>): boolean {
  const name = variableNamed(masker, node, env)?.identifiers[0];
  const [value] = (name?.type === 'Identifier' && functionNamed(name, env.source)?.params) || [];
  return value?.type === 'Identifier' && !value.optional && value.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword';
}

/** A field of which nobody says that it is always there: of the schemas, only Prisma's type (`String`, not `String?`) does. */
function mayBeAbsent({ node, via, entity, fields }: PersonalValue, { project }: RuleEnv<string>): boolean {
  if (node.type !== 'MemberExpression' || via !== 'field' || entity === undefined) return false;
  const type = project.catalog.find(entity)?.fields.find(({ name }) => name === fields[0]?.name)?.type;
  return node.optional || type === undefined || !/^[A-Z]\w*$/.test(type);
}

/** The id of the record that a value is, or is a field of. */
function idOf(value: PersonalValue, env: RuleEnv<string>): { text: string; key: string; holder: string } | undefined {
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const key = entity?.fields.find((field) => field.name === 'id' && !field.personal)?.name;
  const holder = holderOf(value, env);
  if (key === undefined || !holder || !isLoaded(key, holder, env) || !mayHaveField(holder, key, valueEnvOf(env))) return undefined;
  const { node } = value;
  return { text: `${holder.name}${node.type === 'MemberExpression' && node.optional ? '?.' : '.'}${key}`, key, holder: holder.name };
}

/** `customer` for `customer.email`, and for `customer` itself; lists have no single id. */
function holderOf({ node, via, origin, access }: PersonalValue, { source }: RuleEnv<string>): TSESTree.Identifier | undefined {
  // An object that was built of records has no id of theirs.
  if (origin !== undefined && node.type === 'MemberExpression') return undefined;
  if (node.type === 'MemberExpression' && via === 'field') return node.object.type === 'Identifier' ? node.object : undefined;
  if (node.type === 'Identifier' && access?.cardinality === 'many' && holdsAnswer(node, access.node, source)) return undefined;
  return node.type === 'Identifier' && via === 'record' && origin === undefined && !/(?:s|list|rows|results|all)$/i.test(node.name) ? node : undefined;
}

/** True for a variable that holds what a read answers as a whole: a list, or a page around one. */
function holdsAnswer(name: TSESTree.Identifier, read: TSESTree.Node, source: RuleEnv<string>['source']): boolean {
  const { references = [] } = findVariable(name, source) ?? {};
  return references.some(({ identifier, writeExpr }) => writeExpr && (identifier.parent.type === 'VariableDeclarator' ? identifier.parent.id : identifier.parent.type === 'AssignmentExpression' ? identifier.parent.left : undefined) === identifier && unwrapAwait(writeExpr as TSESTree.Node) === read);
}

/** False when the variable holds rows of a read whose projection leaves the key out, or may. */
function isLoaded(key: string, holder: TSESTree.Identifier, env: RuleEnv<string>): boolean {
  const block = findVariable(holder, env.source)?.scope.block;
  return env.accesses.every(({ node, result, projection }) => {
    if (projection.kind === 'all' || !result.bindings.includes(holder.name) || (block && !isInside(node, block))) return true;
    return projection.kind === 'fields' ? projection.fields.includes(key) : projection.kind === 'except' && !projection.fields.includes(key);
  });
}

function isInScope(name: string, node: TSESTree.Node, env: RuleEnv<string>): boolean {
  return variableNamed(name, node, env) !== undefined;
}

type Scope = ReturnType<RuleEnv<string>['source']['getScope']>;

function variableNamed(name: string, node: TSESTree.Node, env: RuleEnv<string>): ReturnType<Scope['set']['get']> {
  for (let scope: Scope | null = env.source.getScope(node); scope; scope = scope.upper) if (scope.set.has(name)) return scope.set.get(name);
  return undefined;
}
