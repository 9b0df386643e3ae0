import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, type FunctionNode, isFunction, isInside, propertyName, type SourceView, textOf, unwrap } from '../ast/index.ts';
import { callbackKind } from './paths/callbacks.ts';
import { privateCalls } from './paths/callers.ts';
import { factsAt } from './paths/facts.ts';
import { type FileIndex, indexFile } from './paths/file-index.ts';
import { Interpreter } from './paths/interpreter.ts';
import type { Exit } from './paths/question.ts';
import { type ResultFlow, traceResult } from './paths/result.ts';
import { extendsClient, isInLoggingChain, isOnLoggingRouter, isThroughLoggingClient } from './paths/registrations.ts';
import { type PathDescription, Status } from './paths/state.ts';
import { type Skeletons, skeletons } from './paths/skeleton.ts';
import { answersLog, isMadeOfLog, isValueWrapped, isWrapped, type LogPredicate, logs } from './paths/wrappers.ts';
import { contractNames, placeNames } from './reach/places.ts';

/** What coverage is asked about. */
export interface CoverageOptions {
  source: SourceView;
  /**
   * True for calls that write the access log. Use one function object per file: what is known of
   * the file is kept for it, so that many accesses cost one walk.
   */
  isAccessLogCall(node: TSESTree.CallExpression): boolean;
  /**
   * True for names of wrappers, decorators, middleware and callbacks that log: `withAudit`,
   * `audit.around`. Asked with a name as it is written, or the last part of one, and its node.
   */
  isAccessLogName?(name: string, node: TSESTree.Node): boolean;
  /** True for a function, class, router or variable of this file, by its name, around which other files log; or for a method by its interface's name. */
  isLoggedElsewhere?(name: string, contract: boolean): boolean;
  /** True when every request that a controller of the project handles is logged. */
  allControllers?: boolean;
  /** Calls that write the log and are not to count here. */
  ignored?: ReadonlySet<TSESTree.Node>;
  /** Variables that hold the result, as far as the caller knows them. More are found here. */
  resultBindings: readonly string[];
}

/**
 * Whether the access is logged on every path on which its result is used.
 * `by` says where: `before` or `after` it in the same function, in every `caller`, or in a `wrapper`
 * (higher-order function, decorator, middleware). An uncovered answer names the path without a log;
 * `somewhere` says whether another path has one.
 * `unknown`: a log is there, but whether it runs cannot be said, or the code is not understood.
 */
export type Coverage =
  | { covered: true; by: 'before' | 'after' | 'caller' | 'wrapper' }
  | { covered: false; path: { description: PathDescription; node: TSESTree.Node }; somewhere: boolean }
  | { covered: 'unknown'; why: string };

/** How many callers upwards a private helper's log is looked for. */
const MAX_CALLERS = 3;
/** How many callbacks outwards the function around an access is looked for. */
const MAX_NESTING = 8;

/**
 * Follows every path from a data access to the exits of its function and says whether an access
 * log is written on it. Paths that throw, on which no row was found, or on which the result is only
 * tested (a refused access) need none. Never throws; costs a walk over the enclosing function.
 */
export function accessLogCoverage(access: TSESTree.Node, options: CoverageOptions): Coverage {
  try {
    return new LogJudge(options).cover(access, options.resultBindings, MAX_CALLERS);
  } catch (error) {
    return { covered: 'unknown', why: error instanceof RangeError ? 'code nests too deep' : 'code is not understood' };
  }
}

/** What is kept for a file and a predicate. */
interface FileMemory {
  index: FileIndex;
  skeletons: Skeletons;
  summaries: Map<FunctionNode, boolean>;
}

const memories = new WeakMap<object, WeakMap<TSESTree.Program, FileMemory>>();

function memoryOf(options: CoverageOptions): FileMemory {
  const perFile = memories.get(options.isAccessLogCall) ?? new WeakMap<TSESTree.Program, FileMemory>();
  memories.set(options.isAccessLogCall, perFile);
  let memory = perFile.get(options.source.ast);
  if (!memory) {
    const index = indexFile(options.source, (call) => options.isAccessLogCall(call));
    memory = { index, skeletons: skeletons(index), summaries: new Map() };
    perFile.set(options.source.ast, memory);
  }
  return options.ignored ? ignoring(options.ignored, memory.index) : memory;
}

/** What is known of the file as if some of its log calls were none. Where a log may stand is looked for as before. */
function ignoring(ignored: ReadonlySet<TSESTree.Node>, known: FileIndex): FileMemory {
  const index = { ...known, logCalls: new Set([...known.logCalls].filter((call) => !ignored.has(call))) };
  return { index, skeletons: skeletons(index), summaries: new Map() };
}

