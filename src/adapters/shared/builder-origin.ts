import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { bindArguments, BoundSource, calledFunction, calledMember, type ChainLink, declaredType, findVariable, importOrigin, isInside, MOST_USES, outermostWrapper, runsBefore, soleDefinition, soleReturn, sourceOf, type SourceView, textOf, unrollChain, unwrap, unwrapAwait } from '../../ast/index.ts';
import { parameterOf } from './builder-helpers.ts';
import type { ChainedStep } from './builder-step.ts';

/** One call on a query builder. */
export interface BuilderCall extends ChainedStep {
  /** A helper makes it. */
  elsewhere: boolean;
  /** Where its arguments are read. */
  source: SourceView;
}

/** How a client makes its builders. */
export interface BuilderMakers {
  /** Methods that make one. */
  methods: ReadonlySet<string>;
  /** Types of variables that hold one. */
  types: RegExp;
}

/** Where a builder comes from. */
export type BuilderOrigin =
  /** `receiver.createQueryBuilder(…)`; `here`: in the same function as the terminal call. */
  | { kind: 'made'; call: TSESTree.CallExpression; receiver: TSESTree.Node; here: boolean }
  /** A variable of type `SelectQueryBuilder<Member>`. */
  | { kind: 'typed'; type: TSESTree.TSTypeReference }
  /** A call of the project's own that answers a builder; its arguments may name the entity. */
  | { kind: 'wrapped'; calls: readonly TSESTree.CallExpression[] };

/** Everything that happens to one query builder before its terminal call. */
export interface BuilderHistory {
  origin: BuilderOrigin;
  /** In the order in which they run. */
  calls: readonly BuilderCall[];
  /** Calls of the project's own functions that answer the builder: their arguments may name the entity. */
  through: readonly TSESTree.CallExpression[];
  /** Set when the builder goes through code that is not seen: a helper, another function. */
  opaque?: string;
}

/**
 * Follows a terminal call back over chained links, variables, branches and helpers of the project to where the builder was
 * made: for clients whose builders only do something at a call of a name of their own. `builderRun` goes the other way.
 */
export function builderHistory(terminal: TSESTree.CallExpression, makers: BuilderMakers, source: SourceView): BuilderHistory | undefined {
  const tracer = new Tracer(terminal, makers, source);
  const origin = tracer.origin(terminal, terminal, 0);
  return origin && { origin, calls: tracer.inOrder(), through: tracer.through, ...(tracer.opaque === undefined ? {} : { opaque: tracer.opaque }) };
}

const MAX_DEPTH = 6;
const HANDED = 'the builder is handed to another function';
const ANOTHER = 'the builder comes from another function';

class Tracer {
  opaque: string | undefined;
  readonly through: TSESTree.CallExpression[] = [];
  private readonly calls: (BuilderCall & { depth: number; at: number })[] = [];

  constructor(
    private readonly terminal: TSESTree.CallExpression,
    private readonly makers: BuilderMakers,
    private readonly source: SourceView,
    private readonly seen = new Set<Variable>(),
  ) {}

  /** Helpers run before what is done with their result; within a function the order is the source's. */
  inOrder(): BuilderCall[] {
    return this.calls.sort((a, b) => b.depth - a.depth || a.at - b.at);
  }

