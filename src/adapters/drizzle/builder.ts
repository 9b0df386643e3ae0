import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { castsAround, type ChainLink, enclosingFunction, findVariable, type FunctionNode, isFunction, MOST_USES, propertyName, runsBefore, soleDefinition, type SourceView, unwrap } from '../../ast/index.ts';
import { runSeenThrough } from '../shared/builder-run.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { calleeName } from '../shared/table-declaration.ts';

/** A statement from the call that begins it to where it runs. */
export interface Builder {
  /** In the order in which they run. */
  steps: readonly ChainedStep[];
  /** Outermost call of the chain that begins the statement. */
  node: TSESTree.CallExpression;
  /** The expression whose value becomes the rows: the chain itself, or the variable that is awaited. */
  end: TSESTree.Node;
  /** Set when the builder goes through code that is not seen. */
  opaque?: string;
}

/** Calls that take a statement as a part of another one. */
const TAKES_STATEMENT = /^(?:as|from|where|having|set|values|select|with|\$with|\$count|(?:inner|left|right|full|cross)Join(?:Lateral)?|inArray|notInArray|exists|notExists|eq|ne|gt|gte|lt|lte|and|or|not|if|using|sql|join)$/;
const COMBINES = /^(?:union|unionAll|intersect|intersectAll|except|exceptAll)$/;
/** Links of a promise, not of the builder. */
const PROMISE = new Set(['then', 'catch', 'finally']);
/** Links that make a statement a part of others, or only text. */
const NOT_RUN = new Set(['as', 'toSQL', 'getSQL']);
/** Links that run a statement: what follows is done with its rows. */
const RUNS = new Set(['execute', 'all', 'get', 'run', 'iterator', 'prepare']);
/** Links by which callers go on with a builder. */
const GOES_ON = new Set(['limit', 'offset', 'where', 'orderBy', 'groupBy', '$dynamic', 'as', 'innerJoin', 'leftJoin', 'for']);
const MAX_DEPTH = 6;

/**
 * Follows `db.select(…)` over chained links, variables, branches and functions to where it runs; undefined when it is only
 * a part of another statement: a sub-query, a side of a union. These parts are why it is not followed as other builders
 * are, unless it is lost on the way.
 */
export function followBuilder(head: TSESTree.CallExpression, source: SourceView): Builder | undefined {
  const { top, links } = chainFrom(head);
  if (links.some(({ name }) => NOT_RUN.has(name))) return undefined;
  const follower = new Follower(source, head);
  follower.chain(links, undefined, top, 0);
  const answer = follower.answer(top);
  const run = answer?.opaque === undefined ? undefined : runSeenThrough(head, source, (name) => !NOT_RUN.has(name));
  return answer && run ? { steps: run.steps, node: answer.node, end: run.end } : answer;
}

/** The chain that goes on from a node: its links, and the outermost call. */
export function chainFrom(node: TSESTree.Node): { top: TSESTree.Node; links: ChainLink[] } {
  const links: ChainLink[] = [];
  for (let top = node; ; ) {
    const place = castsAround(top);
    const member = place.parent;
    const name = member?.type === 'MemberExpression' && member.object === place ? propertyName(member) : undefined;
    if (member?.type !== 'MemberExpression' || name === undefined || PROMISE.has(name)) return { top, links };
    const callee = castsAround(member);
    const call = callee.parent;
    if (call?.type !== 'CallExpression' || call.callee !== callee) return { top, links };
    links.push({ name, call, member });
    top = call;
    if (RUNS.has(name) || (name === 'values' && call.arguments.length === 0)) return { top, links };
  }
}

class Follower {
  private opaque: string | undefined;
  private nested = false;
  private readonly steps: { step: ChainedStep; chain: TSESTree.Node | undefined }[] = [];
  private readonly ends: TSESTree.Node[] = [];
  private readonly seen = new Set<Variable>();

