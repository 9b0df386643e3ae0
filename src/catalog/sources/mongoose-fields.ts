import type { TSESTree } from '@typescript-eslint/types';
import { readAnnotation } from './annotation.ts';
import type { SourceText } from './source-text.ts';
import type { SourceField, SourceResult } from './source.ts';
import { entityName, isNewSchema, type MongooseNames } from './mongoose-names.ts';
import { keyName, namedClass, option, stringValue } from './typeorm-decorators.ts';

const MAX_DEPTH = 5;
const VALUES = /^(?:String|Number|Boolean|Date|Buffer|BigInt|Map|Object|Array|Mixed|ObjectId|ObjectID|Decimal128|Double|Int32|UUID|Symbol)$/;

/** What reading fields needs to know of their file. */
export interface FieldContext {
  names: MongooseNames;
  source: SourceText;
  /** Constants of the file, by name: objects that schemas spread, schemas that others embed. */
  constants: ReadonlyMap<string, TSESTree.Node>;
  problems: SourceResult['problems'];
}

/** What one definition makes of a path. */
type Shape = Pick<SourceField, 'type' | 'relation' | 'embedded' | 'hidden' | 'unique' | 'column'> & { nested?: SourceField[] };

/** Reads the definition object of a schema: https://mongoosejs.com/docs/schematypes.html */
export function readFields(node: TSESTree.Node | undefined, context: FieldContext, depth = 0): SourceField[] {
  const object = node && unwrapped(node, context);
  if (object?.type !== 'ObjectExpression' || depth > MAX_DEPTH) return [];
  return object.properties.flatMap((property): SourceField[] => {
    if (property.type === 'SpreadElement') return readFields(property.argument, context, depth + 1);
    const name = property.computed ? stringValue(property.key) : keyName(property.key);
    if (name === undefined) return [];
    const { source, problems } = context;
    const line = source.lineAt(source.start(property.key));
    const { nested, ...shape } = shapeOf(property.value, context, depth + 1);
    const { annotation, unknownCategory } = readAnnotation(source.commentsAround(source.start(property), source.start(property.key), source.end(property)));
    if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
    if (nested && !annotation) return nested.map((field) => ({ ...field, name: `${name}.${field.name}` }));
    return [{ name, ...shape, line, ...(annotation ? { annotation } : {}) }];
  });
}

/** Reads what one path is declared as: a type, options with a type, an array, a nested object, another schema. */
export function shapeOf(node: TSESTree.Node, context: FieldContext, depth = 0): Shape {
  const value = unwrapped(node, context);
  if (depth > MAX_DEPTH) return {};
  switch (value.type) {
    case 'ObjectExpression': {
      const type = option(value, 'type');
      // `{ type: { type: String } }` is a path that is called type.
      if (!type || (type.type === 'ObjectExpression' && option(type, 'type') !== undefined)) return value.properties.length === 0 ? { type: 'Mixed' } : { nested: readFields(value, context, depth) };
      return withOptions(shapeOf(type, context, depth + 1), value);
    }
    case 'ArrayExpression': {
      const [element] = value.elements;
      if (!element || element.type === 'SpreadElement') return { type: 'Mixed[]' };
      const { type, relation, ...rest } = shapeOf(element, context, depth + 1);
      return { ...rest, ...(type === undefined ? {} : { type: `${type}[]` }), ...(relation ? { relation: { ...relation, many: true } } : {}) };
    }
    case 'Identifier':
      return named(value.name);
    case 'MemberExpression':
      return value.property.type === 'Identifier' ? named(value.property.name) : {};
    case 'Literal':
      return typeof value.value === 'string' ? { type: value.value } : {};
    case 'NewExpression':
      return isNewSchema(value, context.names) ? { nested: readFields(value.arguments[0], context, depth) } : {};
    case 'ArrowFunctionExpression':
    case 'FunctionExpression': {
      // Typegoose and Nest answer the type from a function.
      const body = value.body.type === 'BlockStatement' ? undefined : value.body;
      return body ? shapeOf(body, context, depth + 1) : {};
    }
    case 'CallExpression':
      return calledShape(value, context, depth);
    default:
      return {};
  }
}

function withOptions(shape: Shape, options: TSESTree.ObjectExpression): Shape {
  const ref = option(options, 'ref');
  const target = ref ? refName(ref) : undefined;
  const column = stringValue(option(options, 'alias'));
  return {
    ...shape,
    ...(target === undefined ? {} : { relation: { entity: target, many: shape.type?.endsWith('[]') ?? false } }),
    ...(column === undefined ? {} : { column }),
    ...(isLiteral(option(options, 'select'), false) ? { hidden: true as const } : {}),
    ...(isLiteral(option(options, 'unique'), true) || uniqueIndex(options) ? { unique: true } : {}),
  };
}

/** `unique: [true, 'taken']` and `index: { unique: true }` make a unique key too. */
function uniqueIndex(options: TSESTree.ObjectExpression): boolean {
  const unique = option(options, 'unique');
  if (unique?.type === 'ArrayExpression') return isLiteral(unique.elements[0] ?? undefined, true);
  return isLiteral(option(option(options, 'index'), 'unique'), true);
}

/** A wrapper of the project's own, `field({ type: String })`, says what it is given; `raw({ … })` of Nest is a nested object. */
function calledShape({ callee, arguments: args }: TSESTree.CallExpression, context: FieldContext, depth: number): Shape {
  const [first] = args;
  const name = callee.type === 'Identifier' ? callee.name : undefined;
  if (!first || first.type === 'SpreadElement') return {};
  const inner = unwrapped(first, context);
  if (name === 'raw' || (inner.type === 'ObjectExpression' && option(inner, 'type'))) return shapeOf(inner, context, depth + 1);
  return {};
}

function named(name: string): Shape {
  if (VALUES.test(name)) return { type: name };
  const embedded = /schema$/i.test(name) ? entityName(name) : /^\p{Lu}[\p{L}\p{N}]*\p{Ll}/u.test(name) ? name : undefined;
  return embedded === undefined ? {} : { type: embedded, embedded };
}

/** `'User'`, `User`, `() => User`, `User.name`, `User.modelName`. */
export function refName(node: TSESTree.Node): string | undefined {
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier' && /^(?:name|modelName)$/.test(node.property.name)) return node.object.name;
  return stringValue(node) ?? namedClass(node);
}

/** What a constant of the file or a cast stands for; only objects and arrays are looked into. */
function unwrapped(node: TSESTree.Node, { constants }: FieldContext): TSESTree.Node {
  let current = node;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    if (current.type === 'TSAsExpression' || current.type === 'TSSatisfiesExpression' || current.type === 'TSTypeAssertion' || current.type === 'TSNonNullExpression') current = current.expression;
    else if (current.type === 'Identifier') {
      const value = constants.get(current.name);
      if (value?.type !== 'ObjectExpression' && value?.type !== 'TSAsExpression' && value?.type !== 'TSSatisfiesExpression') return current;
      current = value;
    } else return current;
  }
  return current;
}

/** True for a literal of that value. */
export const isLiteral = (node: TSESTree.Node | null | undefined, value: boolean): boolean => node?.type === 'Literal' && node.value === value;
