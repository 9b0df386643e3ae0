import assert from 'node:assert/strict';
import * as parser from '@typescript-eslint/parser';
import { type ESLint, Linter } from 'eslint';
import type { ProjectView } from '../../src/model/index.ts';
import { type GuardRule, setFileContextProvider } from '../../src/rulekit/index.ts';
import { projectOf } from './project.ts';

/** What a rule is run with. */
export interface RunOptions {
  /** Prisma schema or SQL DDL of the project. */
  schema?: string;
  project?: Partial<ProjectView>;
  strict?: boolean;
  maxRows?: number;
}

/** One finding as a user sees it. */
export interface Shown {
  message: string;
  /** The text that is underlined. */
  underlined: string;
  line: number;
  /** Titles of the suggestions, with the source that each one leads to. */
  suggestions: { title: string; output: string }[];
}

/**
 * Runs one rule alone over a source, whatever its preset says, and holds every suggestion to its
 * contract: applied, the source parses, the finding is gone and none is added.
 */
export function run(rule: GuardRule, code: string, options: RunOptions = {}): Shown[] {
  const shown = lint(rule, code, options);
  for (const { suggestions } of shown) {
    for (const { title, output } of suggestions) {
      const after = lint(rule, output, options);
      assert.equal(after.length, shown.length - 1, `${title}: ${JSON.stringify(after.map(({ message }) => message))}\n${output}`);
    }
  }
  return shown;
}

function lint(rule: GuardRule, code: string, { schema, project, strict = false, maxRows = 200 }: RunOptions): Shown[] {
  const { name } = rule.crmGuard;
  const view = projectOf(schema, project);
  setFileContextProvider(() => ({ project: view, policy: { severity: () => 'error', active: true, maxRows, strict }, file: 'src/source.ts' }));
  try {
    const messages = new Linter().verify(code, [
      {
        files: ['**/*.ts'],
        languageOptions: { parser },
        plugins: { 'crm-guard': { rules: { [name]: rule } } as unknown as ESLint.Plugin },
        rules: { [`crm-guard/${name}`]: 'error' },
      },
    ], 'src/source.ts');
    const fatal = messages.find((message) => message.fatal);
    assert.equal(fatal, undefined, `${fatal?.message}\n${code}`);
    return messages.map((message) => show(message, code));
  } finally {
    setFileContextProvider(undefined);
  }
}

function show(message: Linter.LintMessage, code: string): Shown {
  const offset = (line: number, column: number): number => code.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  return {
    message: message.message,
    underlined: code.slice(offset(message.line, message.column), offset(message.endLine ?? message.line, message.endColumn ?? message.column)),
    line: message.line,
    suggestions: (message.suggestions ?? []).map(({ desc, fix }) => ({ title: desc, output: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]) })),
  };
}
