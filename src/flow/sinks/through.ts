import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, findVariable, type FunctionNode, importOrigin, isFunction, mayOpenModule, type SourceView, sourceOf, unwrapAwait, walk } from '../../ast/index.ts';
import { collectorOf } from '../disclosure.ts';
import type { Collector, PersonalValue } from '../values/collect.ts';
import type { ValueEnv } from '../values/shapes.ts';
import { GivenRun } from './given-run.ts';
import { mayCome } from './chosen-case.ts';
import { mayHoldQuery } from './queries.ts';
import type { Sink, SinkNode, SinkReader } from './sink.ts';

/** Personal data that a function of the project hands on to a sink. */
export interface HandedOn {
  /** What the call gives the function. */
  value: PersonalValue;
  /** The same where it leaves. */
  leaving: PersonalValue;
  sink: Sink;
  /** Where the sink stands; may be another file. */
  at: TSESTree.Node;
  /** The function that the call runs. */
  fn: FunctionNode;
}

/** How many functions deep a value is followed to a sink. */
const MAX_DEPTH = 3;
/** Calls of one function that are looked at. */
const MOST_CALLS = 400;

interface Body {
  sinks: readonly { node: SinkNode; sink: Sink }[];
  calls: readonly TSESTree.CallExpression[];
}

const bodies = new WeakMap<SinkReader, WeakMap<FunctionNode, Body>>();

/**
 * The personal data among a call's arguments that the function it runs writes to a sink: `debug(customer)`
 * where `debug` logs what it is given. Data that the function is seen to disclose whatever it is given is
 * told where the function stands, and not here. Silent when it is not certain which function runs.
 * @param values what an argument carries, as the rule found it.
 */
export function handedOn(call: TSESTree.CallExpression, reader: SinkReader, env: ValueEnv, values: (argument: TSESTree.Node) => readonly PersonalValue[]): HandedOn[] {
  const found: HandedOn[] = [];
  if (!mayRunOwnCode(call, env.source)) return found;
  let fn: FunctionNode | undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement') break;
    const carried = values(argument);
    if (carried.length === 0) continue;
    fn ??= functionOf(call, env.source);
    if (!fn || isIdle(bodyOf(fn, reader, env.source))) return [];
    const run = runOf(fn, index, argument, carried, env);
    const leak = run && firstLeak(run, call, reader, env.source, 0, new Set());
    for (const value of leak ? carried : []) {
      const leaving = leak?.values.find((one) => isPartOf(one, value));
      if (leak && leaving) found.push({ value, leaving, sink: leak.sink, at: leak.at, fn });
    }
  }
  return found;
}

const runs = new WeakMap<Collector, Map<TSESTree.Node, GivenRun | undefined>>();

/** The run of a function for one argument; every reader of sinks asks for it. */
function runOf(fn: FunctionNode, index: number, argument: TSESTree.Node, carried: readonly PersonalValue[], env: ValueEnv): GivenRun | undefined {
  const collector = collectorOf(env);
  const known = runs.get(collector) ?? new Map<TSESTree.Node, GivenRun | undefined>();
  runs.set(collector, known);
  if (!known.has(argument)) known.set(argument, GivenRun.of(fn, index, argument, carried, env, collector));
  return known.get(argument);
}

const ownCode = new WeakMap<TSESTree.CallExpression, boolean>();

/**
 * False where a call certainly runs nothing of the project: of what a package brings or the platform
 * has. Most calls are such, and what they are given need not be looked at.
 */
function mayRunOwnCode(call: TSESTree.CallExpression, source: SourceView): boolean {
  let answer = ownCode.get(call);
  if (answer === undefined) ownCode.set(call, (answer = isOwnRoot(rootOf(call.callee), source)));
  return answer;
}

/** What a chain of members and calls begins with. */
function rootOf(callee: TSESTree.Node): TSESTree.Node {
  let node = unwrapAwait(callee);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') node = unwrapAwait(node.type === 'MemberExpression' ? node.object : node.callee);
  return node;
}

