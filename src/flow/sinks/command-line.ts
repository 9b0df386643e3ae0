import type { TSESTree } from '@typescript-eslint/types';
import { type SourceView, unwrapAwait, walk } from '../../ast/index.ts';

/** Packages that make a program's commands, options and prompts. */
const COMMAND_PACKAGES: ReadonlySet<string> = new Set([
  'commander', 'yargs', 'yargs/yargs', 'yargs/helpers', 'cac', 'sade', 'citty', 'clipanion', 'meow', 'minimist', 'arg', 'command-line-args', 'caporal', '@caporal/core', '@oclif/core', '@oclif/command', 'gluegun', 'vorpal', 'nest-commander',
  'inquirer', '@inquirer/prompts', 'prompts', 'enquirer', '@clack/prompts', 'ink', 'cleye', '@stricli/core', 'cmd-ts', '@commander-js/extra-typings',
]);

const answers = new WeakMap<TSESTree.Program, boolean>();

/**
 * True for a file of a command-line program: what it writes to the console is its output, shown to
 * whoever ran it, and no log. Told by a package that makes commands, by the first line that makes
 * the file executable, or by how it ends: it runs once and closes what it opened.
 */
export function isCommandLineProgram(source: SourceView): boolean {
  let answer = answers.get(source.ast);
  if (answer === undefined) answers.set(source.ast, (answer = /^\uFEFF?#!/.test(source.text) || importsCommands(source) || runsOnce(source)));
  return answer;
}

/** How a program ends that runs once. */
const ENDS = /\bprocess\.exit\(|\$disconnect\(\)|\.(?:end|destroy|disconnect|close)\(\)/;
/** What a program does that waits for more. */
const STAYS = /\blisten\b|setInterval|createServer|\bcron\b|[sS]chedule|\bWorker\b|Queue|[sS]ubscribe|\bconsume\(|\b(?:app|router|server|fastify)\.(?:get|post|use|on)\(|\bon\(\s*['"`](?!error|exit|SIG)/;

/** A file that exports nothing, calls its own function at the end and closes what it opened: `main().finally(() => db.$disconnect())`. */
function runsOnce({ ast, text }: SourceView): boolean {
  if (!ENDS.test(text) || STAYS.test(text) || /\bmodule\.exports\b|\bexports\./.test(text)) return false;
  if (ast.body.some((statement) => /^Export/.test(statement.type))) return false;
  return ast.body.some((statement) => statement.type === 'ExpressionStatement' && isOwnCall(statement.expression, ast));
}

/** `main()`, `main().catch(…)`, `void main()`, `await main()`, `(async () => { … })()`. */
function isOwnCall(expression: TSESTree.Expression, ast: TSESTree.Program): boolean {
  let node: TSESTree.Node = unwrapAwait(expression.type === 'UnaryExpression' ? expression.argument : expression);
  for (let links = 0; links < 6 && node.type === 'CallExpression'; links++) {
    const callee = unwrapAwait(node.callee);
    if (callee.type === 'ArrowFunctionExpression' || callee.type === 'FunctionExpression') return true;
    if (callee.type === 'Identifier') return ast.body.some((one) => (one.type === 'FunctionDeclaration' ? one.id?.name === callee.name : one.type === 'VariableDeclaration' && one.declarations.some(({ id }) => id.type === 'Identifier' && id.name === callee.name)));
    if (callee.type !== 'MemberExpression') return false;
    node = unwrapAwait(callee.object);
  }
  return false;
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
