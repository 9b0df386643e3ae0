import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, isForeign, objectView, readRowBound, resolveConstant, resultUse, setArgumentProperty, type SourceView, staticValue } from '../../ast/index.ts';
import { type DataAccess, type DialectEdit, type RowBound, unknown } from '../../model/index.ts';
import { readSoql } from '../../statements/soql/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type BuilderRun, builderRun } from '../shared/builder-run.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { isNothing } from '../shared/crm/bound.ts';
import { nameList } from '../shared/crm/fields.ts';
import { NO_ROWS } from '../shared/crm/filter.ts';
import { setArgument } from '../shared/crm/positional.ts';
import { queryFacts } from '../shared/query-access.ts';
import { stepBound } from '../shared/step-bound.ts';
import type { Part } from '../shared/text/statement-text.ts';
import { StatementText } from '../shared/text/statement-text.ts';
import { conditionParts } from './conditions.ts';
import type { ConnectionCall } from './connection.ts';
import { changedBy, fetchBound, streamed } from './fetching.ts';
import { SOQL } from '../shared/crm/soql-names.ts';
import { isTold } from './names.ts';

/** jsforce leaves LIMIT out for 0 and undefined (soql-builder of 1 to 3). */
const LIMIT = { zeroIsUnlimited: true, undefinedIsUnlimited: true };

/** Methods of `sobject(…)` that start a query. */
export const FINDERS = new Set(['find', 'findOne', 'select', 'count']);

/** Reads `sobject('Contact').find(conditions, fields, options)…` with all that is chained to it. */
export function findAccess({ call, method, reportNode, object, proof }: ConnectionCall, client: string, env: ReadEnv): DataAccess | undefined {
  const { source } = env;
  const run = builderRun(call, source);
  if (run.steps.some(({ name }) => name === 'toSOQL' || name === 'explain')) return undefined;
  const config = configOf(call, method, run);
  const text = (optional: boolean): StatementText => StatementText.of(soqlOf(config, object, call, source), optional);
  const statement = readSoql(text(false).text);
  const [query] = statement?.queries ?? [];
  const [full] = readSoql(text(true).text)?.queries ?? [];
  if (!query) return undefined;
  const facts = queryFacts({ client, evidence: proof.evidence, dialect: SOQL, text: text(false), fullText: text(true), env, node: call }, query, full);
  if (!isTold(facts.entity.kind === 'known' ? facts.entity.value.name : undefined, proof, env)) return undefined;
  const operation = changedBy(run.steps) ?? (method === 'count' ? 'count' : 'read');
  const reads = operation === 'read';
  const rowBound = reads || operation === 'count' ? boundOf(method, config, facts.rowBound, run, call, source) : NO_ROWS;
  return {
    client, evidence: proof.evidence, ...facts, operation, method, rowBound, ...(reads ? {} : { projection: { kind: 'fields', fields: [] } }),
    cardinality: method === 'findOne' || (rowBound.kind === 'default' && rowBound.rows === 1) ? 'one' : 'many',
    get result() {
      return streamed(run.steps) ?? resultUse(run.end, method !== 'findOne', source);
    },
    edits: reads && method !== 'findOne' ? editsOf(call, method, config, run, source) : {},
    node: call,
    reportNode,
  };
}

interface Config {
  conditions: readonly { node: TSESTree.Node; optional: boolean }[];
  /** Absent: all fields. */
  fields: TSESTree.Node | undefined;
  fieldsSometimes: boolean;
  options: TSESTree.Node | undefined;
  includes: readonly BuilderStep[];
  /** Steps of the query itself, without those of its children. */
  own: readonly BuilderStep[];
  opaque: boolean;
}

