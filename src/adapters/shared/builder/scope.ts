import type { TSESTree } from '@typescript-eslint/types';
import type { CatalogEntity } from '../../../model/index.ts';
import type { ReadEnv } from '../../adapter.ts';
import type { BuilderStep } from '../builder-step.ts';
import { JOINS } from './links.ts';
import { fieldOf, type NamedTable, namedTable } from './tables.ts';

/** A table of a query with the entity it is. */
export interface ScopedTable {
  /** Undefined where the table is built elsewhere. */
  name: string | undefined;
  alias: string | undefined;
  entity: CatalogEntity | undefined;
  /** Points at what names it. */
  node: TSESTree.Node;
  method: string;
  conditional: boolean;
}

/** The tables of a query: the main one, and those joined to it. */
export interface TableScope {
  main: ScopedTable;
  joined: readonly ScopedTable[];
  /** The table whose column this is; undefined for a qualifier nobody declared. */
  ownerOf(qualifier: string | undefined, column: string): ScopedTable | undefined;
}

/** Collects the tables of a query. */
export function tableScope(main: ScopedTable, links: readonly BuilderStep[], env: ReadEnv): TableScope {
  const joined = links
    .filter(({ name }) => JOINS.has(name))
    .map(({ name, args, conditional, call }): ScopedTable => ({ ...scoped(namedTable(args[0], env.source), env), node: args[0] ?? call, method: name, conditional }));
  const all = [main, ...joined];
  return {
    main,
    joined,
    ownerOf(qualifier, column) {
      if (qualifier !== undefined) return all.find((table) => goesBy(table, qualifier));
      if (joined.length === 0 || fieldOf(main.entity, column)) return main;
      return joined.find((table) => fieldOf(table.entity, column)) ?? main;
    },
  };
}

/** A table with its entity. */
export function scoped(table: NamedTable | undefined, env: ReadEnv): Pick<ScopedTable, 'name' | 'alias' | 'entity'> {
  return { name: table?.name, alias: table?.alias, entity: table && env.entity(table.name) };
}

function goesBy({ name, alias }: ScopedTable, qualifier: string): boolean {
  const wanted = qualifier.toLowerCase();
  return alias?.toLowerCase() === wanted || (alias === undefined && (name?.toLowerCase() === wanted || name?.toLowerCase().split('.').at(-1) === wanted));
}

/** Takes `"c"."email"` apart; a schema in front goes. */
export function columnParts(text: string): { qualifier: string | undefined; column: string } {
  const parts = text.trim().replace(/["`[\]]/g, '').split('.');
  return { column: parts.at(-1) ?? '', qualifier: parts.at(-2) };
}