  /** `anchor`: what runs after all that counts; the terminal call, or a helper's return. */
  origin(node: TSESTree.Node, anchor: TSESTree.Node, depth: number): BuilderOrigin | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const { root, links } = unrollChain(node);
    const start = links.findIndex(({ name, call }) => call && this.makers.methods.has(name));
    const made = links[start];
    this.record(links.slice(start + 1), anchor, depth);
    if (made?.call) return { kind: 'made', call: made.call, receiver: unwrap(made.member.object), here: depth === 0 };
    const variable = root.type === 'Identifier' ? this.fromVariable(root, anchor, depth) : undefined;
    return variable ?? this.fromHelper(root, links, depth) ?? this.wrapped(links, root);
  }

  private fromVariable(name: TSESTree.Identifier, anchor: TSESTree.Node, depth: number): BuilderOrigin | undefined {
    const variable = findVariable(name, this.source);
    if (!variable || this.seen.has(variable)) return undefined;
    this.seen.add(variable);
    const type = declaredType(name, this.source);
    const initial = initialValue(variable) ?? soleAssignment(variable);
    // A clone keeps what was done before; what is done to the builder later is not its own.
    const cloned = initial && unrollChain(initial).links.some((link) => link.name === 'clone');
    this.uses(variable, anchor, depth);
    if (initial) return this.origin(initial, cloned ? initial : anchor, depth);
    if (type?.type !== 'TSTypeReference' || !this.makers.types.test(textOf(this.source, type.typeName))) return undefined;
    this.opaque ??= 'the builder comes from the caller';
    return { kind: 'typed', type };
  }

  private record(links: readonly ChainLink[], anchor: TSESTree.Node, depth: number, whole = false): void {
    const outermost = links.findLast(({ call }) => call)?.call;
    // All links of a chain run together; those of the anchor's own chain run for sure.
    const when = outermost === undefined ? 'always' : this.runs(outermost, anchor, whole);
    if (when === 'never') return;
    for (const { name, call, member } of links) {
      if (call && call !== this.terminal) this.calls.push({ name, args: call.arguments, call, member, conditional: when === 'sometimes', source: this.source, elsewhere: depth > 0, depth, at: call.range[1] });
    }
  }

  /** Calls on the same variable elsewhere in the function, reassignments, and hands that take it. `whole`: all that the anchor holds. */
  private uses(variable: Variable, anchor: TSESTree.Node, depth: number, whole = false): void {
    if (variable.references.length > MOST_USES) {
      this.opaque ??= 'the builder is used in too many places';
      return;
    }
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (!whole && identifier.range[0] >= anchor.range[0]) continue;
      const place = outermostWrapper(identifier);
      const parent = place.parent;
      if (parent?.type === 'MemberExpression' && parent.object === place) {
        const { links } = unrollChain(outermostLink(parent));
        const clone = links.findIndex(({ name }) => name === 'clone');
        this.record(clone < 0 ? links : links.slice(0, clone), anchor, depth, whole);
      } else if (reference.isWrite()) this.reassigned(variable, identifier, anchor, depth);
      else if (parent?.type !== 'ExpressionStatement' && parent?.type !== 'ReturnStatement') this.handed(place, anchor, depth, whole);
    }
  }

  /** A function of the project that is given the builder: what it does to its parameter counts, where it can be seen. */
  private handed(place: TSESTree.Node, anchor: TSESTree.Node, depth: number, whole: boolean): void {
    const call = place.parent;
    if (call?.type === 'CallExpression' && onlyJoins(call, this.source)) return;
    const fn = call?.type === 'CallExpression' && call.callee !== place && depth < MAX_DEPTH ? calledFunction(call, this.source) : undefined;
    const parameter = fn && call?.type === 'CallExpression' ? parameterOf(fn, call, place) : undefined;
    const variable = parameter && findVariable(parameter, this.source);
    if (!fn || call?.type !== 'CallExpression' || !variable || this.seen.has(variable)) {
      this.opaque ??= HANDED;
      return;
    }
    const when = this.runs(call, anchor, whole);
    if (when === 'never') return;
    this.seen.add(variable);
    const plain = sourceOf(fn, this.source);
    const values = bindArguments(fn, call.arguments, this.source, this.source.bindings?.values ?? new Map());
    const inner = new Tracer(this.terminal, this.makers, new BoundSource(plain, { ...this.source.bindings, values }), this.seen);
    inner.uses(variable, fn.body, depth + 1, true);
    this.opaque ??= inner.opaque;
    for (const one of inner.inOrder()) this.calls.push({ ...one, conditional: one.conditional || when === 'sometimes', depth, at: call.range[1] });
  }

  private runs(node: TSESTree.Node, anchor: TSESTree.Node, whole: boolean): ReturnType<typeof runsBefore> {
    return !whole && isInside(node, anchor) ? 'always' : runsBefore(node, anchor);
  }

  private reassigned(variable: Variable, identifier: TSESTree.Node, anchor: TSESTree.Node, depth: number): void {
    const { parent } = identifier;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== identifier) return;
    const { root, links } = unrollChain(parent.right);
    // Links on the variable itself were already met as a use of it.
    if (root.type === 'Identifier' && findVariable(root, this.source) === variable) return;
    if (soleAssignment(variable) === parent.right) return;
    this.record(links, anchor, depth);
    // `qb = filtered(qb, query)`: the builder was met as an argument, and what is done with it there counts.
    const isArgument = (call: TSESTree.Node | undefined): boolean => call?.type === 'CallExpression' && call.arguments.some((one) => one.type === 'Identifier' && findVariable(one, this.source) === variable);
    if (!isArgument(root) && !links.some(({ name, call }) => (call && this.makers.methods.has(name)) || isArgument(call))) this.opaque ??= ANOTHER;
  }

  /** `this.baseQuery().getMany()`, `baseQuery(repository).getMany()`: a function of the project that answers a builder. */
  private fromHelper(root: TSESTree.Node, links: readonly ChainLink[], depth: number): BuilderOrigin | undefined {
    const call = root.type === 'CallExpression' ? root : links.find((link) => link.call)?.call;
    const helper = call && call !== this.terminal ? calledFunction(call, this.source) : undefined;
    const answer = helper && soleReturn(helper);
    const origin = answer && this.origin(unwrapAwait(answer), answer, depth + 1);
    if (!call || !origin) return undefined;
    this.through.push(call);
    if (origin.kind === 'wrapped') this.opaque ??= ANOTHER;
    return origin;
  }

  /** The calls of a chain that this file does not declare: `this.list.build(Member, options)`. */
  private wrapped(links: readonly ChainLink[], root?: TSESTree.Node): BuilderOrigin | undefined {
    const calls = [...(root?.type === 'CallExpression' ? [root] : []), ...links.flatMap(({ call }) => (call && call !== this.terminal ? [call] : []))];
    if (calls.length === 0) return undefined;
    this.opaque ??= ANOTHER;
    return { kind: 'wrapped', calls };
  }
}

