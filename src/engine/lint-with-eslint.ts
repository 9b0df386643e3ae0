import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { rules } from '../../rules/index.ts';
import type { LineIndex, SourceComment } from '../parse/index.ts';
import { PREFIX } from './known-rules.ts';
import type { PlainSource } from './plain-source.ts';

/** What ESLint says of one file; suppressed messages carry their directives. */
export type LinterMessage = Linter.LintMessage & Partial<Linter.SuppressedLintMessage>;

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

const load = createRequire(import.meta.url);
let linter: Linter | undefined;

/** ESLint's own Linter, from the bundle beside this one (or the package, run from source): loaded by the first file that needs it. */
function sharedLinter(): Linter {
  if (linter) return linter;
  let linterModule;
  try {
    linterModule = load('./eslint-linter.cjs') as { Linter: new () => Linter };
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    linterModule = load('eslint/universal') as { Linter: new () => Linter };
  }
  return (linter = new linterModule.Linter());
}

/** Lints a parsed file with all rules: ESLint's reports, directives and suppressions. */
export function lintWithEslint(source: PlainSource, comments: readonly SourceComment[], lines: LineIndex): LinterMessage[] {
  const instance = sharedLinter();
  parsed = forEslint(source, comments, lines);
  try {
    // A comment of ESLint's past is a matter between its author and ESLint, and leaves the file as it is.
    const messages = instance.verify(source.text, config, { filename: LINTED_AS }).filter(({ ruleId, message }) => ruleId !== null || !message.startsWith('/* eslint-env'));
    return [...messages, ...suppressedOf(instance)];
  } finally {
    parsed = undefined;
  }
}

/** Part of ESLint's documented Linter API that its universal entry's types leave out. */
function suppressedOf(instance: Linter): Linter.SuppressedLintMessage[] {
  return (instance as unknown as { getSuppressedMessages(): Linter.SuppressedLintMessage[] }).getSuppressedMessages();
}

/** ESLint wants tokens, comments and locations beside the tree; our rules use none of them but comments (directives). */
function forEslint({ ast: program, text, scopeManager }: PlainSource, comments: readonly SourceComment[], lines: LineIndex): Linter.ESLintParseResult {
  const ast = program as TSESTree.Program & { tokens?: unknown; comments?: unknown };
  ast.tokens = [];
  ast.comments = comments.map((comment) => ({ ...comment, value: eslintDirective(comment.value), loc: locOf(comment.range, lines) })) as never;
  ast.loc = locOf([0, text.length], lines);
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
