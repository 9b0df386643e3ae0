import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, resolveConstant, type SourceView, unwrap } from '../../../ast/index.ts';
import { type Projection, unknown } from '../../../model/index.ts';
import { readSql } from '../../../statements/sql/index.ts';
import type { BuilderStep } from '../builder-step.ts';
import { MEASURES, SELECTS } from './links.ts';
import { columnParts, type ScopedTable, type TableScope } from './scope.ts';
import { fieldOf, textOf } from './tables.ts';

/** What a query returns of each of its tables. */
export interface Selection {
  of(table: ScopedTable): Projection;
  /** Only numbers over the rows come back. */
  measure: 'count' | 'aggregate' | undefined;
  /** The link that alone selects everything (`select('*')`), with the star; undefined where none is written. */
  star: TSESTree.Node | undefined;
  /** True when some link names columns. */
  written: boolean;
}

type Chosen = 'all' | Set<string>;
const WHY = unknown('the columns are built elsewhere');

/** Reads what links such as `select`, `first`, `pluck` and `count` return. `joinsSelect`: without a selection joined tables come along. */
export function readSelection(links: readonly BuilderStep[], scope: TableScope, source: SourceView, joinsSelect = true): Selection {
  const reader = new Reader(scope, source, joinsSelect);
  for (const link of links) reader.link(link);
  const measure = reader.columns === 0 && !reader.unreadable ? reader.measure : undefined;
  return {
    of: (table) => reader.projection(table),
    measure,
    star: reader.columns === 1 ? reader.star : undefined,
    written: reader.columns > 0 || reader.unreadable,
  };
}

class Reader {
  columns = 0;
  unreadable = false;
  measure: 'count' | 'aggregate' | undefined;
  star: TSESTree.Node | undefined;
  private readonly chosen = new Map<ScopedTable, Chosen>();

  constructor(
    private readonly scope: TableScope,
    private readonly source: SourceView,
    private readonly joinsSelect: boolean,
  ) {}

  link({ name, args, conditional }: BuilderStep): void {
    const measure = MEASURES.get(name);
    if (measure) {
      this.measure = this.measure === 'aggregate' ? 'aggregate' : measure;
      return;
    }
    if (!SELECTS.has(name)) return;
    if (name === 'clearSelect') {
      this.columns = 0;
      this.unreadable = false;
      this.measure = undefined;
      this.chosen.clear();
      return;
    }
    if (name === 'distinctOn') return;
    const before = this.columns;
    for (const arg of args) this.argument(arg);
    // On the paths that leave the link out, other columns come.
    if (conditional && before === 0 && this.columns > 0) this.unreadable = true;
  }

  /** `here`: written in the link itself, so that an edit of it changes nothing else. */
  private argument(node: TSESTree.Node, here = true): void {
    if (node.type === 'SpreadElement') return this.argument(node.argument, false);
    const value = resolveConstant(node, this.source);
    if (value.type === 'ArrayExpression') {
      for (const element of value.elements) if (element) this.argument(element, here && value === unwrap(node));
      return;
    }
    const text = textOf(value, this.source);
    if (text !== undefined) return this.column(text, here ? node : undefined);
    if (value.type === 'ObjectExpression') return this.aliases(value);
    if (value.type === 'CallExpression') return this.call(value);
    this.columns++;
    this.unreadable = true;
  }

  /** `{ mail: 'c.email' }`: each value is a column. */
  private aliases(node: TSESTree.ObjectExpression): void {
    const view = objectView(node, this.source);
    for (const member of view?.members ?? []) this.argument(member.value);
    if (!view || view.open) this.unreadable = true;
  }

  /** `knex.raw('count(*) as n')`, `knex.ref('c.email')`, a sub-query with `.as('total')`. */
  private call(call: TSESTree.CallExpression): void {
    const called = calledMember(call);
    const text = textOf(call.arguments[0], this.source);
    if (called?.name === 'ref' && text !== undefined) return this.column(text, call);
    if (called?.name === 'raw' && text !== undefined) return this.expression(text);
    if (called?.name === 'as' && called.object.type === 'CallExpression') return this.call(called.object);
    this.columns++;
    if (called?.name === 'raw' || called === undefined || call.arguments.some((argument) => argument.type === 'SpreadElement')) this.unreadable = true;
  }

  private column(text: string, node: TSESTree.Node | undefined): void {
    this.columns++;
    const name = text.replace(/\s+as\s+\S+\s*$/i, '').trim();
    const { qualifier, column } = columnParts(name);
    if (column !== '*') return this.choose(this.scope.ownerOf(qualifier, column), column);
    this.star = node;
    if (qualifier === undefined) for (const table of [this.scope.main, ...this.scope.joined]) this.chosen.set(table, 'all');
    else {
      const table = this.scope.ownerOf(qualifier, column);
      if (table) this.chosen.set(table, 'all');
    }
  }

  private choose(table: ScopedTable | undefined, column: string): void {
    if (!table) return;
    const chosen = this.chosen.get(table);
    if (chosen === 'all') return;
    const name = fieldOf(table.entity, column)?.name ?? column;
    if (chosen) chosen.add(name);
    else this.chosen.set(table, new Set([name]));
  }

  /** Raw SQL in the select list: the columns it discloses. */
  private expression(text: string): void {
    const [statement] = readSql(`select ${text} from t`);
    if (!statement || statement.open || statement.verb !== 'select') {
      this.columns++;
      this.unreadable = true;
      return;
    }
    for (const output of statement.outputs) {
      if (output.kind === 'aggregate') {
        this.measure = this.measure === 'aggregate' || output.counts !== true ? 'aggregate' : 'count';
        continue;
      }
      this.columns++;
      if (output.kind === 'hole') this.unreadable = true;
      if (output.kind === 'star') {
        const table = output.table === undefined ? this.scope.main : this.scope.ownerOf(output.table, '*');
        if (table) this.chosen.set(table, 'all');
      }
      for (const column of output.columns) this.choose(this.scope.ownerOf(column.table, column.name), column.name);
    }
  }

  projection(table: ScopedTable): Projection {
    const chosen = this.chosen.get(table);
    if (chosen === 'all') return { kind: 'all' };
    if (this.unreadable) return WHY;
    if (this.columns === 0) return this.measure === undefined && (this.joinsSelect || table === this.scope.main) ? { kind: 'all' } : { kind: 'fields', fields: [] };
    return { kind: 'fields', fields: chosen ? [...chosen] : [] };
  }
}