function isOwnRoot(root: TSESTree.Node, source: SourceView): boolean {
  if (root.type !== 'Identifier') return root.type === 'ThisExpression' || root.type === 'Super' || root.type === 'NewExpression' || isFunction(root);
  const variable = findVariable(root, source);
  const origin = importOrigin(root, source);
  if (origin) return mayOpenModule(origin.module, sourceOf(root, source));
  return variable !== undefined && variable.defs.length > 0;
}

const functions = new WeakMap<TSESTree.CallExpression, { fn: FunctionNode | undefined }>();

/** The function a call runs; every reader of sinks asks for it. */
function functionOf(call: TSESTree.CallExpression, source: SourceView): FunctionNode | undefined {
  let known = functions.get(call);
  if (!known) functions.set(call, (known = { fn: calledFunction(call, source) }));
  return known.fn;
}

/** Nothing of what such a function is given can leave there. */
function isIdle({ sinks, calls }: Body): boolean {
  return sinks.length === 0 && calls.length === 0;
}

interface Leak {
  sink: Sink;
  at: TSESTree.Node;
  values: readonly PersonalValue[];
}

/** The first sink in a function that gets what a caller brings. */
function firstLeak(run: GivenRun, by: TSESTree.CallExpression, reader: SinkReader, source: SourceView, depth: number, seen: ReadonlySet<FunctionNode>): Leak | undefined {
  if (depth >= MAX_DEPTH || seen.has(run.fn)) return undefined;
  const body = bodyOf(run.fn, reader, source);
  if (isIdle(body)) return undefined;
  for (const { node, sink } of body.sinks) {
    if (!mayCome(node, run.fn, by)) continue;
    for (const argument of sink.arguments) {
      const values = run.carried(argument);
      // What is found where the function stands is not told again where it is called.
      const own = values.length > 0 ? run.own(argument).filter(({ byKey }) => !byKey) : [];
      const brought = values.filter((value) => !own.some((one) => one.node === value.node));
      if (brought.length > 0) return { sink, at: node, values: brought };
    }
  }
  for (const call of body.calls) {
    for (const [index, argument] of call.arguments.entries()) {
      if (argument.type === 'SpreadElement') break;
      const next = run.into(call, index, argument);
      const leak = next && firstLeak(next, call, reader, source, depth + 1, new Set([...seen, run.fn]));
      if (leak) return leak;
    }
  }
  return undefined;
}

function bodyOf(fn: FunctionNode, reader: SinkReader, source: SourceView): Body {
  const known = bodies.get(reader) ?? new WeakMap<FunctionNode, Body>();
  bodies.set(reader, known);
  const before = known.get(fn);
  if (before) return before;
  const here = sourceOf(fn, source);
  const sinks: { node: SinkNode; sink: Sink }[] = [];
  const calls: TSESTree.CallExpression[] = [];
  let looked = 0;
  walk(fn.body, (node) => {
    if (!isSinkNode(node)) return undefined;
    if (++looked > MOST_CALLS) return false;
    const sink = reader.mayBe(node) ? reader.read(node, here) : undefined;
    if (sink) sinks.push({ node, sink });
    else if (node.type === 'CallExpression' && node.arguments.length > 0) calls.push(node);
    return undefined;
  });
  const body = { sinks, calls };
  known.set(fn, body);
  return body;
}

/** True for nodes of the kinds that can be a sink. */
export function isSinkNode(node: TSESTree.Node): node is SinkNode {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
    case 'ThrowStatement':
    case 'JSXAttribute':
      return true;
    case 'TemplateLiteral':
      return mayHoldQuery(node);
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression';
    default:
      return false;
  }
}

/** Whether what reached a sink is of a value that the call gave. */
function isPartOf(reached: PersonalValue, given: PersonalValue): boolean {
  return reached.entity === given.entity && reached.fields.some(({ name }) => given.fields.some((field) => field.name === name));
}
