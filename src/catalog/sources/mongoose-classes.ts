import type { TSESTree } from '@typescript-eslint/types';
import { readAnnotation } from './annotation.ts';
import type { SourceEntity, SourceField } from './source.ts';
import { type FieldContext, isLiteral, refName, shapeOf } from './mongoose-fields.ts';
import { keyName, option, stringValue } from './typeorm-decorators.ts';

const PROPERTY = /^[pP]rop$/;
const ENTITY = /^(?:Schema|[mM]odelOptions)$/;

/** Reads classes of Typegoose (`@prop`) and of Nest's Mongoose module (`@Prop`, `@Schema`); `_id` is every document's. */
export function readClasses(program: TSESTree.Program, context: FieldContext): SourceEntity[] {
  const { decorators } = context.names;
  if (![...decorators.values()].some((name) => PROPERTY.test(name))) return [];
  const classes = program.body.flatMap((statement): TSESTree.ClassDeclaration[] => {
    const inner = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
    return inner.type === 'ClassDeclaration' ? [inner as TSESTree.ClassDeclaration] : [];
  });
  const entities = classes.flatMap((node) => readClass(node, context));
  const embedded = new Set(entities.flatMap(({ fields }) => fields.flatMap((field) => field.embedded ?? [])));
  return entities.map((entity) => (entity.mixin || !embedded.has(entity.name) ? entity : { ...entity, mixin: true as const }));
}

function readClass(node: TSESTree.ClassDeclaration, context: FieldContext): SourceEntity[] {
  const { source } = context;
  const name = node.id?.name;
  const fields = node.body.body.flatMap((member) => (member.type === 'PropertyDefinition' ? readMember(member, context) : []));
  const options = decoratorOf(node, ENTITY, context);
  if (name === undefined || (fields.length === 0 && !options)) return [];
  const [first] = options?.args ?? [];
  const own = options?.name === 'Schema' ? first : option(first, 'schemaOptions');
  const collection = stringValue(option(own, 'collection'));
  const nest = [...context.names.decorators.values()].includes('SchemaFactory') || [...context.names.decorators.values()].includes('Schema');
  // In Nest only a class with `@Schema()` is a document; `_id: false` makes a part of one.
  const mixin = isLiteral(option(own, '_id'), false) || (nest && !options);
  const base = node.superClass?.type === 'Identifier' ? [node.superClass.name] : [];
  const hasId = mixin || fields.some((field) => field.name === '_id');
  const line = source.lineAt(node.id ? source.start(node.id) : source.start(node));
  return [
    {
      name,
      aliases: collection === undefined || collection === name ? [] : [collection],
      line,
      fields: hasId ? fields : [{ name: '_id', type: 'ObjectId', unique: true, line }, ...fields],
      ...(base.length > 0 ? { extends: base } : {}),
      ...(mixin ? { mixin: true as const } : {}),
    },
  ];
}

function readMember(member: TSESTree.PropertyDefinition, context: FieldContext): SourceField[] {
  const { source, problems } = context;
  const decorator = decoratorOf(member, PROPERTY, context);
  const name = member.computed ? undefined : keyName(member.key);
  if (!decorator || name === undefined) return [];
  const line = source.lineAt(source.start(member.key));
  const written = member.typeAnnotation?.typeAnnotation;
  const declared = written && source.text(written);
  const [argument] = decorator.args;
  const { nested, ...shape } = argument && argument.type !== 'SpreadElement' ? declaredShape(argument, context) : {};
  const from = Math.min(source.start(member), ...member.decorators.map((one) => source.start(one)));
  const { annotation, unknownCategory } = readAnnotation(source.commentsAround(from, source.start(member.key), source.end(member)));
  if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
  if (nested && nested.length > 0 && !annotation) return nested.map((field) => ({ ...field, name: `${name}.${field.name}` }));
  const type = shape.type ?? declared;
  const many = /\[\]|^(?:Array|Types\.Array|Types\.DocumentArray)</.test(declared ?? '') || (shape.relation?.many ?? false);
  const inner = declared === undefined || shape.type !== undefined || shape.relation ? undefined : classIn(declared);
  return [{ name, ...shape, ...(type === undefined ? {} : { type }), ...(inner === undefined ? {} : { embedded: inner }), ...(shape.relation ? { relation: { ...shape.relation, many } } : {}), line, ...(annotation ? { annotation } : {}) }];
}

/** Options without a type (`{ required: true }`) are no nested object; Typegoose tells references by `ref`. */
function declaredShape(argument: TSESTree.Node, context: FieldContext): ReturnType<typeof shapeOf> {
  if (argument.type !== 'ObjectExpression' || option(argument, 'type')) return shapeOf(argument, context);
  const ref = option(argument, 'ref');
  const target = ref && refName(ref);
  return {
    ...(target === undefined ? {} : { relation: { entity: target, many: false } }),
    ...(isLiteral(option(argument, 'select'), false) ? { hidden: true as const } : {}),
    ...(isLiteral(option(argument, 'unique'), true) ? { unique: true } : {}),
  };
}

function decoratorOf(node: { decorators?: readonly TSESTree.Decorator[] }, wanted: RegExp, { names }: FieldContext): { name: string; args: readonly TSESTree.CallExpressionArgument[] } | undefined {
  for (const { expression } of node.decorators ?? []) {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    const name = callee.type === 'Identifier' ? names.decorators.get(callee.name) : undefined;
    if (name !== undefined && wanted.test(name)) return { name, args: expression.type === 'CallExpression' ? expression.arguments : [] };
  }
  return undefined;
}

/** `Address`, `Address[]`, `Types.DocumentArray<Address>` → `Address`. */
const classIn = (type: string): string | undefined => type.match(/\b[A-Z]\w*/g)?.find((name) => !/^(?:String|Number|Boolean|Date|Buffer|Map|Object|Array|Types|DocumentArray|Ref|Record|ObjectId|Schema|Mixed|Decimal128|Partial|Readonly\w*|Promise)$/.test(name));
