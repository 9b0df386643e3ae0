import type { TSESTree } from '@typescript-eslint/types';
import { isFirstOnly, resultUse } from '../../../ast/index.ts';
import { type DataAccess, type EntityRef, type Evidence, type Filter, type FilterField, type Known, known, none, type Projection, type ResultUse, type RowBound, unknown } from '../../../model/index.ts';
import type { ReadEnv } from '../../adapter.ts';
import { FIRST_OF_EQUAL, isEquality } from '../first-of-equal.ts';
import { boundLink, boundOf, keyedBound } from './bound.ts';
import { builderEdits } from './edits.ts';
import { readFilter } from './filter.ts';
import type { BuilderStep } from '../builder-step.ts';
import type { BuilderHistory } from './history.ts';
import { MEASURES, WRITES } from './links.ts';
import { type ScopedTable, type TableScope, tableScope } from './scope.ts';
import { readSelection, type Selection } from './selection.ts';
import { writtenRows } from '../written-rows.ts';

/** A query as its client recognised it. */
export interface BuilderSite<Start> {
  client: string;
  evidence: Evidence;
  history: BuilderHistory<Start>;
  /** Links with those that the start itself stands for (`pluck` of `knex.pluck('email')`). */
  links: readonly BuilderStep[];
  main: ScopedTable;
  /** How the entity is named: tables in Knex, classes in Objection. */
  as: EntityRef['as'];
  whyNoEntity: string;
  node: TSESTree.Node;
  reportNode: TSESTree.Node;
  /** Name for messages where no link says what the query does. */
  verb: string;
  /** The call behind which a selection goes. */
  begin: TSESTree.Node | undefined;
  env: ReadEnv;
  /** What the client's own links mean. */
  own?: OwnLinks;
}

/** Meaning of links that only one client has. */
export interface OwnLinks {
  bound?(link: BuilderStep): RowBound | undefined;
  filter?(link: BuilderStep): FilterField[] | undefined;
  operation?(link: BuilderStep): 'create' | 'update' | 'delete' | 'count' | undefined;
  /** Reads along more than joins do. */
  related?(links: readonly BuilderStep[]): DataAccess[];
  /** Answers one row instead of a list. */
  one?(link: BuilderStep): boolean;
  /** A write that answers the whole row. */
  fetches?(link: BuilderStep): boolean;
  /** Where the rows are not the answer itself. */
  result?(links: readonly BuilderStep[], rows: TSESTree.Node, many: boolean): ResultUse | undefined;
  /** Links that say what a query does, for messages. */
  methods?: ReadonlyMap<string, unknown>;
  /** False where joined tables are only returned when a link selects them. */
  joinsSelect?: boolean;
  /** The query is about one record that the program already holds. */
  instance?: boolean;
}

/** The record of a query that a builder makes. */
export function builderAccess<Start>(site: BuilderSite<Start>): DataAccess {
  const { links, env, main, history, own } = site;
  const { source } = env;
  const scope = tableScope(main, links, env);
  const selection = readSelection(links, scope, source, own?.joinsSelect ?? true);
  const write = links.map((link) => (link.conditional ? undefined : (WRITES.get(link.name) ?? own?.operation?.(link)))).find((operation) => operation !== undefined);
  const measure = write === 'count' ? 'count' : selection.measure;
  const filter = filterOf(site, scope);
  const operation = write && write !== 'count' ? write : (measure ?? 'read');
  const grouped = links.some(({ name }) => name === 'groupBy' || name === 'groupByRaw');
  const one = own?.instance === true || links.some((link) => !link.conditional && (link.name === 'first' || own?.one?.(link) === true));
  const bounds = links.flatMap((link) => {
    const bound = own?.bound?.(link) ?? boundLink(link, source);
    return bound ? [{ link, bound }] : [];
  });
  const rowBound = rowsOf(site, operation, grouped, boundOf(bounds, history.opaque), filter, scope);
  const reads = operation === 'read';
  const many = !one && (reads || grouped);
  const projection = projectionOf(site, operation, scope, selection);
  return {
    client: site.client,
    evidence: site.evidence,
    operation,
    method: methodOf(links, site),
    entity: entityOf(main, site),
    cardinality: many || (operation !== 'read' && !measure && !(rowBound.kind === 'default' && rowBound.rows === 1)) ? 'many' : 'one',
    rowBound,
    projection,
    filter,
    related: reads ? [...relatedOf(site, scope, selection, rowBound), ...(own?.related?.(links) ?? [])] : [],
    get result() {
      return own?.result?.(links, history.rows, many) ?? resultUse(history.rows, many, source);
    },
    edits: reads ? builderEdits({ begin: history.apart ? undefined : site.begin, end: history.rows, bounds, rowBound, ...selectionPlace(selection, scope), entity: main.entity, source }) : {},
    node: site.node,
    reportNode: site.reportNode,
  };
}