/** Asks of one file what logs in it, for all who want to know more than whether one access is covered. */
export class LogJudge {
  private readonly memory: FileMemory;
  private readonly predicate: LogPredicate;
  private readonly asked = new Set<TSESTree.Node>();
  private summaryDepth = 0;

  constructor(private readonly options: CoverageOptions) {
    this.memory = memoryOf(options);
    this.predicate = {
      index: this.memory.index,
      isLogName: (node) => this.isLogName(node),
      alwaysLogs: (fn) => this.alwaysLogs(fn),
      ...(options.isLoggedElsewhere ? { isLoggedElsewhere: (name: string) => options.isLoggedElsewhere?.(name, false) ?? false } : {}),
      allControllers: options.allControllers ?? false,
    };
  }

  get source(): SourceView {
    return this.options.source;
  }

  /** True for a call that writes the log by itself. */
  writesLog(call: TSESTree.CallExpression): boolean {
    return this.memory.index.logCalls.has(call);
  }

  /** True for a name, member, call, instance or function that logs. */
  isLog(node: TSESTree.Node): boolean {
    const value = unwrap(node);
    return isFunction(value) ? this.alwaysLogs(value) : logs(value, this.predicate);
  }

  /** True when a log is written around a call on every path, or what it is given is a router that logs. */
  isCovered(call: TSESTree.CallExpression): boolean {
    return this.isGivenLog(call) || accessLogCoverage(call, { ...this.options, resultBindings: [] }).covered === true;
  }

  /** True for a call that is given a router or application to which something that logs was added: `registerRoutes(app)`. */
  isGivenLog(call: TSESTree.CallExpression): boolean {
    return call.arguments.some((argument) => argument.type === 'Identifier' && isOnLoggingRouter(argument, call, this.predicate));
  }

  /** True when a name that is handed on (a handler, a router, a controller) is given to something that logs around it. */
  isValueCovered(value: TSESTree.Node): boolean {
    return isValueWrapped(value, this.predicate);
  }

  /** True for a builder, router or client to which something that logs was added in its chain. */
  isBuiltOnLog(node: TSESTree.Node): boolean {
    return isInLoggingChain(node, this.predicate, 0);
  }

  /** True for a data client that is extended with something that logs. */
  isExtended(node: TSESTree.Node): boolean {
    return extendsClient(node, this.predicate);
  }

  /** True for a constructor that adds something that logs to its own instance. */
  extendsItself(constructor: TSESTree.Node): boolean {
    return extendsClient(constructor, this.predicate);
  }

  /** True for what is made by something that logs: `audit('customer')`, `t.middleware(async ({ next }) => …)`. */
  makesLog(node: TSESTree.Node): boolean {
    return isMadeOfLog(node, this.predicate, 0);
  }

  /** True for a function that answers one that logs, or something that does. */
  answersLog(fn: FunctionNode): boolean {
    return answersLog(fn, this.predicate);
  }

  private isLoggedElsewhere(access: TSESTree.Node): boolean {
    const { isLoggedElsewhere } = this.options;
    return isLoggedElsewhere !== undefined && (placeNames(access).some((name) => isLoggedElsewhere(name, false)) || contractNames(access).some((name) => isLoggedElsewhere(name, true)));
  }

  private isLogName(node: TSESTree.Node): boolean {
    const { isAccessLogName, source } = this.options;
    if (!isAccessLogName) return false;
    const last = node.type === 'MemberExpression' ? propertyName(node) : undefined;
    return isAccessLogName(textOf(source, node), node) || (last !== undefined && isAccessLogName(last, node));
  }

  cover(access: TSESTree.Node, bindings: readonly string[], callers: number): Coverage {
    this.asked.add(access);
    if (this.isLoggedElsewhere(access)) return { covered: true, by: 'caller' };
    const fn = enclosingFunction(access);
    if ((fn && isWrapped(fn, this.predicate)) || isThroughLoggingClient(access, this.predicate)) return { covered: true, by: 'wrapper' };
    const result = traceResult(access, bindings, this.options.source);
    const root = holderOf(result, rootOf(access));
    const verdict = this.paths(access, root, result);
    if (verdict.covered === true || root.type === 'Program' || callers === 0) return verdict;
    return this.callersCover(root, callers) ?? verdict;
  }

