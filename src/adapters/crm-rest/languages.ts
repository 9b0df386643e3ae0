import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, propertyName, walk } from '../../ast/index.ts';
import { type Evidence, type RowBound, unknown } from '../../model/index.ts';
import { readSoql } from '../../statements/soql/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { ONE_PAGE, readQuery } from '../shared/crm/dataverse-query.ts';
import { byKey, oneRow } from '../shared/crm/filter.ts';
import { soqlEdits } from '../shared/crm/soql-edits.ts';
import { SOQL } from '../shared/crm/soql-names.ts';
import { limitBound, queryFacts, type QuerySite } from '../shared/query-access.ts';
import { acrossPages } from '../shared/paging.ts';
import { textParts } from '../shared/text/parts.ts';
import { type Part, StatementText } from '../shared/text/statement-text.ts';
import type { RequestFacts } from './facts.ts';
import { fieldsOf, type ParameterValue } from './parameters.ts';
import type { HttpRequest } from './request.ts';
import type { Endpoint } from './services.ts';

/** A request with the call that sends it and how it was recognised. */
export interface LanguageSite {
  endpoint: Endpoint;
  request: HttpRequest;
  call: TSESTree.CallExpression;
  evidence: Evidence;
  env: ReadEnv;
}

/** What a query text in a request says: SOQL and SOSL behind `q`, OData's options. Undefined where the text is not written here. */
export function readLanguage(site: LanguageSite): RequestFacts | undefined {
  return site.endpoint.conditions === 'odata' ? odataFacts(site) : soqlFacts(site);
}

const ONE_BATCH: RowBound = { kind: 'default', rows: 2000, why: 'one answer holds at most 2,000 records' };
const SEARCH: RowBound = { kind: 'default', rows: 2000, why: 'a search answers at most 2,000 records' };

function soqlFacts({ endpoint, request, call, evidence, env }: LanguageSite): RequestFacts | undefined {
  const given = request.body.get('query') ?? request.parameters.get('q');
  if (!given) return undefined;
  const parts = partsOf(given, env);
  const text = StatementText.of(parts, false);
  const statement = readSoql(text.text);
  if (!statement) return undefined;
  const fullText = parts.some(({ kind }) => kind === 'optional') ? StatementText.of(parts, true) : undefined;
  const site: QuerySite = { client: 'crm-rest', evidence, dialect: SOQL, text, env, node: call, ...(fullText ? { fullText } : {}), ...(given.text === undefined ? {} : { detached: true }) };
  const limit = statement.limit.kind === 'none' ? SEARCH : limitBound(site, statement.limit);
  const [main] = statement.queries;
  if (!main) return { entity: unknown('the search names no object'), rowBound: limit, projection: unknown('the search names no object'), filter: unknown('a search by words') };
  const facts = queryFacts(site, main, fullText && readSoql(fullText.text)?.queries[0]);
  const fallback = statement.verb === 'find' ? limit : endpoint.export ? ({ kind: 'none' } as const) : morePages(ONE_BATCH, request, 'nextRecordsUrl', call, env);
  const rowBound = facts.rowBound.kind === 'none' ? fallback : facts.rowBound;
  return { ...facts, rowBound, edits: facts.operation === 'read' && given.text === undefined ? soqlEdits(statement, text, rowBound, env.source) : {} };
}

/** Options that decide about rows and columns. */
const OPTIONS = ['$select', '$filter', '$top', '$expand', '$apply', 'savedQuery', 'userQuery', 'fetchXml'];

/** Options that only a request to a set can have. */
const OF_SETS = ['$top', '$filter', '$apply', '$orderby', '$count', '$skiptoken', 'savedQuery', 'userQuery', 'fetchXml'];
const SET_OR_RECORD = unknown('the path names one record or all of them at run time');

