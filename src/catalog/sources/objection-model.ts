import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, walk } from '../../ast/index.ts';
import { readAnnotation } from './annotation.ts';
import { sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { option, stringValue } from './typeorm-decorators.ts';

type ModelNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** True when a text may declare Objection models; a text test that spares most files a parse. */
export const mayHoldModels = (text: string): boolean =>
  (text.includes('static') && /\bstatic\s+(?:override\s+|readonly\s+|get\s+)*(?:tableName|relationMappings|jsonSchema)\b/.test(text)) || (text.includes('objection') && /\b(?:from|require\()\s*['"]objection['"]/.test(text));

/**
 * Reads Objection's model classes: `tableName`, `jsonSchema`, `relationMappings` and the class's
 * own fields. A base class without a table lends its fields to others. Never throws.
 */
export const readObjectionModels: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const imported = importedFromObjection(ast, text);
  const entities: SourceEntity[] = [];
  const problems: SourceResult['problems'] = [];
  walk(ast, (node) => {
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return;
    const entity = readModel(node, imported, source, problems);
    if (entity) entities.push(entity);
  });
  return { entities, problems };
};

/** Names that the file has of the package, `Model` above all. */
function importedFromObjection(ast: TSESTree.Program, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of ast.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === 'objection') for (const { local } of statement.specifiers) names.add(local.name);
  }
  const required = /\{([^}]*)\}\s*=\s*require\(\s*['"]objection['"]/.exec(text);
  for (const name of required?.[1]?.split(',') ?? []) names.add(name.split(':').at(-1)?.trim() ?? '');
  return names;
}

function readModel(node: ModelNode, imported: ReadonlySet<string>, source: SourceText, problems: SourceResult['problems']): SourceEntity | undefined {
  const name = node.id?.name;
  if (name === undefined || !node.superClass) return undefined;
  const bases = baseClasses(node.superClass);
  const schema = staticValue(node, 'jsonSchema');
  const mappings = staticValue(node, 'relationMappings');
  const table = stringValue(staticValue(node, 'tableName'));
  // A table's name alone is no proof: other libraries write one too.
  const isModel = bases.some((base) => imported.has(base)) || schema !== undefined || mappings !== undefined || (table !== undefined && bases.some((base) => /Model$/.test(base)));
  if (!isModel) return undefined;
  const relations = relationsOf(mappings, source);
  const declared = [...schemaFields(schema, source, problems), ...classFields(node, source, problems)];
  const fields = new Map<string, SourceField>();
  for (const field of [...relations, ...declared]) if (!fields.has(field.name)) fields.set(field.name, field);
  if (table === undefined && fields.size === 0) return undefined;
  const line = source.lineAt(source.start(node.id ?? node));
  const entity: SourceEntity = { name, aliases: table === undefined ? [] : [table], line, fields: [...fields.values()], ...(table === undefined ? { mixin: true as const } : {}) };
  const inherited = bases.filter((base) => !imported.has(base));
  if (inherited.length > 0) entity.extends = inherited;
  const { annotation } = readAnnotation(source.commentsAround(source.start(node), source.start(node), source.start(node.id ?? node)));
  if (annotation) entity.annotation = annotation;
  return entity;
}

/** `extends Model`, `extends mixin(Model, [Auditable])`, `extends objection.Model`. */
function baseClasses(node: TSESTree.Node): string[] {
  const base = unwrap(node);
  if (base.type === 'Identifier') return [base.name];
  if (base.type === 'MemberExpression') return [propertyName(base) ?? ''];
  return base.type === 'CallExpression' ? base.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : baseClasses(argument))) : [];
}

/** The value of a static property, of its getter or of a method that answers it. */
function staticValue(node: ModelNode, name: string): TSESTree.Node | undefined {
  for (const member of node.body.body) {
    if (member.type === 'PropertyDefinition' && member.static && propertyName(member) === name && member.value) return answer(member.value);
    if (member.type === 'MethodDefinition' && member.static && propertyName(member) === name) return answer(member.value);
  }
  return undefined;
}

