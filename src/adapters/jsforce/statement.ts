import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingFunction, findVariable, isFunction, resolveConstant, resultUse, soleDefinition, type SourceView, unwrap } from '../../ast/index.ts';
import { type DataAccess, type ResultUse, type RowBound, unknown } from '../../model/index.ts';
import { readSoql, soqlOfUrl, type SoqlStatement } from '../../statements/soql/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { callersOf } from '../shared/builder-helpers.ts';
import { type BuilderRun, builderRun } from '../shared/builder-run.ts';
import type { ConnectionProof } from './connection.ts';
import { NO_ROWS } from '../shared/crm/filter.ts';
import { limitBound, queryFacts, type QuerySite } from '../shared/query-access.ts';
import { textParts } from '../shared/text/parts.ts';
import { StatementText } from '../shared/text/statement-text.ts';
import { changedBy, fetchBound, streamed } from './fetching.ts';
import { SOQL } from '../shared/crm/soql-names.ts';
import { soqlEdits } from '../shared/crm/soql-edits.ts';
import { isTold } from './names.ts';

/** Which way a statement is sent, and what comes back. */
export interface Sending {
  /** `batch`: one answer, more on demand. `all`: fetched to the end or to `maxFetch`. `export`: every row there is. `one`: a single record. `search`: SOSL. */
  way: 'batch' | 'all' | 'export' | 'one' | 'search';
  /** Property of the answer that holds the rows; empty where the answer is the rows, absent where they are streamed. */
  rows?: string;
  options?: TSESTree.Node;
}

/** A statement with the call that sends it. */
export interface StatementCall {
  client: string;
  call: TSESTree.CallExpression;
  method: string;
  reportNode: TSESTree.Node;
  proof: ConnectionProof;
  /** The statement's text. */
  text: TSESTree.Node;
  /** The text is a URL with the statement in it. */
  inUrl?: boolean;
  sending: Sending;
}

const BUILT = 'the query is built elsewhere';

/** Reads a call that sends SOQL or SOSL; a text that its function was given is looked up where the function is called. */
export function statementAccess(given: StatementCall, env: ReadEnv): DataAccess | undefined {
  const sent = atItsCaller(given, env.source);
  const parts = textParts(sent.text, env.source);
  const text = StatementText.of(parts, false);
  const statement = readText(text.text, sent.inUrl);
  if (!statement) return parts.length === 1 && parts[0]?.kind === 'hole' && !sent.inUrl && sent.proof.certain ? unreadable(sent, env) : undefined;
  const fullText = parts.some(({ kind }) => kind === 'optional') ? StatementText.of(parts, true) : undefined;
  const full = fullText && readText(fullText.text, sent.inUrl);
  const site: QuerySite = { client: sent.client, evidence: sent.proof.evidence, dialect: SOQL, text, env, node: sent.call, ...(fullText ? { fullText } : {}), ...(sent.inUrl ? { detached: true } : {}) };
  return readStatement(sent, site, statement, full);
}

function readText(text: string, inUrl: boolean | undefined): SoqlStatement | undefined {
  const soql = inUrl ? soqlOfUrl(text) : text;
  return soql === undefined ? undefined : readSoql(soql);
}

