import type { TSESTree } from '@typescript-eslint/types';
import type { Absence, FilterField } from '../model/index.ts';
import { isAlwaysThere } from './always-there.ts';
import { calledMember } from './chain.ts';
import { declaredAbsence } from './declared-absence.ts';
import { declaredType } from './declared-type.ts';
import { isFunction } from './function.ts';
import { fileOf } from './modules.ts';
import { isNarrowed } from './narrowed.ts';
import { propertyName } from './property.ts';
import { constantInitialiser, declarationOf, findVariable, isReassigned, soleDefinition } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';
import { validated } from './validated.ts';

const MAX_DEPTH = 12;

/** Which missing values are meant: `undefined` alone, or `null` as well. */
export type Missing = 'undefined' | 'null';

/**
 * Whether the source shows that a value can be undefined: `undefined`, an optional chain, a branch
 * that answers it, an optional parameter. A value that is made sure of before counts as there.
 */
export function mayBeUndefined(node: TSESTree.Node, source: SourceView): boolean {
  return absenceOf(node, source) !== undefined;
}

/**
 * Why a value can be missing, as far as the source shows it; undefined where nothing does, or where
 * it is made sure of before (`if (!id) throw …`, an assertion, a default). With `null` also where it
 * can be null, for clients that leave such conditions out as well.
 */
export function absenceOf(node: TSESTree.Node, source: SourceView, missing: Missing = 'undefined'): Absence | undefined {
  return new Search(source, missing).in(node, 0);
}

/** What a condition's value says of whether the condition can fall away: for a client that leaves conditions without a value out. */
export function fallsAway(node: TSESTree.Node, source: SourceView, isOptional: boolean, missing: Missing = 'undefined'): Pick<FilterField, 'optional' | 'absent'> {
  if (isOptional) return { optional: true };
  const absent = absenceOf(node, source, missing);
  return absent ? { optional: true, absent } : { optional: false };
}

class Search {
  constructor(
    private readonly source: SourceView,
    private readonly missing: Missing,
  ) {}

  in(node: TSESTree.Node, depth: number): Absence | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (node.type) {
      case 'ChainExpression':
        return this.chain(node);
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
        return this.in(node.expression, depth + 1);
      case 'AwaitExpression':
        return this.in(node.argument, depth + 1);
      case 'UnaryExpression':
        return node.operator === 'void' ? { kind: 'undefined', node } : undefined;
      case 'Literal':
        return this.missing === 'null' && node.value === null && node.raw === 'null' ? { kind: 'null', node } : undefined;
      case 'ConditionalExpression':
        return this.branch(node, [node.consequent, node.alternate], depth);
      case 'LogicalExpression':
        return node.operator === '&&' ? undefined : this.branch(node, [node.right], depth);
      case 'Identifier':
        return node.name === 'undefined' ? { kind: 'undefined', node } : this.variable(node, depth);
      case 'MemberExpression':
        return this.member(node);
      case 'CallExpression':
        return this.call(node);
      default:
        return undefined;
    }
  }

  /** A branch that answers nothing is a choice; one that may happen to is not. */
  private branch(node: TSESTree.Node, branches: readonly TSESTree.Node[], depth: number): Absence | undefined {
    for (const branch of branches) {
      const found = this.in(branch, depth + 1);
      if (found) return found.kind === 'undefined' || found.kind === 'null' ? { kind: 'branch', node } : found;
    }
    return undefined;
  }

  /** A chain breaks off where what stands before a `?.` is missing; who asks about one part of it has asked about the chain. */
  private chain(node: TSESTree.ChainExpression): Absence | undefined {
    let breaks = false;
    for (let current = unwrap(node); ; ) {
      if (isNarrowed(current, this.source) || isRouteParameter(current, this.source)) return undefined;
      if (current.type !== 'MemberExpression' && current.type !== 'CallExpression') return breaks ? { kind: 'chain', node } : undefined;
      const next = unwrap(current.type === 'MemberExpression' ? current.object : current.callee);
      breaks ||= current.optional && !isAlwaysThere(next, this.source);
      current = next;
    }
  }

  private variable(name: TSESTree.Identifier, depth: number): Absence | undefined {
    const variable = findVariable(name, this.source);
    if (!variable || isReassigned(variable) || isNarrowed(name, this.source)) return undefined;
    const given = this.source.bindings?.values.get(variable);
    const value = given ?? constantInitialiser(variable);
    if (value) return this.in(value, depth + 1);
    const definition = soleDefinition(variable);
    if (!definition) return undefined;
    return declaredAbsence(name, this.source, this.missing) ?? this.taken(name) ?? this.asked(definition.node as TSESTree.Node, definition.name as TSESTree.Identifier) ?? this.checked(name);
  }

  /** `const { userId } = req.query`. */
  private taken(name: TSESTree.Identifier): Absence | undefined {
    const declared = declarationOf(name, this.source);
    if (declared?.node.type !== 'VariableDeclarator' || declared.node.id.type !== 'ObjectPattern' || !declared.node.init) return undefined;
    const bound = declared.node.id.properties.find((property): property is TSESTree.Property => property.type === 'Property' && property.value === declared.name);
    const key = bound && propertyName(bound);
    return key !== undefined && isQuery(declared.node.init, key, this.source) ? { kind: 'query', node: bound as TSESTree.Node } : undefined;
  }

  /** `@Query('customerId') customerId: string`: a request may leave it out, whatever the type says. */
  private asked(fn: TSESTree.Node, parameter: TSESTree.Identifier): Absence | undefined {
    if (!isFunction(fn)) return undefined;
    const found = parameter.decorators?.find(({ expression }) => expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && expression.callee.name === 'Query' && expression.arguments.length === 1 && expression.arguments[0]?.type === 'Literal');
    return found ? { kind: 'query', node: parameter } : undefined;
  }

  private member(node: TSESTree.MemberExpression): Absence | undefined {
    if (isNarrowed(node, this.source)) return undefined;
    const name = propertyName(node);
    if (name === undefined) return undefined;
    const object = unwrap(node.object);
    if (object.type === 'MemberExpression' && propertyName(object) === 'env' && unwrap(object.object).type === 'Identifier' && (unwrap(object.object) as TSESTree.Identifier).name === 'process') return { kind: 'environment', node };
    if (isQuery(object, name, this.source)) return { kind: 'query', node };
    return declaredAbsence(node, this.source, this.missing) ?? this.checked(node);
  }

  /** What a validation lets through without a value. */
  private checked(node: TSESTree.Node): Absence | undefined {
    return validated(node, this.source)?.optional === true ? { kind: 'validation', node } : undefined;
  }

  /** `index.get(key)` of a map; `searchParams.get('id')` answers null. */
  private call(node: TSESTree.CallExpression): Absence | undefined {
    const called = calledMember(node);
    // Hono: `c.req.query('id')`.
    if (called?.name === 'query' && called.object.type === 'MemberExpression' && propertyName(called.object) === 'req' && node.arguments[0]?.type === 'Literal') return { kind: 'query', node };
    if (called?.name !== 'get' || node.arguments.length !== 1) return undefined;
    if (isMap(called.object, this.source)) return { kind: 'lookup', node };
    const owner = called.object.type === 'Identifier' ? called.object.name : called.object.type === 'MemberExpression' ? propertyName(called.object) : undefined;
    return this.missing === 'null' && /^(?:searchParams|formData|headers|urlSearchParams)$/.test(owner ?? '') ? { kind: 'query', node } : undefined;
  }
}

