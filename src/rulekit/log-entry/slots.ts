import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, type FunctionNode, propertyName, type SourceView } from '../../ast/index.ts';
import type { WrittenValue } from '../../model/index.ts';
import { type EntryRole, roleOf } from './names.ts';

/** One value that a function which writes the log wants. */
export interface Slot {
  name: string;
  role: EntryRole | 'fields' | undefined;
  required: boolean;
  /** Whether it takes a list. */
  list: boolean;
  /** What its type says it takes: texts, numbers, one of some words, something else with a name; undefined where no type is written. */
  takes?: 'text' | 'number' | 'other' | readonly string[];
  /** What another call hands in. */
  example?: WrittenValue;
}

/** The values that a function wants: by name in one object, or one by one. */
export interface Slots {
  style: 'object' | 'positional';
  slots: readonly Slot[];
}

/** Reads from its declaration what a function wants; undefined where that is in doubt. */
export function declaredSlots(fn: FunctionNode, source: SourceView): Slots | undefined {
  const [first, ...rest] = fn.params;
  const pattern = first?.type === 'AssignmentPattern' ? first.left : first;
  const type = pattern && 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
  const members = type && rest.length === 0 ? membersOf(type, source) : undefined;
  if (members) return named(members.flatMap((member) => (member.type === 'TSPropertySignature' ? [slotOf(propertyName(member) ?? '', !member.optional, member.typeAnnotation?.typeAnnotation, source)] : [])), members.length);
  if (pattern?.type === 'ObjectPattern') {
    if (type || rest.length > 0) return undefined;
    return named(pattern.properties.flatMap((property) => (property.type === 'Property' ? [slotOf(propertyName(property) ?? '', property.value.type !== 'AssignmentPattern', undefined, source)] : [])), pattern.properties.length);
  }
  const slots = fn.params.map((parameter) => {
    const inner = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    return inner.type === 'Identifier' ? slotOf(inner.name, parameter.type !== 'AssignmentPattern' && !inner.optional, inner.typeAnnotation?.typeAnnotation, source) : undefined;
  });
  return slots.length > 0 && slots.every((slot) => slot !== undefined) ? { style: 'positional', slots } : undefined;
}

/** What a call hands in, as slots of a function whose declaration says nothing. Undefined for a call that hands in something without a name. */
export function exampleSlots(values: readonly WrittenValue[]): Slots | undefined {
  const [only] = values;
  if (only?.kind !== 'object' || values.length !== 1) return undefined;
  const slots = only.properties.map(({ key, value }): Slot => ({ name: key, role: roleFor(key), required: true, list: value.kind === 'list' || (value.kind === 'code' && /\.map\(/.test(value.text)), example: value }));
  return slots.length > 0 ? { style: 'object', slots } : undefined;
}

/** The slots with what another call hands in. */
export function withExample({ style, slots }: Slots, values: readonly WrittenValue[]): Slots {
  const [only] = values;
  if (style === 'positional') return { style, slots: slots.map((slot, index) => (values[index] ? { ...slot, example: values[index] } : slot)) };
  const properties = only?.kind === 'object' ? only.properties : [];
  return { style, slots: slots.map((slot) => ({ ...slot, ...exampleOf(properties.find(({ key }) => key === slot.name)?.value) })) };
}

const exampleOf = (example: WrittenValue | undefined): { example?: WrittenValue } => (example ? { example } : {});

function named(slots: readonly Slot[], all: number): Slots | undefined {
  return slots.length === all && slots.length > 0 && slots.every(({ name }) => name !== '') ? { style: 'object', slots } : undefined;
}

function membersOf(type: TSESTree.TypeNode, source: SourceView): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const inner = type.typeArguments?.params[0];
  if (type.typeName.name === 'Readonly' && inner) return membersOf(inner, source);
  const declared = declarationOf(type.typeName, source)?.node;
  if (declared?.type === 'TSInterfaceDeclaration' && declared.extends.length === 0) return declared.body.body;
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? declared.typeAnnotation.members : undefined;
}

function slotOf(name: string, required: boolean, type: TSESTree.TypeNode | undefined, source: SourceView): Slot {
  const inner = withoutNothing(type);
  const listed = inner?.type === 'TSTypeOperator' ? inner.typeAnnotation : inner;
  const element = listed?.type === 'TSArrayType' ? listed.elementType : listed?.type === 'TSTypeReference' && listed.typeName.type === 'Identifier' && /^(?:Readonly)?Array$/.test(listed.typeName.name) ? listed.typeArguments?.params[0] : undefined;
  const list = element !== undefined || (inner === undefined && /(?:ids|subjects|targets|fields)$/i.test(name));
  const takes = takenBy(element ?? listed, source);
  return { name, role: roleFor(name), required, list, ...(takes === undefined ? {} : { takes }) };
}

/** A type without `null` and `undefined`. */
function withoutNothing(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  if (type?.type !== 'TSUnionType') return type;
  const rest = type.types.filter((part) => part.type !== 'TSNullKeyword' && part.type !== 'TSUndefinedKeyword');
  return rest.length === 1 ? rest[0] : type;
}

function takenBy(type: TSESTree.TypeNode | undefined, source: SourceView, depth = 0): Slot['takes'] {
  if (!type) return undefined;
  if (type.type === 'TSStringKeyword') return 'text';
  if (type.type === 'TSNumberKeyword' || type.type === 'TSBigIntKeyword') return 'number';
  if (type.type === 'TSAnyKeyword' || type.type === 'TSUnknownKeyword') return undefined;
  const words = wordsOfType(type);
  if (words) return words;
  if (type.type === 'TSUnionType' && type.types.some((part) => part.type === 'TSStringKeyword' || (part.type === 'TSTypeReference' && takenBy(part, source, depth) === 'text'))) return type.types.every((part) => part.type === 'TSStringKeyword') ? 'text' : undefined;
  const declared = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && depth < 3 ? declarationOf(type.typeName, source)?.node : undefined;
  return declared?.type === 'TSTypeAliasDeclaration' ? takenBy(declared.typeAnnotation, source, depth + 1) : 'other';
}

/** `'view' | 'export'` */
function wordsOfType(type: TSESTree.TypeNode): readonly string[] | undefined {
  const parts = type.type === 'TSUnionType' ? type.types : [type];
  const words = parts.map((part) => (part.type === 'TSLiteralType' && part.literal.type === 'Literal' && typeof part.literal.value === 'string' ? part.literal.value : undefined));
  return words.every((word) => word !== undefined) ? words : undefined;
}

function roleFor(name: string): Slot['role'] {
  return /^(?:accessed|data|field|personal)?_?(?:fields?|fieldnames|columns?)$/i.test(name) ? 'fields' : roleOf(name);
}
