import { format, locale } from '../l10n/index.ts';
import { crossCheck } from './cross-check.ts';
import { readDocument } from './document.ts';
import { codeOf } from './messages.ts';
import { Positions } from './positions.ts';
import { defaultPolicy } from './presets.ts';
import { readPolicy } from './read.ts';
import { policySchema } from './schema.ts';
import { validate } from './validate.ts';
import type { DocumentNode, Span } from './document.ts';
import type { PolicyDocument } from './read.ts';
import type { PolicySchema } from './schema-types.ts';
import type { PresetName } from './presets.ts';
import type { SchemaProblem, Validation } from './validate.ts';
import type { Localized } from '../l10n/index.ts';
import type { Policy, PolicyDiagnostic, RuleInfo } from './types.ts';

/** What the loader must know beyond the text. */
export interface LoadOptions {
  rules: readonly RuleInfo[];
  /** Category ids of the taxonomy. */
  categories: readonly string[];
  /** Overrides the file's `extends`. */
  preset?: PresetName;
  /** ISO date; with it, exceptions that have ended are warned about. */
  today?: string;
}

/** A policy and everything that is wrong with its file, in the order of the text. */
export interface LoadedPolicy {
  /** What could be read; mistakes are left out. With errors among the diagnostics, good enough for an editor, not for a gate. */
  policy: Policy;
  diagnostics: readonly PolicyDiagnostic[];
}

/**
 * Reads a policy file (YAML or JSON; a BOM and CRLF are fine, an empty text gives the defaults).
 * `file` is the absolute path, for messages. Never throws. Messages are in the current locale.
 */
export function loadPolicy(text: string, file: string, options: LoadOptions): LoadedPolicy {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const positions = new Positions(source);
  const { root, problems: syntax } = readDocument(source);
  const { problems, invalid } = root ? validate(root, schemaFor(options)) : NOTHING;
  const firstBreak = Math.min(...syntax.filter((problem) => problem.structural).map(({ span }) => span.start));
  const content = readPolicy(root, invalid, positions);
  const checked = crossCheck(root, invalid, content, options.today);

  const diagnostics = [
    ...syntax.filter(({ structural }) => structural).map(asError),
    ...syntax.filter((problem) => !problem.structural && isBefore(problem, firstBreak)).map(asError),
    ...problems.filter((problem) => isBefore(problem, firstBreak)).map(asError),
    ...checked.filter((problem) => isBefore(problem, firstBreak)),
  ].map((problem) => diagnosticOf(problem, source, file, positions));
  return { policy: merged(content, file, options), diagnostics: inOrder(diagnostics) };
}

/** In the order of the text. What is wrong with an aliased value is said once, not for each place of use. */
function inOrder(diagnostics: readonly PolicyDiagnostic[]): PolicyDiagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [`${diagnostic.line}:${diagnostic.column}:${diagnostic.message}`, diagnostic]));
  return [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

const asError = <T>(problem: T): T & { severity: 'error' } => ({ ...problem, severity: 'error' });

const NOTHING: Validation = { problems: [], invalid: new Set<DocumentNode>() };

/** Building the schema costs more than reading a policy; rules and categories stay the same for a process. */
const schemas = new WeakMap<readonly RuleInfo[], { categories: readonly string[]; schema: PolicySchema }>();

function schemaFor({ rules, categories }: LoadOptions): PolicySchema {
  const known = schemas.get(rules);
  if (known?.categories === categories) return known.schema;
  const schema = policySchema(rules, categories);
  schemas.set(rules, { categories, schema });
  return schema;
}

/** After a broken place a parser guesses; what it says of the text behind is not to be believed. */
function isBefore({ span, lacking }: Pick<SchemaProblem, 'span' | 'lacking'>, firstBreak: number): boolean {
  return span.end < firstBreak && (lacking === undefined || lacking.end < firstBreak);
}

interface Located {
  severity: PolicyDiagnostic['severity'];
  span: Span;
  message: Localized;
  data: Readonly<Record<string, string | number | Localized>>;
  near?: string;
}

function diagnosticOf({ severity, span, message, data, near }: Located, source: string, file: string, positions: Positions): PolicyDiagnostic {
  const language = locale();
  const plain = Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === 'object' ? value[language] : value]),
  );
  const quote = /["']/.exec(source.charAt(span.start))?.[0] ?? '';
  return {
    severity,
    code: codeOf(message),
    message: format(message, plain),
    file,
    ...positions.range(span),
    ...(near !== undefined && { replacement: quote + near + quote }),
  };
}

function merged(content: PolicyDocument, file: string, options: LoadOptions): Policy {
  const base = defaultPolicy(options.preset ?? content.extends ?? 'recommended', options.rules);
  return {
    ...base,
    file,
    maxRows: content.maxRows ?? base.maxRows,
    strictness: content.strictness ?? base.strictness,
    entities: content.entities,
    clients: content.clients,
    accessLog: content.accessLog,
    scopes: content.scopes,
    bulkExport: { approvals: content.approvals },
    plaintextExport: { protections: content.protections },
    sinks: content.sinks,
    externalServices: content.externalServices,
    maskers: content.maskers,
    rules: { ...base.rules, ...content.rules },
    overrides: [...base.overrides, ...content.overrides],
    exceptions: content.exceptions,
    ignore: [...base.ignore, ...content.ignore],
    lines: content.lines,
  };
}