  constructor(
    private readonly source: SourceView,
    private readonly head: TSESTree.CallExpression,
  ) {}

  /** Notes the links of a chain and follows its value. `runs` is the chain that may be left out on some paths; none for the one that begins the statement. */
  chain(links: readonly ChainLink[], runs: TSESTree.Node | undefined, top: TSESTree.Node, depth: number): void {
    if (links.some(({ name }) => NOT_RUN.has(name))) {
      this.nested = true;
      return;
    }
    this.record(links, runs);
    if (links.some(({ name, call }) => RUNS.has(name) || (name === 'values' && call?.arguments.length === 0))) this.ran(top);
    else this.value(top, depth);
  }

  answer(top: TSESTree.Node): Builder | undefined {
    if (this.nested && this.ends.length === 0) return undefined;
    const end = this.ends.sort((a, b) => a.range[0] - b.range[0]).at(-1) ?? top;
    const steps = this.steps.flatMap(({ step, chain }) => {
      const when = chain ? runsBefore(chain, end) : 'always';
      return when === 'never' || (chain && chain.range[0] > end.range[1]) ? [] : [{ ...step, conditional: when === 'sometimes' }];
    });
    steps.sort((a, b) => a.call.range[1] - b.call.range[1]);
    return { steps, node: top.type === 'CallExpression' ? top : this.head, end, ...(this.opaque === undefined ? {} : { opaque: this.opaque }) };
  }

  private record(links: readonly ChainLink[], chain: TSESTree.Node | undefined): void {
    for (const { name, call, member } of links) {
      if (call) this.steps.push({ step: { name, args: call.arguments, call, member, conditional: false }, chain });
    }
  }

  /** Where a builder goes. */
  value(node: TSESTree.Node, depth: number): void {
    const place = castsAround(node);
    const parent = place.parent;
    if (!parent || depth > MAX_DEPTH) return this.ran(place);
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? this.variable(parent.id, depth) : this.ran(place);
      case 'AssignmentExpression':
        if (parent.left.type === 'Identifier') return this.variable(parent.left, depth);
        this.opaque ??= 'the builder is kept elsewhere';
        return this.ran(place);
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.value(parent, depth + 1);
      case 'ExpressionStatement':
        return;
      case 'CallExpression':
        return parent.callee === place ? this.ran(place) : this.handed(parent, place, depth);
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return this.returned(place, depth);
      case 'Property':
      case 'TemplateLiteral':
      case 'SpreadElement':
        if (takenBy(parent)) this.nested = true;
        else this.ran(place);
        return;
      default:
        return this.ran(place);
    }
  }

  private ran(node: TSESTree.Node): void {
    this.ends.push(node);
  }

  private handed(call: TSESTree.CallExpression, place: TSESTree.Node, depth: number): void {
    const name = calleeName(call) ?? '';
    if (COMBINES.test(name) && unwrap(call.callee).type === 'Identifier') {
      if (call.arguments[0] !== place) this.nested = true;
      else {
        const { top, links } = chainFrom(call);
        this.steps.push({ step: { name, args: call.arguments.slice(1), call, member: call.callee as TSESTree.MemberExpression, conditional: false }, chain: undefined });
        this.chain(links, undefined, top, depth + 1);
      }
      return;
    }
    if (TAKES_STATEMENT.test(name) || COMBINES.test(name)) {
      this.nested = true;
      return;
    }
    const fn = localFunction(call, this.source);
    const parameter = fn?.params[call.arguments.indexOf(place as TSESTree.CallExpressionArgument)];
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (fn && target?.type === 'Identifier') {
      this.inHelper(target, fn);
      const { top, links } = chainFrom(call);
      return this.chain(links, top, top, depth + 1);
    }
    this.opaque ??= 'the builder is handed to another function';
    this.ran(call);
  }

  /** What a function of this file does to the builder it is handed; whether it does so every time is not asked. */
  private inHelper(parameter: TSESTree.Identifier, fn: FunctionNode): void {
    const variable = findVariable(parameter, this.source);
    for (const { identifier } of variable?.references ?? []) {
      const { top, links } = chainFrom(identifier as TSESTree.Node);
      const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : fn.body;
      const branch = last ? runsBefore(top, last) : 'always';
      if (branch === 'sometimes') this.opaque ??= 'another function goes on with the builder';
      this.record(links, undefined);
    }
  }

  private returned(place: TSESTree.Node, depth: number): void {
    const fn = enclosingFunction(place);
    const call = fn?.parent;
    const called = call?.type === 'CallExpression' && call.arguments.includes(fn as TSESTree.CallExpressionArgument) ? calleeName(call) : undefined;
    if (called !== undefined && /^(?:as|\$with|exists|notExists|(?:inner|left|right|full|cross)JoinLateral)$|^(?:union|intersect|except)/.test(called)) {
      this.nested = true;
      return;
    }
    this.ran(place);
    if (fn && !fn.async && depth <= MAX_DEPTH && (this.steps.some(({ step }) => step.name === '$dynamic') || goesOn(fn, this.source))) this.opaque ??= 'the builder is returned, and its callers go on with it';
  }

  private variable(name: TSESTree.Identifier, depth: number): void {
    const variable = findVariable(name, this.source);
    if (!variable) return this.ran(name);
    if (this.seen.has(variable)) return;
    this.seen.add(variable);
    if (variable.references.length > MOST_USES) {
      this.opaque ??= 'the builder is used in too many places';
      return this.ran(name);
    }
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (identifier.range[0] < this.head.range[0] || reference.isWrite()) continue;
      const { top, links } = chainFrom(identifier);
      if (links.length > 0 && isAssignedTo(top, variable, this.source)) this.record(links, top);
      else this.chain(links, top, top, depth + 1);
    }
  }
}

