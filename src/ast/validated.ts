import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, unrollChain } from './chain.ts';
import { declaredType, patternKey } from './declared-type.ts';
import { classMembers } from './class-members.ts';
import { enclosingFunction, isFunction } from './function.ts';
import { objectProperty, propertyName } from './property.ts';
import { declarationOf, resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';
import { staticValue } from './static-value.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';

/** What a validation says of a number: zod, valibot, yup, joi, TypeBox, class-validator. */
export interface Validated {
  /** The largest number it lets through. */
  max?: number;
  /** Whether it lets `undefined` through. */
  optional: boolean;
}

/**
 * What the validation says that a value has gone through: a property of what `schema.parse(…)`
 * answers, of a parameter typed by a schema or by a class with decorators, of the input of a
 * procedure (`.input(schema).query(({ input }) => …)`) or of `c.req.valid('query')`. Undefined when
 * no validation is found.
 */
export function validated(node: TSESTree.Node, source: SourceView): Validated | undefined {
  const place = placeOf(unwrapAwait(node), source);
  if (!place) return undefined;
  const decorated = decoratedProperty(place.base, place.key, source);
  if (decorated) return decorated;
  const schema = schemaOf(place.base, source, 0);
  const property = schema && schemaProperty(schema, place.key, source, 0);
  return property && limitsOf(property, source, 0);
}

/** Links of a number's schema that leave it as large as it is; any other may limit it. */
const PLAIN = /^(?:z|zod|v|yup|joi|Joi|t|Type|number|int|integer|int32|uint32|coerce|bigint|Number|Integer|min|gte|gt|positive|nonnegative|finite|safe|optional|nullish|nullable|default|catch|prefault|describe|meta|brand|openapi|required|label|minValue)$/;
/** Decorators of a number that leave it as large as it is. */
const PLAIN_DECORATORS = /^(?:Is(?:Int|Number|Optional|Positive|NumberString|Defined|NotEmpty)|Min|Type|ApiProperty|ApiPropertyOptional|Field)$/;

/** True for a number that a validation lets through whatever its size: the schema is read whole and says no maximum. */
export function uncheckedNumber(node: TSESTree.Node, source: SourceView): boolean {
  const place = placeOf(unwrapAwait(node), source);
  if (!place) return false;
  const field = decoratedField(place.base, place.key, source);
  if (field) {
    const names = field.decorators.map(({ expression }) => (expression.type === 'CallExpression' && expression.callee.type === 'Identifier' ? expression.callee.name : ''));
    return names.some((name) => /^(?:Is(?:Int|Number|Positive)|Min)$/.test(name)) && names.every((name) => PLAIN_DECORATORS.test(name));
  }
  const schema = schemaOf(place.base, source, 0);
  const property = schema && schemaProperty(schema, place.key, source, 0);
  const { root, links } = property ? unrollChain(resolveConstant(property, source)) : { root: undefined, links: [] };
  return root?.type === 'Identifier' && links.some(({ name }) => NUMBERS.test(name)) && links.every(({ name }) => PLAIN.test(name));
}

/** The part of a validation schema that concerns the value at a path of what the schema describes; undefined where it says nothing of it. */
export function schemaAt(schema: TSESTree.Node, path: readonly string[], source: SourceView): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = resolveConstant(schema, source);
  for (const key of path) current = current && schemaProperty(current, key, source, 0);
  return current && resolveConstant(current, source);
}

/** The schema of `.input(schema)` before `.query(handler)`, when the function is such a handler. */
export function procedureInput(handler: TSESTree.Node): TSESTree.Node | undefined {
  const call = handler.parent;
  if (call?.type !== 'CallExpression' || !call.arguments.includes(handler as never)) return undefined;
  const { links } = unrollChain(call);
  return links.findLast(({ name, call: one }) => /^(?:input|schema|inputSchema|bindArgsSchemas)$/.test(name) && one !== call && one !== undefined)?.call?.arguments[0];
}

interface Place {
  base: TSESTree.Node;
  key: string;
}

/** `base.key`, or the name that `const { key } = base` and `({ key }) => …` bind; the pattern stands for its parameter. */
function placeOf(node: TSESTree.Node, source: SourceView): Place | undefined {
  if (node.type === 'MemberExpression') {
    const key = propertyName(node);
    return key === undefined ? undefined : { base: unwrapAwait(node.object), key };
  }
  const declared = node.type === 'Identifier' ? declarationOf(node, source) : undefined;
  if (!declared) return undefined;
  if (declared.node.type === 'VariableDeclarator' && declared.node.init) {
    const { id, init } = declared.node;
    const key = id.type === 'ObjectPattern' ? patternKey(id, declared.name) : undefined;
    if (key !== undefined) return { base: unwrapAwait(init), key };
    return id.type === 'Identifier' && unwrapAwait(init).type === 'MemberExpression' ? placeOf(unwrapAwait(init), source) : undefined;
  }
  if (!declared.parameter || !isFunction(declared.node)) return undefined;
  for (const parameter of declared.node.params) {
    const path = patternPath(parameter.type === 'AssignmentPattern' ? parameter.left : parameter, declared.name);
    if (path) return path;
  }
  return undefined;
}

