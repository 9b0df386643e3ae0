import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { AccessNode, Adapter, GivenNames } from '../adapters/adapter.ts';
import { adapters } from '../adapters/index.ts';
import {
  bindArguments,
  BoundSource,
  calledFunction,
  classMembers,
  type ClassNode,
  classOf,
  type Decided,
  findVariable,
  type FunctionNode,
  isFunction,
  isNeverReached,
  lineageOf,
  propertyName,
  sourceOf,
  type SourceView,
  unrollChain,
  unwrapAwait,
  walk,
} from '../ast/index.ts';
import { type Catalog, type DataAccess, unknown } from '../model/index.ts';
import { callName } from './calls.ts';
import { storedEntity } from './stored-entity.ts';

/** How to find the adapters that a file can concern, by method name. */
export type DispatchOf = (source: SourceView) => ReadonlyMap<string, readonly Adapter[]>;

/** Functions that call functions that call functions: further nobody follows by eye either. */
const MAX_DEPTH = 3;
/** Adapters that know by more than the catalog what an argument can name. */
const NAMERS = adapters.flatMap(({ given }) => (given ? [given] : []));
/** Calls looked into per file and per function: more would make a file of generated calls slow. */
const MOST_CALLS = 300;

/**
 * Accesses that functions and base classes of the project perform with an entity that they are given
 * here: `paginate(Customer, query)`, `createCrudController('Client')`, `class A extends Base<Customer>`.
 * What such a function reads for itself, whoever calls it, is told where it stands.
 */
export function genericAccesses(calls: readonly AccessNode[], source: SourceView, catalog: Catalog, dispatchOf: DispatchOf): DataAccess[] {
  const reader = new GenericReader(catalog, dispatchOf);
  const namers = calls.length === 0 ? [] : NAMERS.filter(({ text }) => text.test(source.text));
  const found: DataAccess[] = [];
  let asked = 0;
  for (const call of calls) {
    if (call.type !== 'CallExpression' || !call.arguments.some((argument) => reader.namesEntity(argument) || saysWhat(argument, undefined, namers, source))) continue;
    if (asked++ > MOST_CALLS) break;
    const fn = calledFunction(call, source);
    if (fn) found.push(...distinct(reader.ofCall(call, fn, source)));
  }
  for (const owner of classesWithBase(source.ast, calls)) found.push(...distinct(reader.ofClass(owner, source)));
  return found;
}

/** What several ways through a function lead to, such as its first page and the next ones, is one access of its caller, unless a way makes it another. */
function distinct(accesses: readonly DataAccess[]): DataAccess[] {
  const told = new Map<TSESTree.Node, Set<string>>();
  return accesses.filter((access) => {
    const before = told.get(access.node) ?? new Set();
    const facts = signature(access);
    if (before.has(facts)) return false;
    told.set(access.node, before.add(facts));
    return true;
  });
}

function signature({ client, operation, entity, rowBound, projection, filter }: DataAccess): string {
  const name = entity.kind === 'known' ? entity.value.name : '';
  const rows = rowBound.kind === 'literal' || rowBound.kind === 'default' ? rowBound.rows : rowBound.kind === 'dynamic' ? (rowBound.clampedTo ?? '') : '';
  const fields = projection.kind === 'fields' || projection.kind === 'except' ? projection.fields.join(' ') : '';
  const conditions = filter.kind === 'fields' ? filter.fields.map((field) => `${field.name} ${field.op} ${field.optional}`).join(' ') : '';
  return [client, operation, name, rowBound.kind, rows, projection.kind, fields, filter.kind, conditions].join('|');
}

/** Whether an adapter takes an argument, or a property of it, for what its client reads. */
function saysWhat(argument: TSESTree.Node, key: string | undefined, namers: readonly GivenNames[], source: SourceView): boolean {
  if (namers.length === 0) return false;
  const value = unwrapAwait(argument);
  if (key === undefined && value.type === 'ObjectExpression') return value.properties.some((property) => property.type === 'Property' && saysWhat(property.value, propertyName(property) ?? '', namers, source));
  return namers.some(({ says }) => says(value, key, source));
}

/** Classes at the top of a file that extend another; those inside functions are made anew at each call. */
function classesWithBase(ast: TSESTree.Program, calls: readonly AccessNode[]): ClassNode[] {
  if (calls.length === 0 && ast.body.length > MOST_CALLS) return [];
  return ast.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    return declaration?.type === 'ClassDeclaration' && declaration.superClass ? [declaration] : [];
  });
}

class GenericReader {
  constructor(
    private readonly catalog: Catalog,
    private readonly dispatchOf: DispatchOf,
  ) {}

  /** Whether an argument looks like an entity: its class or model, its name, a delegate, or an object with one of these. */
  namesEntity(argument: TSESTree.Node, depth = 0): boolean {
    const value = unwrapAwait(argument);
    switch (value.type) {
      case 'Identifier':
        return /^\p{Lu}/u.test(value.name) && this.catalog.find(value.name) !== undefined;
      case 'Literal':
        return typeof value.value === 'string' && /^\p{L}[\p{L}\d_]*$/u.test(value.value) && this.catalog.find(value.value) !== undefined;
      case 'MemberExpression': {
        const name = propertyName(value);
        return name !== undefined && this.catalog.find(name) !== undefined;
      }
      case 'ObjectExpression':
        return depth === 0 && value.properties.some((property) => property.type === 'Property' && this.namesEntity(property.value, 1));
      default:
        return false;
    }
  }

  ofCall(call: TSESTree.CallExpression, fn: FunctionNode, source: SourceView): DataAccess[] {
    const place = { node: call, reportNode: calleeName(call) };
    return this.inside(fn, new Map(), call.arguments, source, place, 0, new Set());
  }

