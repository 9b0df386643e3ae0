import * as parser from '@typescript-eslint/parser';
import { type ESLint, Linter } from 'eslint';
import { rules } from '../../rules/index.ts';
import { type FileContextProvider, setFileContextProvider } from '../../src/rulekit/index.ts';
import { contextOf } from './crm-project.ts';

const plugin = { rules } as unknown as ESLint.Plugin;

const config: Linter.Config[] = [
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { 'crm-guard': plugin },
    rules: Object.fromEntries(Object.keys(rules).map((name) => [`crm-guard/${name}`, 'error'])),
  },
];

/** All findings of all rules in a source, as ESLint states them. A syntax error is a message with `fatal`. */
export function lintAll(code: string, filename: string, context: FileContextProvider = contextOf): Linter.LintMessage[] {
  setFileContextProvider(context);
  try {
    return new Linter().verify(code, config, filename);
  } finally {
    setFileContextProvider(undefined);
  }
}

/** The source after a suggestion or fix. */
export function applied(code: string, fix: { range: readonly [number, number]; text: string }): string {
  return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}
