import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, textOf } from '../ast/index.ts';
import type { PersonalValue } from '../flow/index.ts';
import type { TextEdit } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
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
  if (names.some((name) => name === undefined)) return undefined;
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
    const code = `${masker}(${textOf(env.source, node)})`;
    const place = places[index];
    const shorthand = place?.kind === 'property' && place.property.shorthand;
    codes.push(code);
    edits.push({ range: node.range, text: shorthand ? `${propertyName(place.property)}: ${code}` : code });
  }
  return { kind: 'mask', code: codes.join(', '), edits };
}

/** The id of the record that a value is, or is a field of. */
function idOf(value: PersonalValue, env: RuleEnv<string>): { text: string; key: string; holder: string } | undefined {
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const key = entity?.fields.find((field) => field.name === 'id' && !field.personal)?.name;
  const holder = holderOf(value);
  if (key === undefined || !holder || !isLoaded(key, holder, env)) return undefined;
  const { node } = value;
  return { text: `${holder.name}${node.type === 'MemberExpression' && node.optional ? '?.' : '.'}${key}`, key, holder: holder.name };
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

function isInScope(name: string, node: TSESTree.Node, env: RuleEnv<string>): boolean {
  for (let scope = env.source.getScope(node) as ReturnType<typeof env.source.getScope> | null; scope; scope = scope.upper) if (scope.set.has(name)) return true;
  return false;
}