function odataFacts({ endpoint, request, call, evidence, env }: LanguageSite): RequestFacts {
  const { parameters } = request;
  const written = (text: string): Part => ({ kind: 'text', text, node: call });
  const parts: Part[] = [written('?$count=false')];
  // The rest of the options, where the code does not say them here.
  if (parameters.open) parts.push(written('&$orderby=createdon'), { kind: 'hole', node: call });
  for (const name of OPTIONS) {
    const value = parameters.get(name);
    const option = value && [written(`&${name}=`), ...partsOf(value, env)];
    if (option) parts.push(...(value.optional ? [{ kind: 'optional' as const, parts: option, node: value.node }] : option));
  }
  const name = endpoint.entity?.includes('\uE000') ? undefined : endpoint.entity;
  const sender = { client: 'crm-rest', evidence, env, node: call, entity: name ?? call };
  const query = readQuery(parts, sender);
  if (!query) return { entity: unknown('the entity is decided at run time'), rowBound: unknown('the options are built elsewhere'), projection: unknown('the options are built elsewhere'), filter: unknown('the options are built elsewhere') };
  const select = parameters.get('$select');
  // A list of names that the text reader leaves to who knows lists: `FIELDS.join(',')`.
  const projection = query.facts.projection.kind === 'unknown' && select ? fieldsOf([select], { kind: 'all' }, env.source) : query.facts.projection;
  if (endpoint.rows === 'one') return { ...query.facts, operation: 'read', projection, rowBound: oneRow('the path names one record'), filter: byKey('id', keyNode(endpoint, request)), edits: {} };
  // What an earlier answer named may be a set or one record of it: `contacts(003…)`.
  if (name === undefined && !OF_SETS.some((option) => parameters.get(option))) return { ...query.facts, projection, rowBound: SET_OR_RECORD, filter: SET_OR_RECORD, edits: {} };
  const { rowBound } = query.facts;
  return { ...query.facts, projection, rowBound: rowBound.kind === 'none' ? (query.page ?? morePages(ONE_PAGE, request, '@odata.nextLink', call, env)) : rowBound, edits: {} };
}

/** The expression that stands for the key in the path. */
function keyNode({ key }: Endpoint, { url }: HttpRequest): TSESTree.Node | undefined {
  const hole = /\uE000(\d+)\uE001/.exec(key ?? '')?.[1];
  return hole === undefined ? undefined : url.built.holes[Number(hole)];
}

/** One page, or all of them where the code follows the link to the next one. */
function morePages(page: RowBound, { url }: HttpRequest, link: string, call: TSESTree.CallExpression, { source }: ReadEnv): RowBound {
  const across = acrossPages(page, call, url.moved, source);
  return across === page && followsLink(call, link, source) ? { kind: 'none' } : across;
}

const LOOPS = /^(?:While|DoWhile|For)Statement$/;

/** True when the function around a request has a loop that goes from link to link. */
function followsLink(call: TSESTree.Node, link: string, source: ReadEnv['source']): boolean {
  const home = enclosingFunction(call);
  if (!source.text.includes(link)) return false;
  let found = false;
  walk(home ?? source.ast, (node) => {
    if (node.type === 'MemberExpression' && propertyName(node) === link) found ||= isLooped(node, home);
    return !found;
  });
  return found;
}

function isLooped(node: TSESTree.Node, home: TSESTree.Node | undefined): boolean {
  for (let outer = node.parent; outer && outer !== home; outer = outer.parent) if (LOOPS.test(outer.type)) return true;
  return false;
}

/** The text of a parameter: of its expression, or of what stands in the URL with its markers. */
function partsOf({ node, text, holes }: ParameterValue, { source }: ReadEnv): Part[] {
  if (text === undefined) return textParts(node, source);
  return text.split(/(\uE000\d+\uE001)/).flatMap((piece): Part[] => {
    const hole = /^\uE000(\d+)\uE001$/.exec(piece)?.[1];
    const expression = hole === undefined ? undefined : holes?.[Number(hole)];
    if (expression) return textParts(expression, source);
    return piece === '' ? [] : [{ kind: 'text', text: piece, node }];
  });
}
