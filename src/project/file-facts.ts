import type { TSESTree } from '@typescript-eslint/types';
import { isMachineWritten } from '../ast/index.ts';
import { type CatalogInput, CODE_SOURCES, schemaSourceOf, systemsMentioned } from '../catalog/index.ts';
import type { HostRedaction, SystemId } from '../model/index.ts';
import { sourceParser } from '../parse/index.ts';
import { maySetUpLogger, readLogRedaction } from './log-redaction.ts';
import { readAnsweredNames } from './answered-names.ts';
import { readScopeFacts, type ScopeFacts } from './scope-facts.ts';
import { type AccessLogDeclaration, findAccessLogDeclarations, mayDeclareAccessLog } from './access-log-discovery.ts';

/** What one kind of reader found in a file. */
export type DeclaredEntities = Omit<CatalogInput, 'file'>;

/** What one source or schema file tells the project; plain data, cached by content. */
export interface FileFacts {
  /** Entities the file declares. */
  entities?: DeclaredEntities[];
  /** For a source that may declare entities and cannot be parsed: what the parser says. */
  unreadable?: { message: string; line: number };
  /** Customer systems that the file speaks to. */
  systems?: SystemId[];
  /** Functions and methods that look like writers of an access log and store what they get. */
  accessLogs?: AccessLogDeclaration[];
  /** What the file tells loggers of frameworks to leave out. */
  logRedaction?: HostRedaction[];
  /** What the file reads, and the tenants and owners that it names beside. */
  scope?: ScopeFacts;
  /** Functions of other files with whose values the file answers requests. */
  answered?: string[];
}

/**
 * Reads the facts of one file. A text test decides first: most files hold none and are not parsed.
 * A file that cannot be parsed has no facts; its syntax error is reported by the check itself.
 */
export function readFileFacts(text: string, relative: string): FileFacts {
  if (isMachineWritten(text)) return {};
  const scope = readScopeFacts(text);
  const answered = readAnsweredNames(text);
  return { ...readParsed(text, relative, { accessLog: mayDeclareAccessLog(text), logger: maySetUpLogger(text) }), ...(scope ? { scope } : {}), ...(answered ? { answered } : {}) };
}

/** The facts of a source on which a catalog rests: the entities it declares and the systems it speaks to. */
export function readCatalogFacts(text: string, relative: string): Pick<FileFacts, 'entities' | 'systems' | 'unreadable'> {
  return readParsed(text, relative, { accessLog: false, logger: false });
}

function readParsed(text: string, relative: string, { accessLog, logger }: { accessLog: boolean; logger: boolean }): FileFacts {
  const declaring = CODE_SOURCES.filter(({ mayDeclare }) => mayDeclare(text, relative));
  const mentioned = systemsMentioned(text);
  const ofText: FileFacts = mentioned.length > 0 ? { systems: mentioned } : {};
  if (declaring.length === 0 && !accessLog && !logger) return ofText;
  const outcome = sourceParser().parse(text, relative);
  if (!outcome.ok) return declaring.length === 0 ? ofText : { ...ofText, unreadable: { message: outcome.problem.message, line: outcome.problem.line ?? 1 } };
  const ast: TSESTree.Program = outcome.source.ast;
  const entities = declaring.map(({ kind, read }): DeclaredEntities => ({ kind, result: read(ast, text, relative) })).filter(({ result }) => result.entities.length > 0 || result.problems.length > 0 || result.enums || result.functions);
  const accessLogs = accessLog ? findAccessLogDeclarations(ast, text) : [];
  const logRedaction = logger ? readLogRedaction(ast) : [];
  return {
    ...ofText,
    ...(logRedaction.length > 0 ? { logRedaction } : {}),
    ...(entities.length > 0 ? { entities } : {}),
    ...(accessLogs.length > 0 ? { accessLogs } : {}),
  };
}

/** Reads the facts of a schema file, by the kind that its name says. */
export function readSchemaFacts(text: string, relative: string): FileFacts {
  const source = schemaSourceOf(relative);
  return source ? { entities: [{ kind: source.kind, result: source.read(text, relative) }] } : {};
}
