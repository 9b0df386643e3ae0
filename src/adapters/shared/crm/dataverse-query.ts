import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView, staticValue } from '../../../ast/index.ts';
import { type DataAccess, type EntityRef, type Evidence, type Known, known, type RowBound, unknown } from '../../../model/index.ts';
import { readFetchXml } from '../../../statements/fetchxml/index.ts';
import { type EntityQuery, type OdataQuery, readOdata } from '../../../statements/odata/index.ts';
import type { ReadEnv } from '../../adapter.ts';
import { limitBound, queryFacts, type QueryFacts, type QuerySite } from '../query-access.ts';
import { textParts } from '../text/parts.ts';
import { type Part, StatementText } from '../text/statement-text.ts';
import { DATAVERSE } from './dataverse-names.ts';

/** One page of the Web API, unless the request asks for smaller ones. */
export const ONE_PAGE: RowBound = { kind: 'default', rows: 5000, why: 'one page holds at most 5,000 rows' };

/** What options or FetchXML ask for, with the text they stand in. */
export interface ReadQuery {
  facts: QueryFacts;
  text: StatementText;
  /** OData options, for edits; absent for FetchXML. */
  odata?: OdataQuery;
  /** FetchXML, for edits; offsets lead into `text`. */
  fetchXml?: { topAt?: number; amount?: { start: number; end: number }; pages: boolean };
  /** Rows of one page, where the text says so. */
  page?: RowBound;
}

interface Sender {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
  node: TSESTree.Node;
  /** The entity that the call names beside the options. */
  entity?: TSESTree.Node | string | undefined;
}

/** Reads options in OData or FetchXML; undefined where the text is not in this file. */
export function readQuery(parts: readonly Part[], sender: Sender): ReadQuery | undefined {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'hole') return undefined;
  const text = StatementText.of(parts, false);
  const fullText = parts.some(({ kind }) => kind === 'optional') ? StatementText.of(parts, true) : undefined;
  const full = fullText?.text;
  const site: QuerySite = { client: sender.client, evidence: sender.evidence, dialect: DATAVERSE, text, ...(fullText ? { fullText } : {}), env: sender.env, node: sender.node };
  if (/^\s*</.test(text.text)) return fetchQuery(text.text, 0, site, sender, full);
  const odata = readOdata(text.text);
  if (odata.fetchXml) return fetchQuery(odata.fetchXml.text, odata.fetchXml.at, site, sender, full && readOdata(full).fetchXml?.text);
  const facts = queryFacts(site, named(odata.query, sender), full === undefined ? undefined : named(readOdata(full).query, sender));
  return { text, odata, facts: odata.stored ? { ...facts, projection: unknown('a stored view names the columns'), filter: unknown('a stored view names the conditions') } : facts };
}

/** Facts of a call without options: the whole entity. */
export function wholeEntity(sender: Sender): QueryFacts {
  const query: EntityQuery = { role: 'main', why: 'the entity is decided at run time', range: { start: 0, end: 0 }, fields: { kind: 'all' }, where: { kind: 'none' }, limit: { kind: 'none' }, related: [] };
  return queryFacts({ client: sender.client, evidence: sender.evidence, dialect: DATAVERSE, text: StatementText.of([], false), env: sender.env, node: sender.node }, named(query, sender));
}

/** Facts of a call whose options are not in this file. */
export function elsewhere(sender: Sender): QueryFacts {
  const why = 'the options are built elsewhere';
  return { entity: entityName(sender.entity, sender.env.source), projection: unknown(why), filter: unknown(why), related: [], rowBound: unknown(why), operation: 'read' };
}

/** The entity that an argument names. */
export function entityName(node: TSESTree.Node | string | undefined, source: SourceView): Known<EntityRef> {
  if (typeof node === 'string') return known({ name: node, as: 'object', system: 'dynamics' });
  const name = node && staticValue(node, source);
  return name?.kind === 'known' && typeof name.value === 'string' ? known({ name: name.value, as: 'object', system: 'dynamics' }) : unknown('the entity is decided at run time');
}

function named(query: EntityQuery, { entity, env }: Sender): EntityQuery {
  const name = entityName(entity, env.source);
  if (name.kind === 'known') return { ...query, name: name.value.name };
  return query.name !== undefined || !entity ? query : { ...query, why: 'the entity is decided at run time' };
}