/** Where columns can be written: joins need a qualifier, and other tables must keep theirs. */
function selectionPlace(selection: Selection, { main, joined }: TableScope): { star: TSESTree.Node | undefined; written: boolean; prefix: string } {
  const alone = joined.length === 0;
  const qualifier = main.alias ?? main.name;
  return { star: alone ? selection.star : undefined, written: selection.written || !alone, prefix: alone || qualifier === undefined ? '' : `${qualifier}.` };
}

/** A record that the program holds is one row by its key. */
function filterOf<Start>({ links, history, own, env: { source } }: BuilderSite<Start>, scope: TableScope): Filter {
  const filter = readFilter(links, scope, history.opaque, source, own?.filter);
  if (own?.instance) return { kind: 'fields', fields: [{ name: 'id', op: 'eq', optional: false }, ...(filter.kind === 'fields' ? filter.fields : [])], unique: true, open: filter.kind === 'unknown' };
  // These find their rows by the keys of the records that they are given.
  if (filter.kind === 'none' && links.some(({ name }) => /^upsert|^(?:un)?relate$/.test(name))) return unknown('the records name their keys');
  return filter;
}

function methodOf<Start>(links: readonly BuilderStep[], { verb, own }: BuilderSite<Start>): string {
  const written = links.find(({ name, conditional }) => (WRITES.has(name) || own?.methods?.has(name)) && !conditional) ?? links.find(({ name }) => name === 'first' || name === 'pluck' || MEASURES.has(name) || /^find(?:ById|ByIds|One)$|^page$/.test(name)) ?? links.find(({ name }) => name === 'select');
  return written?.name ?? verb;
}

function entityOf({ name }: ScopedTable, { as, whyNoEntity }: { as: EntityRef['as']; whyNoEntity: string }): Known<EntityRef> {
  return name === undefined ? unknown(whyNoEntity) : known({ name, as });
}

function rowsOf<Start>({ env, main, links, own, history }: BuilderSite<Start>, operation: DataAccess['operation'], grouped: boolean, written: RowBound, filter: Filter, { joined }: TableScope): RowBound {
  if (operation === 'count' || operation === 'aggregate') return grouped ? written : { kind: 'default', rows: 1, why: 'a number over the rows' };
  if (operation !== 'read') {
    const values = links.find((link) => INSERTS.test(link.name))?.args[0];
    const returns = links.some((link) => returnedColumns(link).length > 0 || own?.fetches?.(link) === true);
    return writtenRows({ creates: operation === 'create', returns, filter, values }, env.source);
  }
  const keyed = joined.length === 0 && (written.kind === 'none' || written.kind === 'unknown') ? keyedBound(filter, main.entity, env.source) : undefined;
  if (keyed) return keyed;
  const alone = joined.length === 0 && !grouped && written.kind === 'none';
  return alone && isEquality(filter) && isFirstOnly(history.rows, env.source) ? FIRST_OF_EQUAL : written;
}

/** Links that are given the rows they write. */
const INSERTS = /^insert/;

/** A write answers the columns it returns. */
function projectionOf<Start>({ links, history, env, own }: BuilderSite<Start>, operation: DataAccess['operation'], scope: TableScope, selection: Selection): Projection {
  if (operation === 'read') {
    const projection = selection.of(scope.main);
    return history.opaque !== undefined && projection.kind === 'all' && !selection.written ? unknown(history.opaque) : projection;
  }
  if (links.some((link) => own?.fetches?.(link))) return { kind: 'all' };
  const returning = operation === 'count' || operation === 'aggregate' ? [] : links.flatMap(returnedColumns).slice(0, 1);
  if (returning.length === 0) return { kind: 'fields', fields: [] };
  const [link] = links;
  return link ? readSelection([{ ...link, name: 'select', args: returning, conditional: false }], scope, env.source).of(scope.main) : unknown('no link is left');
}

/** `returning('id')`, `insert(rows, ['id'])`, `update(values, ['id'])`, `del(['id'])`. */
function returnedColumns({ name, args }: BuilderStep): readonly TSESTree.Node[] {
  const columns = name === 'returning' || name === 'del' || name === 'delete' ? args[0] : name === 'insert' || name === 'update' ? args[1] : undefined;
  return columns && columns.type !== 'SpreadElement' ? [columns] : [];
}

function relatedOf<Start>(site: BuilderSite<Start>, scope: TableScope, selection: Selection, around: RowBound): DataAccess[] {
  return scope.joined.flatMap((table): DataAccess[] => {
    const projection = selection.of(table);
    if (projection.kind === 'fields' && projection.fields.length === 0) return [];
    return [{
      client: site.client,
      evidence: site.evidence,
      operation: 'read',
      method: table.method,
      entity: table.name === undefined ? unknown('the joined table is built elsewhere') : known({ name: table.name, as: 'table' }),
      cardinality: 'many',
      rowBound: around.kind === 'none' ? unknown('as many as the query it is part of') : around,
      projection,
      filter: none,
      related: [],
      result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
      edits: {},
      node: table.node,
      reportNode: table.node,
    }];
  });
}
