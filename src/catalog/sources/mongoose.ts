import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../ast/index.ts';
import { readAnnotation } from './annotation.ts';
import { readClasses } from './mongoose-classes.ts';
import { type FieldContext, isLiteral, readFields, refName } from './mongoose-fields.ts';
import { entityName, entityOfFile, isNewSchema, mongooseNames } from './mongoose-names.ts';
import { withheld, withheldFields } from './mongoose-json.ts';
import { sourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { option, stringValue } from './typeorm-decorators.ts';

/** A schema that is made, a class of documents, a model bound to a schema; each only where Mongoose is named. */
const DOCUMENT = /\bnew\s+(?:\w+\.)?\w*Schema\b|@[pP]rop\s*\(|\.model\s*[(<]|\bmodel\s*[(<]|\.discriminator\s*[(<]/;

/** False for texts that declare no documents of MongoDB: a word that every file with a schema holds is looked for first. */
export function mayDeclareDocuments(text: string): boolean {
  return (text.includes('mongoose') || text.includes('typegoose')) && DOCUMENT.test(text);
}

/** A schema with the variable that holds it. */
interface FoundSchema {
  variable: string | undefined;
  node: TSESTree.NewExpression;
  from: number;
}

/** `model('Customer', customerSchema, 'collection')`. */
interface Binding {
  model: string;
  schema: TSESTree.Node | undefined;
  collection: string | undefined;
  /** The model that a discriminator is a kind of, as its variable is called. */
  parent?: string;
  line: number;
}

/**
 * Reads Mongoose schemas, Typegoose classes and the documents of Nest's Mongoose module. A schema is
 * an entity under the name of its model, where the file says it, else under the name of its
 * variable; schemas that others embed are mixins. Never throws.
 */
export const readMongooseSchemas: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text, file) => {
  const names = mongooseNames(ast);
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const constants = new Map<string, TSESTree.Node>();
  const schemas: FoundSchema[] = [];
  const bindings: Binding[] = [];
  const later: TSESTree.CallExpression[] = [];
  const seen = new Set<TSESTree.Node>();
  const context: FieldContext = { names, source, constants, problems };
  walk(ast, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      if (!constants.has(node.id.name)) constants.set(node.id.name, node.init);
      const schema = schemaIn(node.init, context, 0);
      if (schema && !seen.has(schema)) {
        seen.add(schema);
        schemas.push({ variable: node.id.name, node: schema, from: source.start(node) });
      }
    } else if (node.type === 'CallExpression') {
      const binding = bindingOf(node, context);
      if (binding) bindings.push(binding);
      else if (node.callee.type === 'MemberExpression') later.push(node);
    }
  });
  // What is exported or bound without a name of its own; parts of other schemas are read with them.
  for (const statement of ast.body) {
    const schema = statement.type === 'ExportDefaultDeclaration' ? schemaIn(statement.declaration, context, 0) : undefined;
    if (schema && !seen.has(schema)) schemas.push({ variable: undefined, node: schema, from: source.start(statement) });
  }
  for (const { schema } of bindings) {
    const inline = schema && schemaIn(schema, context, 0);
    if (inline && !seen.has(inline)) {
      seen.add(inline);
      schemas.push({ variable: undefined, node: inline, from: source.start(inline) });
    }
  }
  const entities = schemas.flatMap((schema) => readSchema(schema, bindings, later, context, file));
  const left = withheldFields(ast);
  const all = [...embeddedAsMixins(entities, bindings), ...bound(bindings, schemas), ...readClasses(ast, context)];
  return { entities: left.size === 0 ? all : all.map((entity) => ({ ...entity, fields: withheld(entity.fields, left) })), problems };
};

/** The schema that an expression makes, also inside a wrapper of the project: `schemaWrapper(new Schema({ … }))`. */
function schemaIn(node: TSESTree.Node, context: FieldContext, depth: number): TSESTree.NewExpression | undefined {
  if (isNewSchema(node, context.names)) return node;
  if (depth > 3) return undefined;
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' || node.type === 'TSNonNullExpression') return schemaIn(node.expression, context, depth + 1);
  if (node.type !== 'CallExpression' || bindingOf(node, context)) return undefined;
  for (const argument of node.arguments) {
    const found = argument.type === 'SpreadElement' ? undefined : schemaIn(argument, context, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** `model('Customer', schema)`, `connection.model<Customer>('Customer', schema, 'people')`, `Person.discriminator('Customer', schema)`. */
function bindingOf({ callee, arguments: args }: TSESTree.CallExpression, { names, source }: FieldContext): Binding | undefined {
  const name = callee.type === 'Identifier' ? (names.models.has(callee.name) ? 'model' : undefined) : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : undefined;
  if ((name !== 'model' && name !== 'discriminator') || args.length < 2) return undefined;
  const model = stringValue(args[0]);
  const [, schema, collection] = args;
  if (model === undefined || schema?.type === 'SpreadElement') return undefined;
  const parent = name === 'discriminator' && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? { parent: callee.object.name.replace(/(?<=.)Model$/, '') } : {};
  return { model, schema, collection: name === 'model' ? stringValue(collection) : undefined, ...parent, line: source.lineAt(source.start(callee)) };
}

function readSchema({ variable, node, from }: FoundSchema, bindings: readonly Binding[], later: readonly TSESTree.CallExpression[], context: FieldContext, file: string): SourceEntity[] {
  const { source, problems } = context;
  const binding = bindings.find(({ schema }) => schema !== undefined && ((schema.type === 'Identifier' && schema.name === variable) || schemaIn(schema, context, 0) === node));
  const stem = variable === undefined ? undefined : entityName(variable);
  const name = binding?.model ?? stem ?? entityOfFile(file);
  if (name === undefined) return [];
  const options = node.arguments[1];
  const part = isLiteral(option(options, '_id'), false) && binding === undefined;
  const line = source.lineAt(from);
  const fields = readFields(node.arguments[0], context);
  for (const call of variable === undefined ? [] : later) fields.push(...addedFields(call, variable ?? '', context, fields));
  const own = stringValue(option(options, 'collection'));
  const aliases = [stem, own, binding?.collection].filter((alias) => alias !== undefined && alias !== name);
  const { annotation, unknownCategory } = readAnnotation(source.commentsAround(declarationStart(from, source), from, from));
  if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
  return [
    {
      name,
      aliases: [...new Set(aliases as string[])],
      line,
      fields: part || fields.some((field) => field.name === '_id') ? fields.map((field) => (field.name === '_id' ? { ...field, unique: true } : field)) : [{ name: '_id', type: 'ObjectId', unique: true, line }, ...fields],
      ...(annotation ? { annotation } : {}),
      ...(binding?.parent === undefined ? {} : { extends: [binding.parent] }),
      ...(part ? { mixin: true as const } : {}),
    },
  ];
}

/** Where the statement of a declarator begins: comments stand before `export const`. */
function declarationStart(from: number, source: FieldContext['source']): number {
  const before = source.slice(Math.max(0, from - 60), from);
  const keyword = /(?:export\s+)?(?:const|let|var)\s+$|export\s+default\s+$/.exec(before);
  return from - (keyword?.[0].length ?? 0);
}

/** `schema.add({ … })`, and populated virtuals: `schema.virtual('orders', { ref: 'Order', … })`. */
function addedFields({ callee, arguments: args }: TSESTree.CallExpression, variable: string, context: FieldContext, known: readonly SourceField[]): SourceField[] {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== variable || callee.property.type !== 'Identifier') return [];
  if (callee.property.name === 'add') return readFields(args[0], context);
  if (callee.property.name !== 'virtual') return [];
  const name = stringValue(args[0]);
  const ref = option(args[1], 'ref');
  const target = ref && refName(ref);
  if (name === undefined || target === undefined || known.some((field) => field.name === name)) return [];
  return [{ name, relation: { entity: target, many: !isLiteral(option(args[1], 'justOne'), true) }, line: context.source.lineAt(context.source.start(callee)) }];
}

/** Schemas that stand inside another one are parts of it, unless they have a model. */
function embeddedAsMixins(entities: readonly SourceEntity[], bindings: readonly Binding[]): SourceEntity[] {
  const embedded = new Set(entities.flatMap(({ name, fields }) => fields.flatMap((field) => (field.embedded === undefined || field.embedded === name ? [] : [field.embedded]))));
  return entities.map((entity) => (embedded.has(entity.name) && !bindings.some(({ model }) => model === entity.name) ? { ...entity, mixin: true as const, fields: entity.fields.filter(({ name, type }) => name !== '_id' || type !== 'ObjectId') } : entity));
}

/** A model of a schema that another file declares, under a name of its own: it has that schema's fields. */
function bound(bindings: readonly Binding[], schemas: readonly FoundSchema[]): SourceEntity[] {
  return bindings.flatMap(({ model, schema, collection, parent, line }): SourceEntity[] => {
    if (schema?.type !== 'Identifier' || schemas.some(({ variable }) => variable === schema.name)) return [];
    const stem = /schema$/i.test(schema.name) ? entityName(schema.name) : undefined;
    if (stem === undefined || (sameWord(stem, model) && collection === undefined && parent === undefined)) return [];
    return [{ name: model, aliases: collection === undefined ? [] : [collection], line, fields: [{ name: '_id', type: 'ObjectId', unique: true, line }], extends: [stem, ...(parent === undefined ? [] : [parent])] }];
  });
}

const sameWord = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((name) => name.toLowerCase().replace(/[^a-z\d]/g, '').replace(/(?:ie)?s$/, ''));
  return a === b;
};
