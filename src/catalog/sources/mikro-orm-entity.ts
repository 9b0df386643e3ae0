import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, propertyName, unwrap, walk } from '../../ast/index.ts';
import { annotate } from './annotate.ts';
import { embedded, isTrue, type Property, readOptions, readProperties, relationKind } from './mikro-orm/properties.ts';
import { sourceText, type SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { type DecoratorNames, namedClass, option, readDecorators, type ReadDecorator, stringValue } from './typeorm-decorators.ts';

/** Packages that are MikroORM, or bring it along. */
const MODULES = /^(?:@mikro-orm\/|mikro-orm(?:$|\/)|@medusajs\/(?:framework|deps)\/mikro-orm)/;
/** Builders of Medusa, which makes entities of MikroORM from them. */
const BUILDERS = /^@medusajs\/(?:framework\/utils|utils)/;

/** A cheap test of the text: whether a file may declare entities of MikroORM. */
export const mayDeclareMikroEntities = (text: string): boolean => /mikro-orm/.test(text) ? /@(?:Entity|Property|PrimaryKey|Embeddable|ManyToOne|OneToMany|Enum)\s*\(|\bEntitySchema\b|\bdefineEntity\s*\(/.test(text) : /@medusajs\//.test(text) && /\bmodel\s*\.define\s*\(/.test(text);

/** Kinds of classes: what `@Entity` makes an entity, and what lends its properties. */
const ENTITY = 'Entity';
const VALUES = new Set(['Property', 'PrimaryKey', 'SerializedPrimaryKey', 'Enum', 'Unique', 'Index', 'Check']);

/**
 * Reads entities of MikroORM 4 to 7: decorated classes, `EntitySchema`, `defineEntity`, and Medusa's
 * `model.define`, which becomes one. Base and embeddable classes lend their properties. Never throws.
 */
export const readMikroEntities: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const imports = importsOf(ast);
  const entities: SourceEntity[] = [];
  const variables = new Map<TSESTree.Node, string>();
  const enums: string[] = [];
  walk(ast, (node) => {
    if (node.type === 'TSEnumDeclaration') enums.push(node.id.name);
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) variables.set(rootCall(node.init), node.id.name);
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') entities.push(...readClass(node, imports.decorators, source, problems));
    if (node.type === 'NewExpression' || node.type === 'CallExpression') entities.push(...readSchema(node, variables.get(node), imports.makers, source, problems));
  });
  return { entities: merged(entities), ...(enums.length > 0 ? { enums } : {}), problems };
};

/** `defineEntity({ … })` inside `defineEntity({ … }).class`, `model.define(…).indexes([…])`. */
function rootCall(node: TSESTree.Node): TSESTree.Node {
  let current = unwrap(node);
  for (;;) {
    if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type === 'CallExpression' && current.callee.type === 'MemberExpression' && propertyName(current.callee) !== 'define') current = unwrap(current.callee.object);
    else return current;
  }
}

interface Imports {
  decorators: DecoratorNames;
  /** Local names of `EntitySchema`, `defineEntity` and Medusa's `model`. */
  makers: ReadonlyMap<string, string>;
}

function importsOf(program: TSESTree.Program): Imports {
  const decorators = new Map<string, string | null>();
  const makers = new Map<string, string>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const module = String(statement.source.value);
    const own = MODULES.test(module);
    for (const specifier of statement.specifiers) {
      const imported = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.local.name;
      decorators.set(specifier.local.name, own ? imported : null);
      if ((own && /^(?:EntitySchema|defineEntity)$/.test(imported)) || (BUILDERS.test(module) && imported === 'model')) makers.set(specifier.local.name, imported);
    }
  }
  return { decorators, makers };
}

function readClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, names: DecoratorNames, source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  const decorators = readDecorators(node, names);
  const entity = decorators.find(({ name }) => name === ENTITY);
  const name = node.id?.name;
  if (name === undefined) return [];
  const fields = (node.body?.body ?? []).flatMap((member) => readMember(member, names, source, problems));
  if (!entity && fields.length === 0) return [];
  for (const key of decorators.flatMap(uniqueKey)) for (const field of fields) if (field.name === key) field.unique = true;
  const base = node.superClass && unwrap(node.superClass);
  const parent = base?.type === 'Identifier' ? base.name : undefined;
  const filtered = decorators.some(({ name: one, args }) => one === 'Filter' && isTrue(option(args[0], 'default')));
  const real = entity !== undefined && !isTrue(option(entity.args[0], 'abstract'));
  const at = source.start(node.id ?? node);
  const made: SourceEntity = {
    name,
    aliases: real ? tables(entity.args[0], name) : [],
    line: source.lineAt(at),
    fields,
    ...(parent === undefined ? {} : { extends: [parent] }),
    ...(filtered ? { defaults: { filter: true as const } } : {}),
    ...(real ? {} : { mixin: true as const }),
  };
  const from = Math.min(source.start(node), ...(node.decorators ?? []).map((decorator) => source.start(decorator)));
  annotate(made, source.commentsAround(from, at, at), made.line, problems);
  return [made];
}

