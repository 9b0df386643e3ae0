import type { TSESTree } from '@typescript-eslint/types';
import { readDrizzleTables, readKyselyDatabase, readTypeormEntities, type SourceResult } from '../catalog/index.ts';
import { sourceParser } from '../parse/index.ts';
import { type AccessLogDeclaration, findAccessLogDeclarations, mayDeclareAccessLog } from './access-log-discovery.ts';

/** What one source file tells the project; plain data, cached by content. */
export interface FileFacts {
  /** Entities the file declares in code. */
  entities?: SourceResult;
  /** Tables of Drizzle that the file declares. */
  tables?: SourceResult;
  /** Tables that the file types for Kysely. */
  database?: SourceResult;
  /** Functions and methods that look like writers of an access log and store what they get. */
  accessLogs?: AccessLogDeclaration[];
}

/** TypeORM's decorators, `@CreateDateColumn` of a base class among them, and a project's own named after them (`@MoneyColumn`). */
const ENTITY = /@(?:\w*(?:Entity|Column)|Primary\w*|Embedded)\s*\(/;

/** Drizzle's tables and relations, also those that a project's own creator makes. */
const TABLES = /\bdrizzle-orm\/\w+-core\b|\b(?:pg|mysql|sqlite)Table\s*\(|\b(?:relations|defineRelations(?:Part)?)\s*\([^]{0,200}?=>|\bcreateTable\s*\(\s*['"]/;

/** The interface of a Kysely database, and the types of its rows. */
const DATABASE = /\bkysely\b/i;
const ROWS = /\b(?:interface|type)\s+(?:DB|Database\w*|Tables)\b|\b(?:Generated|ColumnType)</;

/**
 * Reads the facts of one file. A text test decides first: most files hold none and are not parsed.
 * A file that cannot be parsed has no facts; its syntax error is reported by the check itself.
 */
export function readFileFacts(text: string, relative: string): FileFacts {
  const entity = ENTITY.test(text);
  const accessLog = mayDeclareAccessLog(text);
  const table = TABLES.test(text);
  const database = DATABASE.test(text) && ROWS.test(text);
  if (!entity && !accessLog && !table && !database) return {};
  const outcome = sourceParser().parse(text, relative);
  if (!outcome.ok) return {};
  const ast: TSESTree.Program = outcome.source.ast;
  const entities = entity ? readTypeormEntities(ast, text, relative) : undefined;
  const accessLogs = accessLog ? findAccessLogDeclarations(ast, text) : [];
  const found = (result: SourceResult | undefined): SourceResult | undefined => (result && (result.entities.length > 0 || result.problems.length > 0 || result.enums) ? result : undefined);
  const tables = found(table ? readDrizzleTables(ast, text, relative) : undefined);
  const rows = found(database ? readKyselyDatabase(ast, text, relative) : undefined);
  return {
    ...(tables ? { tables } : {}),
    ...(rows ? { database: rows } : {}),
    ...(entities && (entities.entities.length > 0 || entities.problems.length > 0) ? { entities } : {}),
    ...(accessLogs.length > 0 ? { accessLogs } : {}),
  };
}
