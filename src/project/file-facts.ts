import type { TSESTree } from '@typescript-eslint/types';
import { mayHoldMigrations, mayHoldModels, readKnexMigration, readObjectionModels, readTypeormEntities, type SourceResult } from '../catalog/index.ts';
import { sourceParser } from '../parse/index.ts';
import { type AccessLogDeclaration, findAccessLogDeclarations, mayDeclareAccessLog } from './access-log-discovery.ts';

/** What one source file tells the project; plain data, cached by content. */
export interface FileFacts {
  /** Entities the file declares in code. */
  entities?: SourceResult;
  /** Tables that Knex migrations in the file create or extend. */
  tables?: SourceResult;
  /** Objection's model classes. */
  models?: SourceResult;
  /** Functions and methods that look like writers of an access log and store what they get. */
  accessLogs?: AccessLogDeclaration[];
}

/** TypeORM's decorators, `@CreateDateColumn` of a base class among them, and a project's own named after them (`@MoneyColumn`). */
const ENTITY = /@(?:\w*(?:Entity|Column)|Primary\w*|Embedded)\s*\(/;

/**
 * Reads the facts of one file. A text test decides first: most files hold none and are not parsed.
 * A file that cannot be parsed has no facts; its syntax error is reported by the check itself.
 */
export function readFileFacts(text: string, relative: string): FileFacts {
  const entity = ENTITY.test(text);
  const accessLog = mayDeclareAccessLog(text);
  const tables = mayHoldMigrations(text);
  const models = mayHoldModels(text);
  if (!entity && !accessLog && !tables && !models) return {};
  const outcome = sourceParser().parse(text, relative);
  if (!outcome.ok) return {};
  const ast: TSESTree.Program = outcome.source.ast;
  const entities = entity ? readTypeormEntities(ast, text, relative) : undefined;
  const accessLogs = accessLog ? findAccessLogDeclarations(ast, text) : [];
  const some = (result: SourceResult | undefined): boolean => result !== undefined && (result.entities.length > 0 || result.problems.length > 0);
  const migrated = tables ? readKnexMigration(ast, text, relative) : undefined;
  const modelled = models ? readObjectionModels(ast, text, relative) : undefined;
  return {
    ...(migrated && some(migrated) ? { tables: migrated } : {}),
    ...(modelled && some(modelled) ? { models: modelled } : {}),
    ...(entities && some(entities) ? { entities } : {}),
    ...(accessLogs.length > 0 ? { accessLogs } : {}),
  };
}