function readMember(member: TSESTree.ClassElement, names: DecoratorNames, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const isField = member.type === 'PropertyDefinition' || member.type === 'AccessorProperty' || member.type === 'TSAbstractPropertyDefinition' || (member.type === 'MethodDefinition' && member.kind === 'get');
  const name = isField ? propertyName(member) : undefined;
  if (!isField || name === undefined || (member.decorators ?? []).length === 0) return [];
  const annotation = member.type === 'MethodDefinition' ? member.value.returnType?.typeAnnotation : member.typeAnnotation?.typeAnnotation;
  // `orders = new Collection<Order>(this)` has no other type.
  const made = 'value' in member && member.value?.type === 'NewExpression' ? member.value.typeArguments : undefined;
  const declared = annotation ?? made;
  const property = readDecorated(readDecorators(member, names), declared ? source.text(declared) : undefined);
  if (!property) return [];
  const keyAt = source.start(member.key);
  const { comment: written, ...rest } = property;
  const field: SourceField = { name, ...rest, line: source.lineAt(keyAt) };
  const from = Math.min(source.start(member), ...(member.decorators ?? []).map((decorator) => source.start(decorator)));
  annotate(field, source.commentsAround(from, keyAt, source.end(member)), field.line, problems);
  if (written !== undefined) field.comment = field.comment === undefined ? written : `${field.comment}\n${written}`;
  return [field];
}

function readDecorated(decorators: readonly ReadDecorator[], declared: string | undefined): Property | undefined {
  for (const { name, args } of decorators) {
    const kind = relationKind(name);
    if (!kind) continue;
    const target = namedClass(args[0]) ?? namedClass(option(args[0], 'entity')) ?? classInType(declared);
    // A relation that is mapped to its key alone is a value.
    if (args.some((argument) => isTrue(option(argument, 'mapToPk')))) return { type: declared ?? 'string' };
    return { relation: { entity: target ?? 'unknown', many: kind === 'many' }, ...(declared === undefined ? {} : { type: declared }) };
  }
  const nested = decorators.find(({ name }) => name === 'Embedded');
  if (nested) return embedded(namedClass(nested.args[0]) ?? namedClass(option(nested.args[0], 'entity')) ?? classInType(declared), declared);
  const value = decorators.find(({ name }) => VALUES.has(name));
  if (!value) return undefined;
  const main = decorators.find(({ name }) => name === 'Property' || name === 'Enum' || name.endsWith('PrimaryKey')) ?? value;
  const options = main.args.find((argument) => argument.type === 'ObjectExpression');
  const persisted = option(options, 'persist');
  if (persisted?.type === 'Literal' && persisted.value === false) return undefined;
  const unique = decorators.some(({ name, args }) => name.endsWith('PrimaryKey') || (name === 'Unique' && args.length === 0));
  return { ...readOptions(options, main.name === 'Enum' ? 'enum' : declared), ...(unique ? { unique: true } : {}) };
}

/** `new EntitySchema({ … })`, `defineEntity({ … })`, `model.define('customer', { … })`. */
function readSchema(node: TSESTree.NewExpression | TSESTree.CallExpression, variable: string | undefined, makers: Imports['makers'], source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
  const maker = called ? called.object : unwrap(node.callee);
  const imported = maker.type === 'Identifier' ? makers.get(maker.name) : undefined;
  const [first, second] = node.arguments;
  if (imported === undefined || !first || (imported === 'model' && called?.name !== 'define')) return [];
  const named = stringValue(first) ?? stringValue(option(first, 'name')) ?? namedClass(option(first, 'class'));
  const name = imported === 'model' && variable !== undefined ? variable : (named ?? variable);
  if (name === undefined) return [];
  const fields = readProperties(imported === 'model' ? second : option(first, 'properties'), source, problems);
  const base = namedClass(option(first, 'extends'));
  const at = source.start(first);
  const aliases = [...tables(first, name), ...[named, variable].filter((alias) => alias !== undefined)].filter((alias, index, all) => alias !== name && all.indexOf(alias) === index);
  return [{ name, aliases, line: source.lineAt(at), fields, ...(base === undefined ? {} : { extends: [base] }), ...(isTrue(option(first, 'abstract')) || isTrue(option(first, 'embeddable')) ? { mixin: true as const } : {}) }];
}

/** A class and its schema are one entity. */
function merged(entities: readonly SourceEntity[]): SourceEntity[] {
  return entities.filter((entity, at) => entity.fields.length > 0 || !entities.some((other, index) => index !== at && other.name === entity.name && other.fields.length > 0));
}

/** The table as written, else MikroORM's own naming: the class in snake_case. */
function tables(options: TSESTree.Node | undefined, name: string): string[] {
  const table = stringValue(option(options, 'tableName')) ?? stringValue(option(options, 'collection')) ?? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const schema = stringValue(option(options, 'schema'));
  return [table, ...(schema === undefined ? [] : [`${schema}.${table}`])].filter((alias) => alias !== name);
}

/** Properties that `@Unique({ properties: ['email'] })` makes unique alone. */
function uniqueKey({ name, args }: ReadDecorator): string[] {
  if (name !== 'Unique') return [];
  const properties = option(args[0], 'properties');
  const only = properties?.type === 'ArrayExpression' ? (properties.elements.length === 1 ? stringValue(properties.elements[0] ?? undefined) : undefined) : stringValue(properties);
  return only === undefined ? [] : [only];
}

/** `Collection<Order>`, `Rel<Order>`, `Ref<Order> | null` → `Order`. */
const classInType = (type: string | undefined): string | undefined => type?.match(/\b[A-Z]\w*/g)?.find((name) => !/^(?:Collection|Rel|Ref|Reference|IdentifiedReference|Loaded|LazyRef|ScalarReference|Promise|Array|Opt|Hidden)$/.test(name));
