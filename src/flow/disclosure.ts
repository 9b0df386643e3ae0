import type { TSESTree } from '@typescript-eslint/types';
import { Collector, type PersonalValue } from './values/collect.ts';
import { isKnownEmpty } from './values/known-empty.ts';
import { beforeEncoding, isUnknownText, saidByKey } from './values/named.ts';
import { saysNothing } from './values/shape.ts';
import type { ValueEnv } from './values/shapes.ts';

export type { PersonalValue } from './values/collect.ts';
export type { ValueEnv } from './values/shapes.ts';

/** What is known of a file's values is kept as long as its map of accesses. */
interface Known {
  ast: TSESTree.Program;
  collector: Collector;
  /** What was asked before: the rules of a file ask for the same arguments one after the other. */
  values: Map<TSESTree.Node, readonly PersonalValue[]>;
}

const collectors = new WeakMap<ValueEnv['accesses'], Known>();

/**
 * The personal data an expression carries when it is handed on: fields and whole records of data
 * accesses, of values whose declared type names a person's entity, and of values whose name is
 * certain. Conditions, comparisons, counts, opaque ids, masked values, values the code has just found
 * missing and results of functions that are not known to pass a value on carry nothing. Never throws.
 *
 * Pass the same `env.accesses` for all expressions of a file: what was found out about a variable
 * is kept for it, so that many sinks cost one look.
 */
export function personalValues(expression: TSESTree.Node, env: ValueEnv): readonly PersonalValue[] {
  try {
    const { collector, values } = knownOf(env);
    let found = values.get(expression);
    if (!found) values.set(expression, (found = collector.collect(expression).filter(({ node }) => !isKnownEmpty(node, env.source))));
    return found;
  } catch {
    // The half-built memory is not to be trusted.
    collectors.delete(env.accesses);
    return [];
  }
}

/** What the name says under which a value is kept or sent, of which nothing else is known: `?email=${text}`. Never throws. */
export function valueNamed(name: string, expression: TSESTree.Node, env: ValueEnv): readonly PersonalValue[] {
  try {
    const { collector } = knownOf(env);
    const classification = saidByKey(name, env.catalog);
    const node = beforeEncoding(expression);
    return classification && saysNothingElse(node, collector) ? [{ node, fields: [{ name, classification }], evidence: 'convention', via: 'name', byKey: true }] : [];
  } catch {
    collectors.delete(env.accesses);
    return [];
  }
}

/** True where neither the code nor the name of a field says what a value is: `client.number`. */
function saysNothingElse(value: TSESTree.Node, collector: Collector): boolean {
  if (value.type === 'TSStringKeyword') return true;
  if (value.type === 'TSUnionType') return value.types.some(({ type }) => type === 'TSStringKeyword');
  if (isUnknownText(value, collector.shapes, (name) => collector.isOpen(name))) return true;
  const shape = value.type === 'MemberExpression' ? collector.shapes.shape(value) : undefined;
  return (shape?.kind === 'field' && saysNothing(shape)) || (shape?.kind === 'record' && shape.origin === 'name' && shape.fields.kind === 'unknown');
}

/** The collector of a file, which remembers what it was asked. */
export function collectorOf(env: ValueEnv): Collector {
  return knownOf(env).collector;
}

function knownOf(env: ValueEnv): Known {
  let entry = collectors.get(env.accesses);
  if (entry?.ast !== env.source.ast) {
    entry = { ast: env.source.ast, collector: new Collector(env), values: new Map() };
    collectors.set(env.accesses, entry);
  }
  return entry;
}