  /** The methods of the classes that a class extends, with `this` an instance of it. */
  ofClass(owner: ClassNode, source: SourceView): DataAccess[] {
    const given = [...(owner.superTypeArguments?.params.map((type) => (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined)) ?? []), ...superArguments(owner).flatMap((argument) => (this.namesEntity(argument) ? ['*'] : [])), ...[...classMembers(owner).fields.values()].flatMap(({ value }) => (value && this.namesEntity(value) ? ['*'] : []))];
    if (!owner.superClass || !given.some((name) => name === '*' || (name !== undefined && this.catalog.find(name)))) return [];
    const base = classOf(owner.superClass, source, 0);
    if (!base) return [];
    const own = classMembers(owner);
    const values = ownConstructor(base) ? bindArguments(ownConstructor(base) as FunctionNode, superArguments(owner), source, new Map()) : new Map<Variable, TSESTree.Node>();
    const place = { node: owner.superClass, reportNode: owner.superClass };
    const found: DataAccess[] = [];
    for (const { node } of lineageOf(owner, source).slice(1)) {
      for (const [name, method] of classMembers(node).methods) {
        if (own.methods.has(name) || !isFunction(method.value)) continue;
        found.push(...this.read(method.value, values, source, place, 0, new Set(), owner));
      }
    }
    return found;
  }

  private inside(fn: FunctionNode, outer: ReadonlyMap<Variable, TSESTree.Node>, given: readonly TSESTree.Node[], source: SourceView, place: Place, depth: number, seen: Set<FunctionNode>): DataAccess[] {
    if (depth >= MAX_DEPTH || seen.has(fn)) return [];
    return this.read(fn, bindArguments(fn, given, source, outer), source, place, depth, new Set([...seen, fn]));
  }

  /** Reads the calls of a function as they are on this way, and tells those that mean nothing without it. */
  private read(fn: FunctionNode, values: ReadonlyMap<Variable, TSESTree.Node>, source: SourceView, place: Place, depth: number, seen: Set<FunctionNode>, self?: ClassNode): DataAccess[] {
    const plain = sourceOf(fn, source);
    const bound = new BoundSource(plain, { values, ...(self ? { self } : {}) });
    const dispatch = this.dispatchOf(plain);
    const entity = storedEntity(this.catalog);
    const found: DataAccess[] = [];
    const decided: Decided = new Map();
    for (const call of callsOf(fn)) {
      if (isNeverReached(call, fn, bound, decided)) continue;
      const name = callName(call);
      for (const adapter of (name === undefined ? undefined : dispatch.get(name)) ?? []) {
        const access = adapter.read(call, { source: bound, entity });
        if (!access) continue;
        if (tellsMore(access, adapter.read(call, { source: plain, entity }))) found.push(relocated(access, place));
        break;
      }
      if (call.type !== 'CallExpression' || !hands(call, values, bound)) continue;
      const next = calledFunction(call, bound);
      if (next) found.push(...this.inside(next, values, call.arguments, bound, place, depth + 1, seen));
    }
    return found;
  }
}

interface Place {
  node: TSESTree.Node;
  reportNode: TSESTree.Node;
}

/** Whether an entity is known on this way that the call does not name by itself: none, or the one it reads unless told otherwise. */
function tellsMore({ entity }: DataAccess, alone: DataAccess | undefined): boolean {
  return entity.kind === 'known' && (alone?.entity.kind !== 'known' || alone.entity.value.name !== entity.value.name);
}

/** The access as it is told where the entity is given: its edits are of another place, its rows are read there. */
function relocated(access: DataAccess, { node, reportNode }: Place): DataAccess {
  const { client, evidence, operation, method, entity, cardinality, rowBound, projection, filter, related } = access;
  return {
    client, evidence, operation, method, entity, cardinality, rowBound, projection, filter, related, node, reportNode,
    result: { bindings: [], fields: unknown('the rows are read in another function'), escapes: 'unknown' },
    edits: {},
    via: access.node,
  };
}

/** Whether a call hands on what the function was given: by its parameters, or as a constant made of them. */
function hands(call: TSESTree.CallExpression, values: ReadonlyMap<Variable, TSESTree.Node>, source: SourceView): boolean {
  return call.arguments.some((argument) => {
    const root = unrollChain(argument).root;
    const variable = root.type === 'Identifier' ? findVariable(root, source) : undefined;
    if (!variable) return false;
    if (values.has(variable)) return true;
    const made = variable.defs[0]?.node as TSESTree.Node | undefined;
    return made?.type === 'VariableDeclarator' && made.init?.type === 'CallExpression' && made.init.arguments.some((one) => one.type === 'Identifier' && values.has(findVariable(one, source) as Variable));
  });
}

const calls = new WeakMap<FunctionNode, readonly AccessNode[]>();

function callsOf(fn: FunctionNode): readonly AccessNode[] {
  let found = calls.get(fn);
  if (!found) {
    const list: AccessNode[] = [];
    walk(fn.body, (node) => {
      if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') list.push(node);
      return list.length < MOST_CALLS;
    });
    calls.set(fn, (found = list));
  }
  return found;
}

function calleeName(call: TSESTree.CallExpression): TSESTree.Node {
  return call.callee.type === 'MemberExpression' ? call.callee.property : call.callee;
}

function ownConstructor(owner: ClassNode): FunctionNode | undefined {
  return classMembers(owner).constructor_;
}

/** The arguments of `super(…)` in the constructor of a class. */
function superArguments(owner: ClassNode): readonly TSESTree.Node[] {
  for (const statement of classMembers(owner).constructor_?.body.body ?? []) {
    if (statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && statement.expression.callee.type === 'Super') return statement.expression.arguments;
  }
  return [];
}