  private paths(access: TSESTree.Node, root: FunctionNode | TSESTree.Program, result: ResultFlow): Coverage {
    const facts = factsAt(access, root, this.options.source);
    const interpreter = new Interpreter({ ...this.predicate, skeletons: this.memory.skeletons, access, result, facts });
    const exits = interpreter.run(root);
    if (interpreter.gaveUp !== undefined) return { covered: 'unknown', why: interpreter.gaveUp };
    if (!interpreter.reached) return { covered: 'unknown', why: 'the access does not stand on a path of its function' };
    const open = openExit(exits, interpreter.everLogged);
    if (!open) return { covered: true, by: interpreter.loggedBefore ? 'before' : 'after' };
    if (interpreter.uncertainLog) return { covered: 'unknown', why: 'a log call stands in a callback that may not run' };
    const { witness } = open.state;
    return { covered: false, path: witness && isInside(witness.node, root) ? { ...witness } : { description: open.kind, node: open.node }, somewhere: interpreter.everLogged };
  }

  private callersCover(root: FunctionNode, callers: number): Coverage | undefined {
    const calls = privateCalls(root, this.memory.index);
    if (!calls) return undefined;
    for (const call of calls) {
      if (this.asked.has(call)) return undefined;
      if (this.cover(call, [], callers - 1).covered !== true) return undefined;
    }
    return { covered: true, by: 'caller' };
  }

  /** True when every path of the function that gets anything to log writes a log. */
  alwaysLogs(fn: FunctionNode): boolean {
    const { summaries, index } = this.memory;
    const before = summaries.get(fn);
    if (before !== undefined) return before;
    if (this.summaryDepth > 40) return false;
    // Recursion: while a function is being judged its own calls count for nothing.
    summaries.set(fn, false);
    this.summaryDepth++;
    const interpreter = new Interpreter({ ...this.predicate, skeletons: this.memory.skeletons, result: parametersOf(fn, index.source), facts: new Map() });
    const exits = interpreter.run(fn, Status.Idle);
    this.summaryDepth--;
    const answer = interpreter.gaveUp === undefined && interpreter.everLogged && !openExit(exits, false);
    summaries.set(fn, answer);
    return answer;
  }
}

/**
 * The exit on which a log is owed: one after the result was used, or, when nothing is logged
 * anywhere, any one that comes after the access.
 */
function openExit(exits: readonly Exit[], everLogged: boolean): Exit | undefined {
  const due = exits.filter((exit) => exit.state.mask & Status.Due);
  const open = due.length > 0 || everLogged ? due : exits.filter((exit) => exit.state.mask & Status.Idle);
  return open.reduce<Exit | undefined>((first, exit) => (first && first.node.range[0] <= exit.node.range[0] ? first : exit), undefined);
}

/** The outermost function whose body runs the access in place: callbacks of `then`, transactions and loops belong to the function around them. */
function rootOf(access: TSESTree.Node): FunctionNode | TSESTree.Program {
  let root = enclosingFunction(access);
  for (let level = 0; root && level < MAX_NESTING; level++) {
    const outer = callbackKind(root) === 'unknown' ? undefined : enclosingFunction(root);
    if (!outer) return root;
    root = outer;
  }
  if (root) return root;
  let node: TSESTree.Node = access;
  while (node.parent) node = node.parent;
  return node as TSESTree.Program;
}

/** A function further out whose variable takes the result: `let c; await lock.hold(async () => { c = await find(); })`. */
function holderOf(result: ResultFlow, root: FunctionNode | TSESTree.Program): FunctionNode | TSESTree.Program {
  let holder = root;
  for (const variable of result.rows) {
    const block = variable.scope.variableScope.block as TSESTree.Node;
    if (isFunction(block) && block.range[0] < holder.range[0] && holder.range[1] < block.range[1]) holder = block;
  }
  return holder;
}

/** The parameters of a helper stand for the rows it is given: with nothing given, nothing is owed. */
function parametersOf(fn: FunctionNode, source: SourceView): ResultFlow {
  const rows = new Set(fn.params.flatMap((parameter) => patternNames(parameter)).flatMap((name) => findVariable(name, source) ?? []));
  const none = new Set<never>();
  const mentions = new Set([...rows].flatMap((variable) => variable.references.map((reference) => reference.identifier as TSESTree.Node)));
  return { rows, derived: none, failures: none, uses: none, mentions, usedOnTheSpot: false, inputs: none };
}

function patternNames(node: TSESTree.Node): TSESTree.Identifier[] {
  switch (node.type) {
    case 'Identifier':
      return [node];
    case 'AssignmentPattern':
      return patternNames(node.left);
    case 'RestElement':
      return patternNames(node.argument);
    case 'TSParameterProperty':
      return patternNames(node.parameter);
    case 'ArrayPattern':
      return node.elements.flatMap((element) => (element ? patternNames(element) : []));
    case 'ObjectPattern':
      return node.properties.flatMap((property) => patternNames(property.type === 'Property' ? property.value : property));
    default:
      return [];
  }
}