function configOf(call: TSESTree.CallExpression, method: string, { steps, opaque }: BuilderRun): Config {
  const [first, second, third] = call.arguments;
  const own: BuilderStep[] = [];
  const includes: BuilderStep[] = [];
  let inChild = false;
  for (const step of steps) {
    if (step.name === 'include') {
      includes.push(step);
      inChild = true;
    } else if (step.name === 'end' || /^(?:execute|exec|run|on|stream|pipe)$/.test(step.name)) inChild = false;
    if (!inChild) own.push(step);
  }
  const where = own.filter(({ name, args }) => name === 'where' && args.length > 0).at(-1);
  const select = own.filter(({ name, args }) => name === 'select' && args.length > 0).at(-1);
  const argument = method === 'select' ? undefined : first;
  const written = where?.args[0] ? { node: where.args[0], optional: where.conditional } : undefined;
  // `where` replaces what `find` was given.
  const conditions = [...(argument && (!written || written.optional) ? [{ node: argument, optional: written !== undefined }] : []), ...(written ? [written] : [])];
  return {
    conditions, includes, own, fields: select?.args[0] ?? (method === 'select' ? first : method === 'count' ? undefined : second), fieldsSometimes: select?.conditional ?? false,
    options: method === 'find' || method === 'findOne' ? third : undefined, opaque: opaque !== undefined,
  };
}

/** The query as the SOQL that jsforce sends, with holes for what the source does not say. */
function soqlOf(config: Config, object: ConnectionCall['object'], call: TSESTree.CallExpression, source: SourceView): Part[] {
  const text = (written: string, node: TSESTree.Node = call): Part => ({ kind: 'text', text: written, node });
  const fields = fieldParts(config.fieldsSometimes ? undefined : config.fields, source, call);
  const children = config.includes.flatMap((step): Part[] => [text(', (SELECT ', step.call), ...childParts(step, source), text(')', step.call)]);
  const name = object?.node && staticValue(object.node, source);
  const written = object?.name ?? (name?.kind === 'known' && typeof name.value === 'string' ? name.value : undefined);
  const from: Part = written === undefined ? { kind: 'hole', node: object?.node ?? call } : text(written, object?.node ?? call);
  const conditions = config.conditions.map(({ node, optional }): Part[] => {
    const parts = conditionParts(node, source);
    return optional && parts.length > 0 ? [{ kind: 'optional', parts, node }] : parts;
  });
  const parts = conditions.flat();
  const only = parts.length > 0 && parts.every(({ kind }) => kind === 'optional');
  const where: Part[] = parts.length === 0 ? [] : only ? parts.map((part, i) => (part.kind === 'optional' && i === 0 ? { ...part, parts: [text(' WHERE '), ...part.parts] } : part)) : [text(' WHERE '), ...parts];
  const rest: Part[] = config.opaque ? [text(' '), { kind: 'hole', node: call }] : [];
  return [text('SELECT '), ...fields, ...children, text(' FROM '), from, ...where, ...rest];
}

/** `'Id, Name'`, `['Id', 'Account.Name']`, `{ Id: 1, Account: ['Name'] }`; nothing means every field. */
function fieldParts(node: TSESTree.Node | undefined, source: SourceView, call: TSESTree.Node): Part[] {
  if (!node || isNothing(node, source)) return [{ kind: 'text', text: 'FIELDS(ALL)', node: call }];
  const names = fieldNames(node, source, 0);
  if (!names) return [{ kind: 'hole', node }];
  return [{ kind: 'text', text: names.map((name) => (name === '*' ? 'FIELDS(ALL)' : name.endsWith('.*') ? name.replace(/\*$/, 'Id') : name)).join(', ') || 'FIELDS(ALL)', node }];
}

function fieldNames(node: TSESTree.Node, source: SourceView, depth: number): string[] | undefined {
  const view = objectView(node, source);
  if (!view) {
    const list = nameList(node, source);
    return list && !list.open && list.names.every((name) => /^[\p{L}_*][\p{L}\p{N}_.*() ]*$/u.test(name)) ? [...list.names] : undefined;
  }
  if (view.open || depth > 4) return undefined;
  const names: string[] = [];
  for (const { name, value } of view.members) {
    const flag = staticValue(value, source);
    if (flag.kind === 'known' && typeof flag.value !== 'string') {
      if (flag.value) names.push(name);
      continue;
    }
    const inner = fieldNames(value, source, depth + 1);
    if (!inner) return undefined;
    names.push(...inner.map((one) => `${name}.${one}`));
  }
  return names;
}

