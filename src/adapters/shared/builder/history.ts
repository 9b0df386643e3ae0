import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledMember, castsAround, type ChainLink, findVariable, type FunctionNode, isFunction, MOST_USES, outermostWrapper, propertyName, resolveConstant, runsBefore, soleReturn, type SourceView, staticValue, textOf, unrollChain, unwrap, unwrapAwait } from '../../../ast/index.ts';
import type { BuilderStep } from '../builder-step.ts';
import { linksInside, localFunction } from './callback.ts';
import { functionAround, goesOn, helperUse, isPartOfQuery, isSettled, nextLink, PROMISE } from './places.ts';

/** How a data client starts a builder, and which links keep it one. */
export interface BuilderSyntax<Start> {
  links: ReadonlySet<string>;
  /** Links that hand the builder to a callback. */
  callbacks: ReadonlySet<string>;
  /** What a chain starts with, and the number of links that belong to the start. */
  start(root: TSESTree.Node, links: readonly ChainLink[]): { start: Start; taken: number } | undefined;
  /** What a name stands for that is given in place of a callback: a function that gets the builder. */
  named?(start: Start, name: string): FunctionNode | undefined;
}

/** Everything that happens to one query builder until it runs. */
export interface BuilderHistory<Start> {
  start: Start;
  /** In the order in which they run. */
  links: readonly BuilderStep[];
  /** Set when the builder goes through code that is not seen. */
  opaque?: string;
  /** The expression whose value are the rows: the whole chain, or the variable where it is awaited. */
  rows: TSESTree.Node;
  /** The chain that starts the builder stands in another function than where it runs. */
  apart: boolean;
}

const MAX_DEPTH = 6;
const HANDED = 'the builder is handed to another function';

/**
 * The history of the query that `call` is the last builder link of; undefined when the chain is
 * no builder's, goes on, only changes a builder that a variable holds, or is part of another query.
 * Knex's builders begin and run without a name that is only theirs, bear their whole meaning in links, and are changed in
 * callbacks (`modify`, `where((qb) => …)`): so it is asked at the last link, unlike `builderRun` and the history of
 * builders with a terminal call.
 */
export function builderHistory<Start>(call: TSESTree.CallExpression, syntax: BuilderSyntax<Start>, source: SourceView): BuilderHistory<Start> | undefined {
  const name = calledMember(call)?.name;
  if ((name !== undefined && PROMISE.has(name)) || goesOn(call, syntax.links) || isPartOfQuery(call, syntax.links)) return undefined;
  const tracer = new Tracer(call, syntax, source);
  const start = tracer.begin(call, 0);
  if (!start || !tracer.runs(call)) return undefined;
  return { start, links: tracer.inOrder(), ...(tracer.opaque === undefined ? {} : { opaque: tracer.opaque }), rows: tracer.rows, apart: tracer.apart };
}

class Tracer<Start> {
  opaque: string | undefined;
  rows: TSESTree.Node;
  apart = false;
  private begun: Start | undefined;
  private readonly found: (BuilderStep & { depth: number })[] = [];
  private readonly seen = new Set<Variable>();

  constructor(
    call: TSESTree.CallExpression,
    private readonly syntax: BuilderSyntax<Start>,
    private readonly source: SourceView,
  ) {
    this.rows = call;
  }

  /** Helpers and what came before a clone run before what is done with their result. */
  inOrder(): BuilderStep[] {
    return this.found.sort((a, b) => b.depth - a.depth || a.call.range[1] - b.call.range[1]);
  }

