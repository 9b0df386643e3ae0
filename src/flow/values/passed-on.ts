import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledFunction, findVariable, type FunctionNode, sourceOf, unwrapAwait } from '../../ast/index.ts';
import { Collector } from './collect.ts';
import { returnedValues } from './patterns.ts';
import { distinct, type Given, type PersonalValue } from './personal-value.ts';

/** Functions within functions that are followed with what they are given. */
const MAX_DEPTH = 4;
let depth = 0;

/** What a function of the project makes of what a call gives it: `escapeCsv(customer.email)` is the address still. */
export function passedOn(call: TSESTree.CallExpression, collector: Collector): PersonalValue[] {
  if (depth >= MAX_DEPTH || call.arguments.length === 0) return [];
  const fn = calledFunction(call, collector.env.source);
  if (!fn || fn.generator) return [];
  const given = new Map<Variable, Given>();
  const all: PersonalValue[] = [];
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement') break;
    const parameter = parameterAt(fn, index, collector);
    const values = parameter ? collector.collect(argument) : [];
    if (!parameter || values.length === 0) continue;
    given.set(parameter, { shape: collector.shapes.shape(argument), values });
    all.push(...values);
  }
  return answersGiven(fn, given, all, call, collector);
}

/** What `rows.map((row) => row.map(quote).join())` answers of rows that carry something. */
export function mappedOver(callback: FunctionNode, call: TSESTree.CallExpression, collector: Collector): PersonalValue[] {
  if (depth >= MAX_DEPTH || call.callee.type !== 'MemberExpression') return [];
  const parameter = parameterAt(callback, 0, collector);
  if (!parameter) return [];
  const values = collector.collect(call.callee.object);
  const shape = collector.shapes.shape(call.callee.object);
  return values.length === 0 && shape?.kind !== 'record' ? [] : answersGiven(callback, new Map([[parameter, { shape, values }]]), values, call, collector);
}

function answersGiven(fn: FunctionNode, given: ReadonlyMap<Variable, Given>, values: readonly PersonalValue[], node: TSESTree.Node, collector: Collector): PersonalValue[] {
  if (given.size === 0) return [];
  depth++;
  try {
    const inner = new Collector({ ...collector.env, source: sourceOf(fn, collector.env.source) }, new Map([...collector.given, ...given]));
    const answers = distinct(returnedValues(fn).flatMap((answer) => inner.collect(answer)));
    return answers.flatMap((answer) => {
      const from = values.find((value) => value.entity === answer.entity && answer.fields.every(({ name }) => value.fields.some((field) => field.name === name)));
      // Of a record of which nobody knows the fields, those that the function reads.
      if (!from) return values.length === 0 && answer.via !== 'name' ? [{ ...answer, node, origin: answer.origin ?? answer.node }] : [];
      return [{ ...answer, via: answer.via === 'record' || from.via !== 'record' ? from.via : ('field' as const), node, origin: from.origin ?? from.node, ...(from.access ? { access: from.access } : {}) }];
    });
  } finally {
    depth--;
  }
}

function parameterAt(fn: FunctionNode, index: number, collector: Collector): Variable | undefined {
  const parameter = fn.params[index];
  const name = parameter?.type === 'AssignmentPattern' ? unwrapAwait(parameter.left) : parameter;
  return name?.type === 'Identifier' ? findVariable(name, sourceOf(fn, collector.env.source)) : undefined;
}
