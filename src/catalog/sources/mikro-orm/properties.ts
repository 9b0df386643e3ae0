import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unrollChain, unwrap } from '../../../ast/index.ts';
import { annotate } from '../annotate.ts';
import type { SourceText } from '../source-text.ts';
import type { SourceField, SourceResult } from '../source.ts';
import { namedClass, option, stringValue } from '../typeorm-decorators.ts';

/** What a property's definition makes of it. */
export type Property = Partial<Omit<SourceField, 'name' | 'line'>>;

/** Kinds of relations, as decorators, schemas and builders call them. */
const TO_MANY = /^(?:OneToMany|ManyToMany|oneToMany|manyToMany|hasMany|1:m|m:n|one-to-many|many-to-many)$/;
const TO_ONE = /^(?:ManyToOne|OneToOne|manyToOne|oneToOne|hasOne|hasOneWithFK|belongsTo|m:1|1:1|many-to-one|one-to-one)$/;

/** Whether a word names a relation to many, to one, or none. */
export function relationKind(word: string | undefined): 'many' | 'one' | undefined {
  if (word === undefined) return undefined;
  return TO_MANY.test(word) ? 'many' : TO_ONE.test(word) ? 'one' : undefined;
}

/** Reads the properties of an `EntitySchema`, of `defineEntity` and of builders that are called like it. */
export function readProperties(object: TSESTree.Node | undefined, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const value = object && unwrap(object);
  const properties = value?.type === 'ArrowFunctionExpression' ? unwrap(value.body) : value;
  if (properties?.type !== 'ObjectExpression') return [];
  return properties.properties.flatMap((property): SourceField[] => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    const read = property.type === 'Property' ? readDefinition(property.value) : undefined;
    if (property.type !== 'Property' || name === undefined || !read) return [];
    const line = source.lineAt(source.start(property.key));
    const field: SourceField = { name, ...read, line };
    annotate(field, source.commentsAround(source.start(property), source.start(property.key), source.end(property)), line, problems);
    return [field];
  });
}

function readDefinition(node: TSESTree.Node): Property | undefined {
  const value = unwrap(node);
  if (value.type === 'ObjectExpression') return readOptions(value, undefined);
  // A reference to an entity that is declared later stands in a function.
  if (value.type === 'ArrowFunctionExpression') return value.body.type === 'BlockStatement' ? undefined : readDefinition(value.body);
  return value.type === 'CallExpression' ? readBuilder(value) : undefined;
}

/** `p.string().unique().name('mail')`, `p.oneToMany(Order)`, `model.text().nullable()`. */
function readBuilder(call: TSESTree.CallExpression): Property | undefined {
  const { links } = unrollChain(call);
  const first = links.find(({ call: made }) => made !== undefined);
  if (!first?.call) return undefined;
  const has = (name: string): boolean => links.some((link) => link.name === name);
  const kind = relationKind(first.name);
  const [argument] = first.call.arguments;
  if (kind) return { relation: { entity: namedClass(argument) ?? memberName(argument) ?? 'unknown', many: kind === 'many' } };
  if (first.name === 'embedded') return embedded(namedClass(argument), undefined);
  if (first.name === 'formula' || has('persist')) return undefined;
  const renamed = links.find(({ name }) => name === 'name' || name === 'fieldName')?.call?.arguments[0];
  const column = stringValue(renamed);
  const unique = has('primary') || has('primaryKey') || has('unique');
  return { type: has('array') ? `${first.name}[]` : first.name, ...(column === undefined ? {} : { column }), ...(unique ? { unique: true } : {}), ...(has('lazy') ? { hidden: true as const } : {}) };
}

/** Options of a decorator or a schema's property. `declared`: the type that TypeScript sees. */
export function readOptions(options: TSESTree.Node | undefined, declared: string | undefined): Property {
  const kind = relationKind(stringValue(option(options, 'kind')) ?? stringValue(option(options, 'reference')) ?? memberName(option(options, 'kind') ?? option(options, 'reference')));
  const target = option(options, 'entity');
  if (kind) return { relation: { entity: namedClass(target) ?? memberName(target) ?? 'unknown', many: kind === 'many' }, ...(declared === undefined ? {} : { type: declared }) };
  const written = option(options, 'type') ?? option(options, 'columnType');
  const type = stringValue(written) ?? (written?.type === 'Identifier' ? written.name : memberName(written)) ?? declared;
  const column = stringValue(option(options, 'fieldName')) ?? stringValue(option(options, 'name'));
  const comment = stringValue(option(options, 'comment'));
  const unique = ['primary', 'unique'].some((key) => isTrue(option(options, key)));
  return {
    ...(column === undefined ? {} : { column }),
    ...(type === undefined ? {} : { type }),
    ...(unique ? { unique: true } : {}),
    // Not read unless it is asked for: https://mikro-orm.io/docs/defining-entities#lazy-scalar-properties
    ...(isTrue(option(options, 'lazy')) ? { hidden: true as const } : {}),
    ...(isTrue(option(options, 'hidden')) ? { withheld: true as const } : {}),
    ...(comment === undefined ? {} : { comment }),
  };
}

/** A part of the row that a class of its own declares. */
export function embedded(name: string | undefined, declared: string | undefined): Property {
  const type = declared ?? name;
  return { ...(type === undefined ? {} : { type }), ...(name === undefined ? {} : { embedded: name }) };
}

/** `ONE_TO_MANY` of `ReferenceKind.ONE_TO_MANY` as `oneToMany`; `StringType` of `types.StringType`. */
function memberName(node: TSESTree.Node | undefined): string | undefined {
  const name = node?.type === 'MemberExpression' ? propertyName(node) : undefined;
  return name === undefined || !/^[A-Z_]+$/.test(name) ? name : name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** True for the literal `true`. */
export const isTrue = (node: TSESTree.Node | undefined): boolean => node?.type === 'Literal' && node.value === true;