  /** Finds the start of a chain, through helpers of this file and clones. */
  begin(node: TSESTree.Node, depth: number): Start | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const { root, links } = unrollChain(node);
    const begun = this.syntax.start(root, links);
    if (begun) {
      this.begun = begun.start;
      this.record(links.slice(begun.taken), undefined, depth);
      return begun.start;
    }
    if (root.type === 'Identifier') {
      const clone = links.findIndex(({ name, call }) => name === 'clone' && call);
      const variable = clone < 0 ? undefined : findVariable(root, this.source);
      if (!variable || this.seen.has(variable)) return undefined;
      this.record(links.slice(clone + 1), undefined, depth);
      return this.ofVariable(variable, root, depth + 1);
    }
    return this.ofHelper(root, links, depth);
  }

  /** A variable's builder as it is at `anchor`. */
  private ofVariable(variable: Variable, anchor: TSESTree.Node, depth: number): Start | undefined {
    const definition = variable.defs[0]?.node as TSESTree.Node | undefined;
    if (variable.defs.length !== 1 || definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || !definition.init) return undefined;
    const start = this.begin(definition.init, depth + 1);
    if (start) this.uses(variable, anchor, depth);
    return start;
  }

  private ofHelper(root: TSESTree.Node, links: readonly ChainLink[], depth: number): Start | undefined {
    const ofClass = root.type === 'ThisExpression' ? links[0] : undefined;
    const call = ofClass?.call ?? (root.type === 'CallExpression' ? root : undefined);
    const helper = call && localFunction(call, this.source);
    if (!helper || helper.async) return undefined;
    const answer = soleReturn(helper);
    if (!answer) return undefined;
    const returned = unwrapAwait(answer);
    this.apart = true;
    this.record(ofClass ? links.slice(1) : links, undefined, depth);
    if (returned.type !== 'Identifier') return this.begin(returned, depth + 1);
    const variable = findVariable(returned, this.source);
    return variable && this.ofVariable(variable, returned, depth + 1);
  }

  /** Follows the finished chain to where its rows are taken; false when another place accounts for it. */
  runs(call: TSESTree.CallExpression): boolean {
    const next = nextLink(call);
    if (next && !PROMISE.has(next.name)) this.opaque ??= `\`.${next.name}()\` is not a link this reader knows`;
    const place = castsAround(call);
    const { parent } = place;
    if (parent?.type === 'VariableDeclarator' && parent.init === place && parent.id.type === 'Identifier') return this.throughVariable(findVariable(parent.id, this.source), place);
    if (parent?.type === 'AssignmentExpression' && parent.right === place && parent.left.type === 'Identifier') return this.throughVariable(findVariable(parent.left, this.source), place);
    const fn = parent?.type === 'ReturnStatement' || isFunction(parent) ? functionAround(place) : undefined;
    return !fn || this.leaves(fn);
  }

  /** A function that answers a builder: those that call it may go on with it. */
  private leaves(fn: TSESTree.Node): boolean {
    if (!isFunction(fn) || fn.async) return true;
    const use = helperUse(fn, this.source);
    if (use === 'chained') return false;
    if (/QueryBuilder/.test(fn.returnType ? textOf(this.source, fn.returnType) : '') || use === 'builder') this.opaque ??= 'the function answers a builder';
    return true;
  }

  private throughVariable(variable: Variable | undefined, from: TSESTree.Node): boolean {
    if (!variable || variable.references.length > MOST_USES) {
      this.opaque ??= 'the builder is used in too many places';
      return true;
    }
    // A variable with another beginning: `q = q.where(…)`, or one of two queries.
    const rows = this.lastRun(variable, from);
    if (rows) {
      this.rows = rows;
      this.uses(variable, rows, 0);
      const fn = rows.parent?.type === 'ReturnStatement' ? functionAround(rows) : undefined;
      return !fn || this.leaves(fn);
    }
    // Nothing runs it here: only clones of it do, or code that is handed it.
    if (this.onlyCloned(variable)) return false;
    this.opaque ??= HANDED;
    return true;
  }

  private onlyCloned(variable: Variable): boolean {
    const reads = variable.references.filter((reference) => reference.isRead());
    return reads.length > 0 && reads.some((reference) => nextLink(reference.identifier as TSESTree.Node)?.name === 'clone');
  }

  /** The last expression that takes the rows of a variable's builder. */
  private lastRun(variable: Variable, from: TSESTree.Node): TSESTree.Node | undefined {
    let last: TSESTree.Node | undefined;
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (!reference.isRead() || identifier.range[0] < from.range[1]) continue;
      const { end, links, next } = this.chainAt(identifier);
      if (links.some(({ name }) => name === 'clone')) continue;
      const outer = outermostWrapper(end);
      const { parent } = outer;
      const promised = next !== undefined && PROMISE.has(next);
      const kept = outer === castsAround(end) && !promised;
      if (kept && (parent?.type === 'ExpressionStatement' || parent?.type === 'AssignmentExpression' || parent?.type === 'VariableDeclarator')) continue;
      if (kept && isPartOfQuery(end as TSESTree.CallExpression, this.syntax.links)) continue;
      if (kept && parent?.type === 'CallExpression' && parent.callee !== outer && !isSettled(parent)) continue;
      if (!last || end.range[1] > last.range[1]) last = end;
    }
    return last;
  }

  /** The builder links on one use of a variable, and the expression they end with. */
  private chainAt(identifier: TSESTree.Node): { end: TSESTree.Node; links: ChainLink[]; next: string | undefined } {
    let end = identifier;
    for (;;) {
      const next = nextLink(end);
      if (!next || !this.syntax.links.has(next.name)) return { end, links: end === identifier ? [] : unrollChain(end).links, next: next?.name };
      end = next.call;
    }
  }

  /** Links on a variable between its start and `anchor`, and hands that take it. */
  private uses(variable: Variable, anchor: TSESTree.Node, depth: number): void {
    if (this.seen.has(variable)) return;
    this.seen.add(variable);
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (!reference.isRead() || identifier.range[0] > anchor.range[1]) continue;
      const { end, links } = this.chainAt(identifier);
      const clone = links.findIndex(({ name }) => name === 'clone');
      this.record(clone < 0 ? links : links.slice(0, clone), anchor, depth);
      const { parent } = castsAround(end);
      if (clone < 0 && end !== anchor && parent?.type === 'CallExpression' && parent.callee !== end && !isSettled(parent)) this.handed(parent, castsAround(end), anchor, depth);
    }
  }

  private handed(call: TSESTree.CallExpression, place: TSESTree.Node, anchor: TSESTree.Node, depth: number): void {
    const callee = unwrap(call.callee);
    if (callee.type === 'MemberExpression' && this.syntax.links.has(propertyName(callee) ?? '')) return;
    if (runsBefore(call, anchor) === 'never') return;
    const helper = localFunction(call, this.source);
    const inside = helper && linksInside(helper, call.arguments.indexOf(place as TSESTree.CallExpressionArgument), this.source);
    if (!inside || !this.expand(inside, call, runsBefore(call, anchor) === 'sometimes', depth)) this.opaque ??= HANDED;
  }

  private record(links: readonly ChainLink[], anchor: TSESTree.Node | undefined, depth: number): void {
    const outermost = links.findLast(({ call }) => call)?.call;
    const inAnchor = outermost === undefined || anchor === undefined || (outermost.range[0] >= anchor.range[0] && outermost.range[1] <= anchor.range[1]);
    const when = inAnchor ? 'always' : runsBefore(outermost, anchor);
    if (when === 'never') return;
    for (const { name, call } of links) {
      if (!call) continue;
      if (this.syntax.callbacks.has(name)) this.modified(call, when === 'sometimes', depth);
      else if (this.syntax.links.has(name)) this.found.push({ name, args: call.arguments, call, conditional: when === 'sometimes', depth });
      else if (PROMISE.has(name)) return;
      else this.opaque ??= `\`.${name}()\` is not a link this reader knows`;
    }
  }

  /** `modify((qb) => { if (email) qb.where({ email }) })`. */
  private modified(call: TSESTree.CallExpression, conditional: boolean, depth: number): void {
    const [first] = call.arguments;
    const named = first ? this.named(first) : undefined;
    const callbacks = named ?? [first && localFunction(first, this.source)];
    for (const callback of callbacks) {
      const inside = callback && linksInside(callback, 0, this.source);
      if (!inside || !this.expand(inside, call, conditional, depth)) this.opaque ??= 'the builder is modified elsewhere';
    }
  }

  /** `modify('active')`, `modify(['active', 'mine'])`; undefined where no name is written. */
  private named(node: TSESTree.Node): (FunctionNode | undefined)[] | undefined {
    const value = resolveConstant(node, this.source);
    const names = (value.type === 'ArrayExpression' ? value.elements : [value]).map((one) => (one ? staticValue(one, this.source) : undefined));
    if (names.length === 0 || names.some((name) => name?.kind !== 'known' || typeof name.value !== 'string')) return undefined;
    return names.map((name) => (this.begun && name?.kind === 'known' ? this.syntax.named?.(this.begun, String(name.value)) : undefined));
  }

  private expand(inside: readonly BuilderStep[], call: TSESTree.CallExpression, conditional: boolean, depth: number): boolean {
    for (const link of inside) this.found.push({ ...link, call, conditional: link.conditional || conditional, depth });
    return true;
  }
}