/** `include('Contacts', conditions, fields, { limit })`. */
function childParts({ args: [name, conditions, fields, options], call }: BuilderStep, source: SourceView): Part[] {
  const relation = name && staticValue(name, source);
  const from: Part = relation?.kind === 'known' && typeof relation.value === 'string' ? { kind: 'text', text: relation.value, node: name ?? call } : { kind: 'hole', node: name ?? call };
  const where = conditions ? conditionParts(conditions, source) : [];
  const limit = options && objectView(options, source)?.get('limit');
  const text = (written: string): Part => ({ kind: 'text', text: written, node: call });
  return [
    ...fieldParts(fields, source, call), text(' FROM '), from, ...(where.length > 0 ? [text(' WHERE '), ...where] : []),
    ...(limit?.kind === 'set' ? [text(' LIMIT '), { kind: 'hole', node: limit.member.value } as const] : []),
  ];
}

function boundOf(method: string, { options, own }: Config, written: RowBound, run: BuilderRun, call: TSESTree.CallExpression, source: SourceView): RowBound {
  if (method === 'count') return { kind: 'default', rows: 1, why: 'a count or measure answers one row' };
  if (method === 'findOne') return { kind: 'default', rows: 1, why: 'the method answers one record' };
  if (written.kind === 'default') return written;
  const { opaque, ...seen } = run;
  const chained = stepBound({ ...seen, steps: own }, ['limit'], source, LIMIT);
  const view = options && objectView(options, source);
  const option = view?.get('limit');
  const inOptions: RowBound = option?.kind === 'set' ? readRowBound(option.member.value, source, LIMIT) : option?.kind === 'unknown' || (options && !view && !isNothing(options, source)) ? unknown('the options of the query come from elsewhere') : { kind: 'none' };
  if (chained.kind !== 'none') return chained.kind === 'meaningless' && inOptions.kind !== 'none' ? inOptions : chained;
  if (inOptions.kind !== 'none') return inOptions;
  if (opaque !== undefined) return unknown(opaque);
  return fetchBound(run, options, false, call, source);
}

function editsOf(call: TSESTree.CallExpression, method: string, { options, fields, own }: Config, run: BuilderRun, source: SourceView): DataAccess['edits'] {
  const select = own.some(({ name }) => name === 'select');
  const project = method === 'find' && !select && (!fields || staticValue(fields, source).kind !== 'unknown' || resolveConstant(fields, source) === fields);
  return {
    ...(run.opaque === undefined ? { bound: (rows: number) => boundEdit(call, options, own, rows, source) } : {}),
    ...(project ? { project: (names: readonly string[]) => projectEdit(call, names) as DialectEdit } : {}),
  };
}

function boundEdit(call: TSESTree.CallExpression, options: TSESTree.Node | undefined, own: readonly BuilderStep[], rows: number, source: SourceView): DialectEdit {
  const code = `.limit(${rows})`;
  const step = own.findLast(({ name, args, conditional }) => name === 'limit' && args.length > 0 && !conditional);
  const argument = step?.args[0];
  if (argument && !isForeign(argument, source)) return { code, edits: [{ range: argument.range, text: String(rows) }] };
  const view = options && objectView(options, source);
  if (view?.inline && view.get('limit').kind === 'set') return setArgumentProperty(call, view.object, 'limit', String(rows), source, 2);
  return { code, edits: [insertLink(call, code, source)] };
}

function projectEdit(call: TSESTree.CallExpression, names: readonly string[]): DialectEdit | undefined {
  return setArgument(call, 1, `[${names.map((name) => `'${name}'`).join(', ')}]`);
}
