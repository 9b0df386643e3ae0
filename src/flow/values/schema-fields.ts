import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, importOrigin, propertyName, resolveConstant, sourceOf, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';

/** What a schema of a validation library lets through: the fields of an object, with the kind of their value where it is said. */
export interface SchemaFields {
  /** Name under which the schema is kept; empty when it has none. */
  name: string;
  types: ReadonlyMap<string, string>;
}

/** Packages that describe objects by chains of calls. */
const LIBRARIES = /^(?:zod|zod\/.+|@hono\/zod-openapi|@asteasolutions\/zod-to-openapi|yup|joi|@hapi\/joi|valibot|@sinclair\/typebox|@elysiajs\/typebox|superstruct)$/;
/** Calls that describe an object by its fields. */
const OBJECTS = new Set(['object', 'strictObject', 'looseObject', 'Object', 'shape', 'keys', 'interface', 'type']);
/** Calls that add fields to those of the schema before the dot. */
const ADDING = new Set(['extend', 'safeExtend', 'merge', 'and', 'augment', 'append', 'concat', 'shape', 'keys']);
/** Calls that leave the fields as they are. */
const SAME = /^(?:optional|nullable|nullish|partial|deepPartial|required|strict|strip|passthrough|loose|refine|superRefine|check|default|prefault|catch|describe|brand|readonly|openapi|meta|label|noUnknown|unknown|catchall|array|options|min|max|length|nonempty|of)$/;
/** Methods that answer what they let through. */
const PARSING = /^(?:parse|safeParse|parseAsync|safeParseAsync|spa|validate|validateSync|validateAsync|cast|attempt|decode)$/;
const MAX_DEPTH = 8;

/** What `schema.parse(input)` answers, or `v.parse(schema, input)`; undefined for other calls. */
export function parsedFields(call: TSESTree.CallExpression, source: SourceView): SchemaFields | undefined {
  const called = calledMember(call);
  if (!called || !PARSING.test(called.name) || call.arguments.length === 0) return undefined;
  const own = schemaFields(called.object, source);
  if (own || call.arguments.length < 2 || !call.arguments[0]) return own;
  return isLibrary(called.object, source) ? schemaFields(call.arguments[0], source) : undefined;
}

/** The fields of a schema: `z.object({ … }).extend({ … })`, also behind a name of another file. Never throws. */
export function schemaFields(node: TSESTree.Node, source: SourceView): SchemaFields | undefined {
  const types = read(node, source, 0);
  const name = unwrapAwait(node);
  return types && types.size > 0 ? { name: name.type === 'Identifier' ? name.name : name.type === 'MemberExpression' ? (propertyName(name) ?? '') : '', types } : undefined;
}

function read(node: TSESTree.Node, outer: SourceView, depth: number): Map<string, string> | undefined {
  const value = resolveConstant(unwrapAwait(node), outer);
  if (depth > MAX_DEPTH || value.type !== 'CallExpression') return undefined;
  const source = sourceOf(value, outer);
  const called = calledMember(value);
  const [first] = value.arguments;
  const callee = unwrap(value.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : '');
  const base = called && !isLibrary(called.object, source) ? called.object : undefined;
  if (!base) {
    if (called ? !isLibrary(called.object, source) : !isLibrary(callee, source)) return undefined;
    if (OBJECTS.has(name)) return first ? fieldsOf(first, source) : undefined;
    if (/^(?:array|Array|optional|nullable|nullish|Optional|Partial|partial|required|readonly|pipe)$/.test(name) && first) return read(first, source, depth + 1);
    return undefined;
  }
  if (ADDING.has(name)) {
    const before = read(base, source, depth + 1);
    const more = first && (resolveConstant(first, source).type === 'ObjectExpression' ? fieldsOf(first, source) : read(first, source, depth + 1));
    return before && new Map([...before, ...(more ?? [])]);
  }
  if (name === 'pick' || name === 'omit') {
    const before = read(base, source, depth + 1);
    const keys = first && namesIn(first, source);
    return before && keys && new Map([...before].filter(([key]) => keys.has(key) === (name === 'pick')));
  }
  return SAME.test(name) ? read(base, source, depth + 1) : undefined;
}

function fieldsOf(node: TSESTree.Node, outer: SourceView): Map<string, string> | undefined {
  const object = resolveConstant(node, outer);
  if (object.type !== 'ObjectExpression') return undefined;
  const source = sourceOf(object, outer);
  const fields = new Map<string, string>();
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      const spread = unwrap(property.argument);
      // `...base.shape`
      const inner = spread.type === 'MemberExpression' && propertyName(spread) === 'shape' ? read(spread.object, source, 1) : fieldsOf(spread, source);
      for (const [key, type] of inner ?? []) fields.set(key, type);
    } else {
      const key = propertyName(property);
      if (key !== undefined) fields.set(key, kindOf(property.value));
    }
  }
  return fields;
}

/** `z.boolean().optional()` → `boolean`: what the chain begins with. */
function kindOf(node: TSESTree.Node): string {
  let current = unwrap(node);
  let name = '';
  while (current.type === 'CallExpression') {
    const called = calledMember(current);
    if (!called) return '';
    name = called.name;
    current = called.object;
  }
  const kind = name.toLowerCase();
  return /^(?:string|number|boolean|date|bigint)$/.test(kind) ? (kind === 'date' ? 'Date' : kind) : '';
}

/** `{ email: true }`, `['email']`. */
function namesIn(node: TSESTree.Node, source: SourceView): Set<string> | undefined {
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') return new Set(value.elements.flatMap((element) => (element?.type === 'Literal' ? [String(element.value)] : [])));
  return value.type === 'ObjectExpression' ? new Set(value.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : []))) : undefined;
}

function isLibrary(node: TSESTree.Node, source: SourceView): boolean {
  const name = unwrap(node);
  if (name.type !== 'Identifier') return false;
  const origin = importOrigin(name, source);
  if (origin) return LIBRARIES.test(origin.module);
  // `const Joi = require('joi')`
  const made = findVariable(name, source)?.defs[0]?.node as TSESTree.Node | undefined;
  const call = made?.type === 'VariableDeclarator' && made.init ? unwrap(made.init) : undefined;
  const [module] = call?.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require' ? call.arguments : [];
  return module?.type === 'Literal' && typeof module.value === 'string' && LIBRARIES.test(module.value);
}