/** What a matched route names is there: `req.params?.id`, `({ params }: Props) => …`, `useParams()`. */
function isRouteParameter(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type === 'MemberExpression') return propertyName(node) === 'params';
  if (node.type !== 'Identifier' || node.name !== 'params') return false;
  const { parent } = declarationOf(node, source)?.name ?? {};
  return parent !== undefined && !isFunction(parent);
}

function isMap(node: TSESTree.Node, source: SourceView): boolean {
  const type = declaredType(node, source);
  if (type) return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:Map|ReadonlyMap)$/.test(type.typeName.name);
  const made = node.type === 'Identifier' ? constantInitialiser(findVariable(node, source)) : undefined;
  const value = made && unwrapAwait(made);
  return value?.type === 'NewExpression' && value.callee.type === 'Identifier' && value.callee.name === 'Map';
}

const REQUEST = /^(?:req|request|_req|ctx|context)$/;

/**
 * The query of a request that nobody has checked. Not where a type says what is in it (Fastify
 * validates by its schema), and not where the file's name makes the parameter a part of the path.
 */
function isQuery(node: TSESTree.Node, key: string, source: SourceView): boolean {
  const query = unwrap(node);
  if (query.type !== 'MemberExpression' || propertyName(query) !== 'query') return false;
  const request = unwrap(query.object);
  const name = request.type === 'Identifier' ? request.name : request.type === 'MemberExpression' ? propertyName(request) : undefined;
  if (!REQUEST.test(name ?? '') || declaredType(query, source)) return false;
  const declared = request.type === 'Identifier' ? declarationOf(request, source) : undefined;
  if (!declared?.parameter || !isFunction(declared.node)) return false;
  if (declared.node.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === 'reply')) return false;
  const file = fileOf(node) ?? '';
  if (file.includes(`[${key}]`) || file.includes(`[...${key}]`) || file.includes(`[[...${key}]]`)) return false;
  const type = declared.name.typeAnnotation?.typeAnnotation;
  return !(type?.type === 'TSTypeReference' && type.typeArguments);
}
