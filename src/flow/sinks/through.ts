import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledFunction, findVariable, type FunctionNode, propertyName, type SourceView, sourceOf, walk } from '../../ast/index.ts';
import { collectorOf } from '../disclosure.ts';
import { Collector, type Given, type PersonalValue } from '../values/collect.ts';
import type { ValueEnv } from '../values/shapes.ts';
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
  let fn: FunctionNode | undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement') break;
    const carried = values(argument);
    if (carried.length === 0) continue;
    fn ??= functionOf(call, env.source);
    if (!fn || isIdle(bodyOf(fn, reader, env.source))) return [];
    const given = givenTo(fn, index, argument, carried, env, collectorOf(env));
    if (given.size === 0) continue;
    const leak = firstLeak(fn, given, reader, env, 0, new Set());
    for (const value of leak ? carried : []) {
      const leaving = leak?.values.find((one) => isPartOf(one, value));
      if (leak && leaving) found.push({ value, leaving, sink: leak.sink, at: leak.at, fn });
    }
  }
  return found;
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

/** The first sink in a function that gets what one parameter brings. */
function firstLeak(fn: FunctionNode, given: ReadonlyMap<Variable, Given>, reader: SinkReader, env: ValueEnv, depth: number, seen: ReadonlySet<FunctionNode>): Leak | undefined {
  if (depth >= MAX_DEPTH || seen.has(fn)) return undefined;
  const body = bodyOf(fn, reader, env.source);
  if (isIdle(body)) return undefined;
  const here: ValueEnv = { ...env, source: sourceOf(fn, env.source) };
  const collector = new Collector(here, given);
  let plain: Collector | undefined;
  for (const { node, sink } of body.sinks) {
    for (const argument of sink.arguments) {
      const values = collector.collect(argument);
      if (values.length === 0) continue;
      // What is found where the function stands is not told again where it is called.
      plain ??= new Collector(here);
      const own = plain.collect(argument);
      const brought = values.filter((value) => !own.some((one) => one.node === value.node));
      if (brought.length > 0) return { sink, at: node, values: brought };
    }
  }
  for (const call of body.calls) {
    for (const [index, argument] of call.arguments.entries()) {
      if (argument.type === 'SpreadElement') break;
      const all = collector.collect(argument);
      const next = all.length > 0 ? calledFunction(call, here.source) : undefined;
      if (!next) continue;
      // What is known here without the caller is told here; a name alone is no knowledge.
      plain ??= new Collector(here);
      const own = plain.collect(argument).filter(({ via }) => via !== 'name');
      const values = all.filter((value) => !own.some((one) => one.node === value.node));
      if (values.length === 0) continue;
      const leak = firstLeak(next, givenTo(next, index, argument, values, here, collector), reader, env, depth + 1, new Set([...seen, fn]));
      if (leak) return leak;
    }
  }
  return undefined;
}

/** The parameter of the argument's place, with what the caller gives it. */
function givenTo(fn: FunctionNode, index: number, argument: TSESTree.Node, values: readonly PersonalValue[], env: ValueEnv, collector: Collector): Map<Variable, Given> {
  const given = new Map<Variable, Given>();
  const parameter = fn.params[Math.min(index, fn.params.length - 1)];
  if (!parameter || (index >= fn.params.length && parameter.type !== 'RestElement')) return given;
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter.type === 'RestElement' ? parameter.argument : parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const set = (name: TSESTree.Node, one: Given): void => {
    const variable = name.type === 'Identifier' ? findVariable(name, env.source) : undefined;
    if (variable) given.set(variable, one);
  };
  const shape = collector.shapes.shape(argument);
  if (target.type === 'Identifier') set(target, parameter.type === 'RestElement' ? { shape: undefined, values } : { shape, values });
  else if (target.type === 'ObjectPattern' && shape) {
    for (const property of target.properties) {
      const key = property.type === 'Property' ? propertyName(property) : undefined;
      if (property.type !== 'Property' || key === undefined) continue;
      const name = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const part = collector.shapes.property(shape, key);
      if (part?.kind === 'field' || part?.kind === 'record') set(name, { shape: part, values: [] });
    }
  }
  return given;
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