/** `FindOptionsUtils.joinEagerRelations(qb, …)` of TypeORM 0.2 and 0.3: joins what the entity declares as eager, and leaves rows and fields alone. */
function onlyJoins(call: TSESTree.CallExpression, source: SourceView): boolean {
  const called = calledMember(call);
  return called?.name === 'joinEagerRelations' && called.object.type === 'Identifier' && importOrigin(called.object, source)?.module === 'typeorm';
}

function outermostLink(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const parent = current.parent;
    if (parent?.type === 'CallExpression' && parent.callee === current) current = parent;
    else if (parent?.type === 'MemberExpression' && parent.object === current) current = parent;
    else if (parent && unwrap(parent) !== parent && 'expression' in parent && parent.expression === current) current = parent;
    else return current;
  }
}

function initialValue(variable: Variable): TSESTree.Node | undefined {
  const node = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  return node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init ? node.init : undefined;
}

/** The value of `let qb; qb = …`, where nothing else is assigned but what the builder itself answers. */
function soleAssignment(variable: Variable): TSESTree.Node | undefined {
  if (initialValue(variable)) return undefined;
  const values = variable.references.flatMap((reference) => {
    const identifier = reference.identifier as TSESTree.Node;
    const parent = identifier.parent;
    if (!reference.isWrite() || parent?.type !== 'AssignmentExpression') return [];
    const { root } = unrollChain(parent.right);
    return root.type === 'Identifier' && root.name === variable.name ? [] : [parent.right];
  });
  return values.length === 1 ? values[0] : undefined;
}
