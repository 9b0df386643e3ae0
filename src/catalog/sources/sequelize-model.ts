import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../../ast/index.ts';
import { annotate } from './annotate.ts';
import { readAttribute, readAttributes } from './sequelize/attributes.ts';
import { type Association, type Declared, declarationsIn } from './sequelize/declarations.ts';
import { type ModelOptions, type NamedObjects, objectOf, readOptions } from './sequelize/options.ts';
import { sourceText, type SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { type DecoratorNames, namedClass, option, readDecorators, type ReadDecorator, stringValue } from './typeorm-decorators.ts';

/** A cheap test of the text: whether a file may declare models of Sequelize. */
export const mayDeclareSequelizeModels = (text: string): boolean => /sequelize/i.test(text) && /@Table\b|\.define\s*(?:<[^(]*)?\(|\.init\s*\(|@Attribute\b|@Column\b/.test(text);

const RELATIONS: Readonly<Record<string, 'one' | 'many'>> = { HasMany: 'many', BelongsToMany: 'many', HasOne: 'one', BelongsTo: 'one' };
const COLUMNS = new Set(['Column', 'Attribute', 'PrimaryKey', 'ForeignKey', 'CreatedAt', 'UpdatedAt', 'DeletedAt', 'Unique', 'AllowNull', 'NotNull', 'Default', 'AutoIncrement', 'ColumnName']);
const DECORATOR_MODULES = /^(?:sequelize-typescript|@sequelize\/core(?:\/|$))/;

/**
 * Reads models of Sequelize 5 to 7 and of sequelize-typescript: classes with `init`, decorated
 * classes, `define`, and the associations beside them. A base class that is neither initialised nor
 * a table lends its columns. Never throws.
 */
export const readSequelizeModels: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const { models, named } = declarationsIn(ast);
  const names = decoratorsOf(ast);
  return { entities: models.flatMap((model) => readModel(model, named, names, source, problems)), problems };
};

/** Local names of Sequelize's decorators; those of other libraries are left alone. */
function decoratorsOf(program: TSESTree.Program): DecoratorNames {
  const names = new Map<string, string | null>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const own = DECORATOR_MODULES.test(String(statement.source.value));
    for (const specifier of statement.specifiers) {
      const imported = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.local.name;
      names.set(specifier.local.name, own ? imported : null);
    }
  }
  return names;
}

function readModel(model: Declared, named: NamedObjects, names: DecoratorNames, source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  const decorators = model.class ? readDecorators(model.class, names) : [];
  const table = decorators.find(({ name }) => name === 'Table');
  const scope = objectOf(decorators.find(({ name }) => name === 'DefaultScope')?.args[0], named);
  const options = readOptions([objectOf(table?.args[0], named), objectOf(model.options, named)], scope, named);
  const name = model.names[0] ?? options.modelName;
  if (name === undefined) return [];
  const declared = readAttributes(objectOf(model.attributes, named), named, source, problems);
  const decorated = (model.class?.body.body ?? []).flatMap((member) => readMember(member, names, source, problems));
  const relations = model.associations.map((association) => relationField(association, source));
  const fields = uniqueNames([...decorated, ...declared, ...relations]);
  // A class that is set up elsewhere, and one of another library, declares nothing here.
  if (fields.length === 0 && !table && !model.attributes) return [];
  const real = table !== undefined || model.attributes !== undefined;
  return [entityOf(model, name, options, real ? completed(fields, hasKey(model, named, names), options, source.lineAt(source.start(model.node))) : fields, real, source, problems)];
}

function entityOf(model: Declared, name: string, options: ModelOptions, fields: SourceField[], real: boolean, source: SourceText, problems: SourceResult['problems']): SourceEntity {
  for (const field of fields) if (options.hidden.includes(field.name)) field.hidden = true;
  const at = source.start(model.node);
  const base = model.class?.superClass;
  const parent = base?.type === 'Identifier' && base.name !== 'Model' ? base.name : undefined;
  const entity: SourceEntity = {
    name,
    aliases: [...new Set([...model.names, ...(options.modelName === undefined ? [] : [options.modelName]), ...options.tables])].filter((alias) => alias !== name),
    line: source.lineAt(at),
    fields,
    ...(parent === undefined ? {} : { extends: [parent] }),
    ...(options.defaults ? { defaults: options.defaults } : {}),
    ...(real ? {} : { mixin: true as const }),
  };
  const from = model.class ? Math.min(source.start(model.class), ...(model.class.decorators ?? []).map((decorator) => source.start(decorator))) : at;
  annotate(entity, source.commentsAround(from, at, at), entity.line, problems);
  return entity;
}

/** Sequelize adds a key where none is declared, and times unless told not to: https://sequelize.org/docs/v6/core-concepts/model-basics/ */
function completed(fields: SourceField[], keyed: boolean, { timestamps }: ModelOptions, line: number): SourceField[] {
  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const times = timestamps ? ['createdAt', 'updatedAt'].filter((name) => !has(name)).map((name): SourceField => ({ name, type: 'DATE', line })) : [];
  return [...(keyed || has('id') ? [] : [{ name: 'id', type: 'INTEGER', unique: true, line }]), ...fields, ...times];
}

/** Whether a primary key is declared, by `primaryKey: true` or a decorator. */
function hasKey(model: Declared, named: NamedObjects, names: DecoratorNames): boolean {
  const isKey = (definition: TSESTree.Node | undefined): boolean => {
    const key = option(objectOf(definition, named), 'primaryKey');
    return key?.type === 'Literal' && key.value === true;
  };
  const attributes = objectOf(model.attributes, named);
  if (attributes?.properties.some((property) => property.type === 'Property' && isKey(property.value))) return true;
  return (model.class?.body.body ?? []).some((member) => 'decorators' in member && readDecorators(member, names).some(({ name, args }) => name === 'PrimaryKey' || isKey(args[0])));
}

function readMember(member: TSESTree.ClassElement, names: DecoratorNames, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const isField = member.type === 'PropertyDefinition' || member.type === 'AccessorProperty' || (member.type === 'MethodDefinition' && (member.kind === 'get' || member.kind === 'set'));
  if (!isField || member.static || (member.decorators ?? []).length === 0) return [];
  const decorators = readDecorators(member, names);
  const annotation = member.type === 'MethodDefinition' ? member.value.returnType?.typeAnnotation : member.typeAnnotation?.typeAnnotation;
  const declared = annotation && source.text(annotation);
  const name = propertyName(member);
  const column = name === undefined ? undefined : readDecorated(decorators, declared);
  if (name === undefined || !column) return [];
  const keyAt = source.start(member.key);
  const field: SourceField = { name, ...column, line: source.lineAt(keyAt) };
  const from = Math.min(source.start(member), ...(member.decorators ?? []).map((decorator) => source.start(decorator)));
  annotate(field, source.commentsAround(from, keyAt, source.end(member)), field.line, problems);
  const comment = stringValue(decorators.find(({ name: one }) => one === 'Comment')?.args[0]) ?? decorators.map(({ args }) => stringValue(option(args[0], 'comment'))).find((one) => one !== undefined);
  if (comment !== undefined) field.comment = field.comment === undefined ? comment : `${field.comment}\n${comment}`;
  return [field];
}

function readDecorated(decorators: readonly ReadDecorator[], declared: string | undefined): Partial<SourceField> | undefined {
  for (const { name, args } of decorators) {
    const many = Object.hasOwn(RELATIONS, name) ? RELATIONS[name] : undefined;
    if (many === undefined) continue;
    const target = namedClass(args[0]) ?? 'unknown';
    return { relation: { entity: target, many: many === 'many' }, ...(declared === undefined ? {} : { type: declared }) };
  }
  if (!decorators.some(({ name }) => COLUMNS.has(name))) return undefined;
  const definition = decorators.find(({ name }) => name === 'Column' || name === 'Attribute')?.args[0];
  const read = readAttribute(definition);
  const type = read.type ?? declared;
  const column = stringValue(decorators.find(({ name }) => name === 'ColumnName')?.args[0]) ?? read.column;
  const unique = read.unique ?? decorators.some(({ name, args }) => name === 'PrimaryKey' || (name === 'Unique' && args.length === 0));
  return { ...(column === undefined ? {} : { column }), ...(type === undefined ? {} : { type }), ...(unique ? { unique } : {}), ...(read.hidden ? { hidden: true as const } : {}) };
}

/** An association is known by its alias; without one by the target, in the plural where there are many. */
function relationField({ kind, target, options, node }: Association, source: SourceText): SourceField {
  const many = kind === 'hasMany' || kind === 'belongsToMany';
  const alias = stringValue(option(options, 'as')) ?? stringValue(option(option(options, 'as'), many ? 'plural' : 'singular'));
  return { name: alias ?? (many ? plural(target) : target), relation: { entity: target, many }, line: source.lineAt(source.start(node)) };
}

const plural = (name: string): string => (/[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`);

function uniqueNames(fields: readonly SourceField[]): SourceField[] {
  const seen = new Map<string, SourceField>();
  for (const field of fields) if (!seen.has(field.name)) seen.set(field.name, field);
  return [...seen.values()];
}
