import type { TSESTree } from '@typescript-eslint/types';
import { walk, type SourceView } from '../../ast/index.ts';

/** Packages that make a program's commands, options and prompts. */
const COMMAND_PACKAGES: ReadonlySet<string> = new Set([
  'commander', 'yargs', 'yargs/yargs', 'yargs/helpers', 'cac', 'sade', 'citty', 'clipanion', 'meow', 'minimist', 'arg', 'command-line-args', 'caporal', '@caporal/core', '@oclif/core', '@oclif/command', 'gluegun', 'vorpal', 'nest-commander',
  'inquirer', '@inquirer/prompts', 'prompts', 'enquirer', '@clack/prompts', 'ink', 'cleye', '@stricli/core', 'cmd-ts', '@commander-js/extra-typings',
]);

const answers = new WeakMap<TSESTree.Program, boolean>();

/**
 * True for a file of a command-line program: what it writes to the console is its output, shown to
 * whoever ran it, and no log. Told by a package that makes commands, or by the first line that makes
 * the file executable.
 */
export function isCommandLineProgram(source: SourceView): boolean {
  let answer = answers.get(source.ast);
  if (answer === undefined) answers.set(source.ast, (answer = /^\uFEFF?#!/.test(source.text) || importsCommands(source)));
  return answer;
}

function importsCommands({ ast, text }: SourceView): boolean {
  if (ast.body.some((statement) => statement.type === 'ImportDeclaration' && COMMAND_PACKAGES.has(statement.source.value))) return true;
  if (!/\brequire\b/.test(text)) return false;
  let required = false;
  walk(ast, (node) => {
    if (required) return false;
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') {
      const [module] = node.arguments;
      required = module?.type === 'Literal' && typeof module.value === 'string' && COMMAND_PACKAGES.has(module.value);
    }
    return undefined;
  });
  return required;
}
