import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type SourceView, unwrap } from '../../ast/index.ts';
import type { ConfiguredSink } from '../../model/index.ts';
import { accessLogMatcher } from '../named-calls.ts';
import type { Sink, SinkKind, SinkReader } from './sink.ts';

/** What findings of a kind say beside the name, for a function of which the policy says no more. */
const DETAILS: Readonly<Record<SinkKind, object>> = {
  log: { kind: 'logger' },
  error: { detail: 'message' },
  url: {},
  'client-storage': { detail: 'storage' },
  external: { detail: 'http', recipients: [] },
  export: { detail: 'file' },
};

const readers = new WeakMap<readonly ConfiguredSink[], Map<SinkReader, SinkReader>>();

/** The reader of a kind of sinks, and beside what it knows the functions that the policy names for that kind. */
export function withConfigured(reader: SinkReader, sinks: readonly ConfiguredSink[]): SinkReader {
  const own = sinks.filter(({ kind }) => (kind === 'external-service' ? 'external' : kind) === reader.kind);
  if (own.length === 0) return reader;
  const known = readers.get(sinks) ?? new Map<SinkReader, SinkReader>();
  readers.set(sinks, known);
  const before = known.get(reader);
  if (before) return before;
  const made = makeReader(reader, own);
  known.set(reader, made);
  return made;
}

function makeReader(reader: SinkReader, sinks: readonly ConfiguredSink[]): SinkReader {
  const names = new Set(sinks.flatMap(({ functions }) => functions.map(({ name }) => lastOf(name))));
  const words = [...names].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const matchers = new WeakMap<TSESTree.Program, readonly ((call: TSESTree.CallExpression) => boolean)[]>();
  const matchersOf = (source: SourceView): readonly ((call: TSESTree.CallExpression) => boolean)[] => {
    let found = matchers.get(source.ast);
    if (!found) matchers.set(source.ast, (found = sinks.map((sink) => matcherOf(sink, source))));
    return found;
  };
  const isNamed = (call: TSESTree.CallExpression): boolean => {
    const callee = unwrap(call.callee);
    const name = callee.type === 'Identifier' ? callee.name : calledMember(call)?.name;
    return name !== undefined && (names.has(name) || callee.type === 'Identifier');
  };
  return {
    kind: reader.kind,
    tokens: new RegExp(`${reader.tokens.source}|${words.join('|')}`, reader.tokens.flags),
    mayBe: (node) => reader.mayBe(node) || (node.type === 'CallExpression' && node.arguments.length > 0 && isNamed(node)),
    read(node, source) {
      const found = reader.mayBe(node) ? reader.read(node, source) : undefined;
      if (found || node.type !== 'CallExpression' || !isNamed(node)) return found;
      const sink = sinks[matchersOf(source).findIndex((matches) => matches(node))];
      return sink && sinkOf(sink, node, reader.kind);
    },
  };
}

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function matcherOf({ functions }: ConfiguredSink, source: SourceView): (call: TSESTree.CallExpression) => boolean {
  const matches = accessLogMatcher({ accessLogs: functions.map(({ name, module }) => ({ name, ...(module === undefined ? {} : { module }), origin: 'policy', kind: 'function', records: 'unknown' })) }, source);
  return (call) => matches(call) !== undefined;
}

function sinkOf({ arguments: some, service, functions }: ConfiguredSink, call: TSESTree.CallExpression, kind: SinkKind): Sink | undefined {
  const leaving = some ? some.flatMap((at) => call.arguments[at] ?? []) : call.arguments;
  const callee = unwrap(call.callee);
  const member = calledMember(call);
  const owner = member && unwrap(member.object);
  const name = callee.type === 'Identifier' ? callee.name : `${owner?.type === 'Identifier' ? `${owner.name}.` : ''}${member?.name ?? ''}`;
  return leaving.length === 0 ? undefined : { name, arguments: leaving, ...DETAILS[kind], ...(kind === 'external' ? { service: service ?? functions[0]?.name ?? name } : {}) };
}
