import { Linter } from 'eslint/universal';
import type { ESLint } from 'eslint';
import { analyze } from '@typescript-eslint/scope-manager';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import { rules } from '../../rules/index.ts';
import type { Problem } from '../model/index.ts';
import { LineIndex, type ParsedSource, sourceParser } from '../parse/index.ts';
import { collectEvidence, type FileContext, type FindingEvidence, setFileContextProvider } from '../rulekit/index.ts';
import { type RawFinding, toRawFindings } from './findings.ts';
import { PREFIX } from './known-rules.ts';
import { mayHoldCandidate, mayHoldFinding } from './prefilter.ts';

/** What the engine learns of one file: depends only on its text, the project's data and our version. */
export interface FileOutcome {
  findings: RawFinding[];
  problems: Problem[];
}

// The dialect was decided by our parser already; ESLint only needs a name its configuration matches.
const LINTED_AS = 'source.ts';
const parser = { meta: { name: 'crm-guard/parser', version: '1' }, parseForESLint: () => current() };
const config: Linter.Config[] = [
  {
    files: ['**/*.ts'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
    plugins: { 'crm-guard': { rules } as unknown as ESLint.Plugin },
    rules: Object.fromEntries(Object.keys(rules).map((name) => [PREFIX + name, 'error'])),
  },
];

let parsed: Linter.ESLintParseResult | undefined;
function current(): Linter.ESLintParseResult {
  if (!parsed) throw new Error('the engine parses before it lints');
  return parsed;
}

const linter = new Linter();

/** Checks one file. Never throws: what goes wrong inside a rule becomes an `internal-error` problem. */
export function lintFile(text: string, context: FileContext): FileOutcome {
  const { file } = context;
  if (!mayHoldFinding(text)) return checkSyntax(text, file);
  const outcome = sourceParser().parse(text, file);
  if (!outcome.ok) return { findings: [], problems: [{ kind: 'syntax-error', file, ...outcome.problem }] };
  if (!mayHoldCandidate(outcome.source.ast, text, visitorKeys)) return { findings: [], problems: [] };
  try {
    return lintParsed(text, outcome.source, context);
  } catch (error) {
    return { findings: [], problems: [internalError(file, error)] };
  }
}

/** For files that cannot hold a finding: only says whether they can be parsed. */
export function checkSyntax(text: string, file: string): FileOutcome {
  const problem = sourceParser().check(text, file);
  return { findings: [], problems: problem ? [{ kind: 'syntax-error', file, ...problem }] : [] };
}

function lintParsed(text: string, source: ParsedSource, context: FileContext): FileOutcome {
  const evidence: FindingEvidence[] = [];
  const problems: Problem[] = [];
  const lines = new LineIndex(text);
  parsed = forEslint(text, source, lines);
  setFileContextProvider(() => context);
  try {
    const messages = collectEvidence(
      { evidence: (item) => evidence.push(item), ruleError: (rule, error) => problems.push(internalError(context.file, error, rule)) },
      () => linter.verify(text, config, { filename: LINTED_AS }),
    );
    return { findings: toRawFindings(lines, [...messages, ...suppressedOf(linter)], evidence), problems };
  } finally {
    parsed = undefined;
    setFileContextProvider(undefined);
  }
}

/** Part of ESLint's documented Linter API that its universal entry's types leave out. */
function suppressedOf(instance: Linter): Linter.SuppressedLintMessage[] {
  return (instance as unknown as { getSuppressedMessages(): Linter.SuppressedLintMessage[] }).getSuppressedMessages();
}

/** ESLint wants tokens, comments and locations beside the tree; our rules use none of them but comments (directives). */
function forEslint(text: string, source: ParsedSource, lines: LineIndex): Linter.ESLintParseResult {
  const ast = source.ast as TSESTree.Program & { tokens?: unknown; comments?: unknown };
  ast.tokens = [];
  ast.comments = source.comments.map((comment) => ({ ...comment, value: eslintDirective(comment.value), loc: locOf(comment.range, lines) })) as never;
  ast.loc = locOf([0, text.length], lines);
  const scopeManager = analyze(ast, { sourceType: 'module', childVisitorKeys: visitorKeys, lib: [] });
  return { ast: ast as never, scopeManager: scopeManager as never, visitorKeys: visitorKeys as never, services: {} };
}

/** oxlint's directives count here too, so that one comment serves both hosts. */
function eslintDirective(value: string): string {
  return value.replace(/^(\s*)oxlint-(?=disable|enable)/, '$1eslint-');
}

/** ESLint counts columns from 0. */
function locOf(range: readonly [number, number], lines: LineIndex): TSESTree.SourceLocation {
  const start = lines.positionAt(range[0]);
  const end = lines.positionAt(range[1]);
  return { start: { line: start.line, column: start.column - 1 }, end: { line: end.line, column: end.column - 1 } };
}

function internalError(file: string, error: unknown, rule?: string): Problem {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const place = /\n\s+at .*/.exec(stack ?? '')?.[0].trim() ?? '';
  return { kind: 'internal-error', file, message: `${rule === undefined ? '' : `${rule}: `}${message}${place === '' ? '' : ` (${place})`}` };
}
