import type { TSESTree } from '@typescript-eslint/types';
import { readMongooseSchemas, readTypeormEntities, type SourceResult } from '../catalog/index.ts';
import { sourceParser } from '../parse/index.ts';
import { type AccessLogDeclaration, findAccessLogDeclarations, mayDeclareAccessLog } from './access-log-discovery.ts';

/** What one source file tells the project; plain data, cached by content. */
export interface FileFacts {
  /** Entities the file declares in code. */
  entities?: SourceResult;
  /** Documents of MongoDB that the file declares: Mongoose schemas, Typegoose and Nest classes. */
  documents?: SourceResult;
  /** Functions and methods that look like writers of an access log and store what they get. */
  accessLogs?: AccessLogDeclaration[];
}

/** TypeORM's decorators, `@CreateDateColumn` of a base class among them, and a project's own named after them (`@MoneyColumn`). */
const ENTITY = /@(?:\w*(?:Entity|Column)|Primary\w*|Embedded)\s*\(/;

/** A schema that is made, a class of documents, a model bound to a schema; each only where Mongoose is named. */
const DOCUMENT = /\bnew\s+(?:\w+\.)?\w*Schema\b|@[pP]rop\s*\(|\.model\s*[(<]|\bmodel\s*[(<]|\.discriminator\s*[(<]/;

/** A word every file with a schema holds, and few others: looked for first. */
const mayDeclareDocuments = (text: string): boolean => (text.includes('mongoose') || text.includes('typegoose')) && DOCUMENT.test(text);

/**
 * Reads the facts of one file. A text test decides first: most files hold none and are not parsed.
 * A file that cannot be parsed has no facts; its syntax error is reported by the check itself.
 */
export function readFileFacts(text: string, relative: string): FileFacts {
  const entity = ENTITY.test(text);
  const accessLog = mayDeclareAccessLog(text);
  const document = mayDeclareDocuments(text);
  if (!entity && !accessLog && !document) return {};
  const outcome = sourceParser().parse(text, relative);
  if (!outcome.ok) return {};
  const ast: TSESTree.Program = outcome.source.ast;
  const entities = entity ? readTypeormEntities(ast, text, relative) : undefined;
  const documents = document ? readMongooseSchemas(ast, text, relative) : undefined;
  const accessLogs = accessLog ? findAccessLogDeclarations(ast, text) : [];
  return {
    ...(holds(entities) ? { entities } : {}),
    ...(holds(documents) ? { documents } : {}),
    ...(accessLogs.length > 0 ? { accessLogs } : {}),
  };
}

const holds = (result: SourceResult | undefined): result is SourceResult => result !== undefined && (result.entities.length > 0 || result.problems.length > 0);