function fetchQuery(xml: string, at: number | undefined, site: QuerySite, sender: Sender, full: string | undefined): ReadQuery | undefined {
  // Blanks in front keep the offsets those of the text.
  const fetch = readFetchXml(' '.repeat(at ?? 0) + xml);
  if (!fetch) return undefined;
  const whole = full === undefined ? undefined : readFetchXml(full);
  const inText: QuerySite = at === undefined ? { ...site, detached: true } : site;
  const query = fetch.query.name === undefined ? named(fetch.query, sender) : fetch.query;
  const facts = queryFacts(inText, query, whole?.query);
  const pages = fetch.pageSize.kind !== 'none';
  return {
    text: site.text, facts,
    ...(pages ? { page: limitBound(inText, fetch.pageSize) } : {}),
    ...(at === undefined ? {} : { fetchXml: { ...(fetch.topAt === undefined ? {} : { topAt: fetch.topAt }), ...(fetch.amount ? { amount: fetch.amount } : {}), pages } }),
  };
}

/** The text of options: of `nextLink ?? options` the part that is written here. */
export function optionParts(node: TSESTree.Node, source: SourceView, depth = 0): readonly Part[] {
  const value = resolveConstant(node, source);
  const branches = value.type === 'LogicalExpression' ? [value.right, value.left] : value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : [];
  const whole = textParts(node, source);
  if (branches.length === 0 || depth > 3 || whole.length !== 1 || whole[0]?.kind !== 'hole') return whole;
  const written = branches.map((branch) => optionParts(branch, source, depth + 1)).filter((parts) => parts.length !== 1 || parts[0]?.kind !== 'hole');
  return (written.length === 1 && written[0]) || whole;
}

/** Edits inside the text of options or FetchXML. */
export function queryEdits(query: ReadQuery): DataAccess['edits'] {
  const { text, odata, fetchXml } = query;
  const insert = (offset: number, written: (value: string) => string): ((value: string) => { at: number; text: string } | undefined) => (value) => {
    const at = text.insertionAt(offset);
    return at === undefined ? undefined : { at, text: written(value) };
  };
  const bound = odata ? odataBound(odata, text) : fetchXml && fetchBound(fetchXml, text);
  const { optionAt } = odata ?? {};
  const select = odata && optionAt && odata.query.fields.kind === 'all' ? insert(optionAt.offset, (names) => `${optionAt.sign}$select=${names}`) : undefined;
  const project = select?.('') ? select : undefined;
  return {
    ...(bound ? { bound } : {}),
    ...(project ? { project: (fields: readonly string[]) => {
      const edit = project(fields.join(',')) as { at: number; text: string };
      return { code: `$select=${fields.join(',')}`, edits: [{ range: [edit.at, edit.at], text: edit.text }] };
    } } : {}),
  };
}

function odataBound({ top, optionAt, query }: OdataQuery, text: StatementText): DataAccess['edits']['bound'] {
  const range = top && text.rangeOf(top.start, top.end);
  if (range) return (rows) => ({ code: `$top=${rows}`, edits: [{ range, text: String(rows) }] });
  const at = query.limit.kind === 'none' && optionAt ? text.insertionAt(optionAt.offset) : undefined;
  return at === undefined ? undefined : (rows) => ({ code: `$top=${rows}`, edits: [{ range: [at, at], text: `${optionAt?.sign ?? '&'}$top=${rows}` }] });
}

/** `top` and paging exclude each other in FetchXML: where a page is written, its size is what changes. */
function fetchBound({ topAt, amount, pages }: NonNullable<ReadQuery['fetchXml']>, text: StatementText): DataAccess['edits']['bound'] {
  const range = amount && text.rangeOf(amount.start, amount.end);
  const word = pages ? 'count' : 'top';
  if (range) return (rows) => ({ code: `${word}="${rows}"`, edits: [{ range, text: String(rows) }] });
  const at = topAt === undefined ? undefined : text.insertionAt(topAt);
  const quote = text.text.includes('="') ? '"' : "'";
  return at === undefined ? undefined : (rows) => ({ code: `top=${quote}${rows}${quote}`, edits: [{ range: [at, at], text: ` top=${quote}${rows}${quote}` }] });
}