/** True for `query = query.where(…)`. */
function isAssignedTo(top: TSESTree.Node, variable: Variable, source: SourceView): boolean {
  const { parent } = castsAround(top);
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier' && findVariable(parent.left, source) === variable;
}

/** True when a part of an object, list or template goes into a call that takes statements. */
function takenBy(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === 'TaggedTemplateExpression') return true;
    if (current.type === 'CallExpression') return TAKES_STATEMENT.test(calleeName(current) ?? '');
    if (!/^(?:Property|ObjectExpression|ArrayExpression|SpreadElement|TemplateLiteral|TSAsExpression)$/.test(current.type)) return false;
  }
  return false;
}

function localFunction(call: TSESTree.CallExpression, source: SourceView): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'Identifier') return undefined;
  const node = soleDefinition(findVariable(callee, source))?.node as TSESTree.Node | undefined;
  const made = node?.type === 'VariableDeclarator' ? node.init : node;
  return isFunction(made) ? made : undefined;
}

/** True when this file calls a function and goes on with the builder it answers. */
function goesOn(fn: FunctionNode, source: SourceView): boolean {
  const name = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id : undefined;
  const variable = name && findVariable(name, source);
  return (variable?.references ?? []).some(({ identifier }) => {
    const call = (identifier as TSESTree.Node).parent;
    return call?.type === 'CallExpression' && call.callee === (identifier as TSESTree.Node) && chainFrom(call).links.some((link) => GOES_ON.has(link.name));
  }) || isMethodGoneOn(fn, source);
}

/** `this.base().limit(10)` for a method `base` of the same class. */
function isMethodGoneOn(fn: FunctionNode, source: SourceView): boolean {
  const name = fn.parent.type === 'MethodDefinition' || fn.parent.type === 'PropertyDefinition' ? propertyName(fn.parent) : undefined;
  return name !== undefined && /^[\w$]+$/.test(name) && new RegExp(`this\\.${name.replace(/\$/g, '\\$')}\\([^;]{0,200}?\\)\\s*\\.(?:limit|offset|where|orderBy|groupBy)\\(`).test(source.text);
}