/** The innermost pattern that binds the name, and its key there. */
function patternPath(pattern: TSESTree.Node, name: TSESTree.Identifier): Place | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  const key = patternKey(pattern, name);
  if (key !== undefined) return { base: pattern, key };
  for (const property of pattern.properties) {
    const inner = property.type === 'Property' ? patternPath(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, name) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** The field, with its decorators, of the class that types the base. */
function decoratedField(base: TSESTree.Node, key: string, source: SourceView): TSESTree.PropertyDefinition | undefined {
  const type = base.type === 'ObjectPattern' ? base.typeAnnotation?.typeAnnotation : declaredType(base, source);
  const declared = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? declarationOf(type.typeName, source)?.node : undefined;
  const field = declared?.type === 'ClassDeclaration' ? classMembers(declared).fields.get(key) : undefined;
  return field && field.decorators.length > 0 ? field : undefined;
}

/** `@Max(100) limit?: number`. */
function decoratedProperty(base: TSESTree.Node, key: string, source: SourceView): Validated | undefined {
  const field = decoratedField(base, key, source);
  if (!field) return undefined;
  let max: number | undefined;
  let optional = field.optional && !field.value;
  for (const { expression } of field.decorators) {
    if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier') continue;
    if (expression.callee.name === 'Max') max = numberOf(expression.arguments[0], source);
    if (expression.callee.name === 'IsOptional') optional = !field.value;
  }
  return { ...(max === undefined ? {} : { max }), optional };
}

const PARSES = /^(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateSync|validateAsync|cast|attempt|assert|decode|valid|parseBody|parseQuery)$/;
const INFERS = /^(?:infer|output|input|TypeOf|Static|StaticDecode|InferType|InferOutput|Infer|Output)$/;

/** The schema that the value of an expression has gone through. */
function schemaOf(node: TSESTree.Node, source: SourceView, depth: number): TSESTree.Node | undefined {
  if (depth > 6) return undefined;
  if (node.type === 'ObjectPattern') return ofType(node.typeAnnotation?.typeAnnotation, source, depth) ?? ofProcedure(node, source);
  const type = declaredType(node, source);
  const typed = type && ofType(type, source, depth);
  if (typed) return typed;
  if (node.type === 'CallExpression') return ofParse(node, source);
  // `parsed.data`, `result.value`: what a parse answers wraps the value.
  if (node.type === 'MemberExpression' && /^(?:data|value|output|query|body|input|params)$/.test(propertyName(node) ?? '')) return schemaOf(unwrapAwait(node.object), source, depth + 1) ?? ofProcedure(node, source);
  if (node.type !== 'Identifier') return undefined;
  const declared = declarationOf(node, source);
  if (declared?.node.type === 'VariableDeclarator' && declared.node.init) return schemaOf(unwrapAwait(declared.node.init), source, depth + 1);
  return declared?.parameter ? ofProcedure(declared.name, source) : undefined;
}

/** `z.infer<typeof schema>`, `Static<typeof schema>`, or an alias of such. */
function ofType(type: TSESTree.TypeNode | undefined, source: SourceView, depth: number): TSESTree.Node | undefined {
  if (type?.type !== 'TSTypeReference' || depth > 6) return undefined;
  const { typeName, typeArguments } = type;
  const name = typeName.type === 'Identifier' ? typeName.name : typeName.type === 'TSQualifiedName' ? typeName.right.name : '';
  const [first] = typeArguments?.params ?? [];
  if (INFERS.test(name) && first?.type === 'TSTypeQuery' && first.exprName.type === 'Identifier') return resolveConstant(first.exprName, source);
  const declared = typeName.type === 'Identifier' ? declarationOf(typeName, source)?.node : undefined;
  return declared?.type === 'TSTypeAliasDeclaration' ? ofType(declared.typeAnnotation, source, depth + 1) : undefined;
}

/** `schema.parse(x)`, `v.parse(schema, x)`, `parseQuery(req, schema)`, `c.req.valid('query')`. */
function ofParse(call: TSESTree.CallExpression, source: SourceView): TSESTree.Node | undefined {
  const called = calledMember(call);
  const callee = unwrap(call.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : '');
  if (!PARSES.test(name) && !/parse|valid/i.test(name)) return undefined;
  if (name === 'valid') return ofRoute(call, source);
  const own = called && asSchema(called.object, source);
  if (own) return own;
  for (const argument of call.arguments.slice(0, 3)) {
    const schema = asSchema(argument, source);
    if (schema) return schema;
  }
  return undefined;
}

/** The schema of `.input(schema)` before `.query(handler)`, for a handler's parameter that is its input. */
function ofProcedure(parameter: TSESTree.Node, source: SourceView): TSESTree.Node | undefined {
  const handler = enclosingFunction(parameter);
  const given = handler && procedureInput(handler);
  return given && asSchema(given, source);
}

/** The schema that a route validates one part of the request with: `zValidator('query', schema)`, `createRoute({ request: { query: schema } })`. */
function ofRoute(call: TSESTree.CallExpression, source: SourceView): TSESTree.Node | undefined {
  const part = call.arguments[0] && staticValue(call.arguments[0], source);
  const handler = enclosingFunction(call);
  const route = handler?.parent;
  if (part?.kind !== 'known' || typeof part.value !== 'string' || route?.type !== 'CallExpression') return undefined;
  for (const argument of route.arguments) {
    if (argument === handler || argument.type === 'SpreadElement') continue;
    const value = resolveConstant(argument, source);
    if (value.type !== 'CallExpression') continue;
    const [first, second] = value.arguments;
    if (first?.type === 'Literal' && first.value === part.value && second) return asSchema(second, source);
    const request = first?.type === 'ObjectExpression' ? objectProperty(first, 'request').value : undefined;
    const schema = request?.type === 'ObjectExpression' ? objectProperty(request, part.value).value : undefined;
    if (schema) return asSchema(schema, source);
  }
  return undefined;
}

const OBJECTS = /^(?:object|strictObject|looseObject|Object|keys|shape|extend|safeExtend|append|merge|concat|and|intersect|Intersect|Composite)$/;

/** The call that builds a schema of an object, when the expression is one. */
function asSchema(node: TSESTree.Node, source: SourceView): TSESTree.CallExpression | undefined {
  const value = resolveConstant(node, source);
  return value.type === 'CallExpression' && unrollChain(value).links.some(({ name }) => OBJECTS.test(name)) ? value : undefined;
}

/** The schema of one property; of several that set it the last one counts. */
function schemaProperty(schema: TSESTree.Node, key: string, source: SourceView, depth: number): TSESTree.Node | undefined {
  const { root, links } = depth > 6 ? { root: undefined, links: [] } : unrollChain(resolveConstant(schema, source));
  for (const { name, call } of links.toReversed()) {
    for (const argument of call && OBJECTS.test(name) ? call.arguments : []) {
      const value = argument.type === 'SpreadElement' ? undefined : resolveConstant(argument, source);
      const found = value?.type === 'ObjectExpression' ? memberOf(value, key, source, depth) : value?.type === 'CallExpression' ? schemaProperty(value, key, source, depth + 1) : undefined;
      if (found) return found;
    }
  }
  const base = root && resolveConstant(root, source);
  return base?.type === 'CallExpression' && base !== root ? schemaProperty(base, key, source, depth + 1) : undefined;
}

/** A property of the literal or of what it spreads (`...paginationSchema.shape`). */
function memberOf(object: TSESTree.ObjectExpression, key: string, source: SourceView, depth: number): TSESTree.Node | undefined {
  const { value } = objectProperty(object, key);
  if (value) return value;
  for (const member of object.properties) {
    if (member.type !== 'SpreadElement') continue;
    const spread = resolveConstant(member.argument, source);
    const inner = spread.type === 'MemberExpression' ? resolveConstant(spread.object, source) : spread;
    const found = inner.type === 'ObjectExpression' ? memberOf(inner, key, source, depth + 1) : inner.type === 'CallExpression' ? schemaProperty(inner, key, source, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

const NUMBERS = /^(?:number|int|integer|int32|uint32|coerce|bigint|Number|Integer|Numeric|stringbool|float)$/;
const ABOVE = /^(?:max|lte|maxValue|maximum)$/;

/** What the schema of a number says: its largest value, and whether it may be left out. */
function limitsOf(schema: TSESTree.Node, source: SourceView, depth: number): Validated {
  const { links } = depth > 6 ? { links: [] } : unrollChain(resolveConstant(schema, source));
  let max: number | undefined;
  let optional = false;
  const isNumber = links.some(({ name }) => NUMBERS.test(name));
  for (const { name, call } of links) {
    const [first] = call?.arguments ?? [];
    if (isNumber && ABOVE.test(name)) max = numberOf(first, source) ?? max;
    if (isNumber && name === 'lt') max = numberOf(first, source) ?? max;
    if (/^(?:optional|nullish|optionalKey|Optional)$/.test(name)) optional = true;
    if (/^(?:default|catch|prefault|fallback)$/.test(name)) optional = false;
    for (const argument of call && /^(?:preprocess|optional|nullish|pipe|default|Optional|transform)$/.test(name) ? call.arguments : []) {
      const value = argument.type === 'SpreadElement' ? undefined : resolveConstant(argument, source);
      if (value?.type !== 'CallExpression') continue;
      const step = calledMember(value);
      if (step && ABOVE.test(step.name)) max = numberOf(value.arguments[0], source) ?? max;
      else max = limitsOf(value, source, depth + 1).max ?? max;
    }
    const options = isNumber && first?.type === 'ObjectExpression' ? objectProperty(first, 'maximum').value : undefined;
    if (options) max = numberOf(options, source) ?? max;
  }
  return { ...(max === undefined ? {} : { max }), optional };
}

function numberOf(node: TSESTree.Node | undefined, source: SourceView): number | undefined {
  const value = node && staticValue(node, source);
  return value?.kind === 'known' && typeof value.value === 'number' ? value.value : undefined;
}