function readStatement(sent: StatementCall, site: QuerySite, statement: SoqlStatement, full: SoqlStatement | undefined): DataAccess | undefined {
  const { call, proof } = sent;
  const { text, env } = site;
  const { source } = env;
  const [main, ...others] = statement.queries;
  const run = builderRun(call, source);
  if (!main) return !proof.certain ? undefined : { ...unreadable(sent, env, 'the search names no object'), operation: 'read', rowBound: searchBound(site, statement) };
  const facts = queryFacts(site, main, full?.queries[0]);
  if (!isTold(facts.entity.kind === 'known' ? facts.entity.value.name : undefined, proof, env, text.text)) return undefined;
  const search = statement.verb === 'find';
  const more = others.map((query): DataAccess => {
    const other = queryFacts(site, query);
    return { ...frame(sent), ...other, rowBound: bounded(other.rowBound, searchBound(site, statement)), cardinality: 'many', method: 'RETURNING', edits: {}, result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' } };
  });
  const fallback = search ? searchBound(site, statement) : sendingBound(sent, run, source);
  const rowBound = bounded(facts.rowBound, fallback);
  const operation = changedBy(run.steps) ?? facts.operation;
  return {
    ...frame(sent), ...facts, operation, rowBound, ...(changedBy(run.steps) ? { projection: { kind: 'fields', fields: [] }, rowBound: NO_ROWS } : {}),
    related: [...facts.related, ...more],
    cardinality: sent.sending.way === 'one' || (rowBound.kind === 'default' && rowBound.rows === 1) ? 'one' : 'many',
    edits: operation === 'read' && !sent.inUrl ? soqlEdits(statement, text, rowBound, source) : {},
    get result() {
      return useOf(sent, run, source);
    },
  };
}

const bounded = (bound: RowBound, fallback: RowBound): RowBound => (bound.kind === 'none' ? fallback : bound);

function searchBound(site: QuerySite, { limit }: SoqlStatement): RowBound {
  return limit.kind === 'none' ? { kind: 'default', rows: 2000, why: 'a search answers at most 2,000 records' } : limitBound(site, limit);
}

function sendingBound({ sending, call }: StatementCall, run: BuilderRun, source: SourceView): RowBound {
  if (sending.way === 'export') return { kind: 'none' };
  if (sending.way === 'one') return { kind: 'default', rows: 1, why: 'the method answers one record' };
  return fetchBound(run, sending.options, sending.way === 'all', call, source);
}

function frame({ client, proof, method, call, reportNode }: StatementCall): Pick<DataAccess, 'client' | 'evidence' | 'method' | 'node' | 'reportNode'> {
  return { client, evidence: proof.evidence, method, node: call, reportNode };
}

function useOf({ call, sending }: StatementCall, run: BuilderRun, source: SourceView): ResultUse {
  const streams = streamed(run.steps);
  if (streams) return streams;
  if (sending.rows === undefined) return { bindings: [], fields: unknown('the rows are handed out one by one'), escapes: 'unknown' };
  if (call.arguments.some(isFunction)) return { bindings: [], fields: unknown('the rows go to a callback'), escapes: 'unknown' };
  if (sending.rows === '') return resultUse(run.end, sending.way !== 'one', source);
  return resultUse(run.end, [sending.rows, '[]'], source);
}

/** The access of a call whose statement is not in this file. */
function unreadable({ client, proof, method, call, reportNode }: StatementCall, env: ReadEnv, why = BUILT): DataAccess {
  const { source } = env;
  return {
    client, evidence: proof.evidence, operation: 'raw', method, entity: unknown(why), cardinality: 'many', rowBound: unknown(why), projection: unknown(why), filter: unknown(why),
    related: [], get result() {
      return resultUse(call, true, source);
    }, edits: {}, node: call, reportNode,
  };
}

const MAX_LIFTS = 5;

/** `run(soql)` that hands its parameter on: where one call of this file gives it the text, that call is the access. */
function atItsCaller(sent: StatementCall, source: SourceView): StatementCall {
  let current = sent;
  for (let lifts = 0; lifts < MAX_LIFTS; lifts++) {
    const name = resolveConstant(current.text, source);
    if (name.type !== 'Identifier' || current.inUrl) return current;
    const definition = soleDefinition(findVariable(name, source));
    const fn = definition?.type === 'Parameter' ? enclosingFunction(name) : undefined;
    const index = fn?.params.findIndex((parameter) => parameter === definition?.name) ?? -1;
    const [caller, second] = fn && index >= 0 ? callersOf(fn, source) : [];
    const text = caller?.arguments[index];
    if (!caller || second || !text || text.type === 'SpreadElement') return current;
    const called = calledMember(caller);
    current = { ...current, call: caller, method: called?.name ?? current.method, reportNode: called?.member.property ?? unwrap(caller.callee), text, sending: { way: current.sending.way, ...(current.sending.options ? { options: current.sending.options } : {}) } };
  }
  return current;
}