/** What an expression is, or what a function answers with its only return. */
function answer(node: TSESTree.Node): TSESTree.Node | undefined {
  const value = unwrap(node);
  if (value.type === 'ArrowFunctionExpression' && value.body.type !== 'BlockStatement') return unwrap(value.body);
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionExpression') return value;
  const last = value.body.type === 'BlockStatement' ? value.body.body.at(-1) : undefined;
  return last?.type === 'ReturnStatement' && last.argument ? unwrap(last.argument) : undefined;
}

function schemaFields(schema: TSESTree.Node | undefined, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const properties = option(schema, 'properties');
  if (properties?.type !== 'ObjectExpression') return [];
  return properties.properties.flatMap((property): SourceField[] => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return [];
    const type = schemaType(property.value);
    const field: SourceField = { name, line: source.lineAt(source.start(property.key)), ...(type === undefined ? {} : { type }) };
    const said = stringValue(option(property.value, 'description'));
    return [commented(field, [source.commentsAround(source.start(property), source.start(property.key), source.end(property)), said ?? ''], problems)];
  });
}

/** `'string'`, also where null is allowed beside it. */
function schemaType(node: TSESTree.Node): string | undefined {
  const type = option(node, 'type');
  if (type?.type === 'ArrayExpression') return type.elements.map((element) => stringValue(element ?? undefined)).find((one) => one !== undefined && one !== 'null');
  return stringValue(type);
}

/** `email?: string;` of a TypeScript model; `QueryBuilderType` and `tableName` tell the types of the library. */
function classFields(node: ModelNode, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  return node.body.body.flatMap((member): SourceField[] => {
    if (member.type !== 'PropertyDefinition' || member.static || !member.typeAnnotation) return [];
    const name = propertyName(member);
    const type = member.typeAnnotation.typeAnnotation;
    if (name === undefined || /^(?:#|tableName$|QueryBuilderType$)/.test(name) || /^(?:TSFunctionType|TSTypeQuery)$/.test(type.type)) return [];
    const field: SourceField = { name, type: source.text(type), line: source.lineAt(source.start(member.key)) };
    return [commented(field, [source.commentsAround(source.start(member), source.start(member.key), source.end(member))], problems)];
  });
}

function commented(field: SourceField, comments: readonly string[], problems: SourceResult['problems']): SourceField {
  const comment = comments.filter((text) => text !== '').join('\n');
  const { annotation, unknownCategory } = readAnnotation(comment);
  if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line: field.line });
  return { ...field, ...(comment === '' ? {} : { comment }), ...(annotation ? { annotation } : {}) };
}

/** `{ orders: { relation: Model.HasManyRelation, modelClass: Order, join: … } }`. */
function relationsOf(mappings: TSESTree.Node | undefined, source: SourceText): SourceField[] {
  if (mappings?.type !== 'ObjectExpression') return [];
  return mappings.properties.flatMap((property): SourceField[] => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return [];
    const kind = option(property.value, 'relation');
    const entity = className(option(property.value, 'modelClass'));
    const relation = kind?.type === 'MemberExpression' ? propertyName(kind) : kind?.type === 'Identifier' ? kind.name : undefined;
    if (entity === undefined || relation === undefined) return [];
    return [{ name, relation: { entity, many: /Many/.test(relation) && !/^BelongsToOne/.test(relation) }, line: source.lineAt(source.start(property.key)) }];
  });
}

/** `Order`, `Order.default`, `() => Order`, `require('./order').default`, `path.join(__dirname, 'Order')`, `'Order'`. */
function className(node: TSESTree.Node | undefined): string | undefined {
  const value = node && answer(node);
  if (value?.type === 'Identifier') return value.name;
  if (value?.type === 'MemberExpression') return propertyName(value) === 'default' ? className(value.object) : propertyName(value);
  const text = value?.type === 'CallExpression' ? stringValue(value.arguments.at(-1)) : stringValue(value);
  const last = text?.split('/').at(-1)?.replace(/\.[cm]?[jt]s$/, '');
  return last === undefined || last === '' ? undefined : last.charAt(0).toUpperCase() + last.slice(1);
}
