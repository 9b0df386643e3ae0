import { isFunction, type SourceView, textOf } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';

/** Statements and calls that change what a table looks like. */
const CHANGES_TABLE = /\b(?:ALTER|CREATE|DROP)\s+(?:TABLE|INDEX|COLUMN|TYPE)\b|\.(?:addColumn|dropColumn|renameColumn|changeColumn|alterTable|createTable)\(/i;

/** True where the function around an access changes the table as well: what it fills, it fills for every row. */
export function isMigration({ node, via }: DataAccess, source: SourceView): boolean {
  let outermost;
  for (let current = (via ?? node).parent; current; current = current.parent) if (isFunction(current)) outermost = current;
  return outermost !== undefined && CHANGES_TABLE.test(textOf(source, outermost));
}
