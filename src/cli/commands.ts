import { tokenize } from './arguments.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Parts } from './engine.ts';
import type { ExitCode } from './exit-codes.ts';
import type { HelpPage } from './help.ts';
import { baselineHelp, catalogHelp, checkHelp, debugHelp, explainHelp, initHelp, lspHelp, mcpHelp, policyHelp } from './help-pages.ts';
import type { Host } from './host.ts';
import { baselineOptions, catalogOptions, checkOptions, commonOptions, debugOptions, initOptions, lspOptions, policyCommandOptions } from './options.ts';
import type { OptionSpec } from './options.ts';

/** A command of the command line. */
export interface Command {
  options: readonly OptionSpec[];
  help: HelpPage;
  run(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode>;
}

/** Name of a command. */
export type CommandName = 'check' | 'catalog' | 'explain' | 'policy' | 'baseline' | 'init' | 'debug' | 'lsp' | 'mcp';

/** Every command by name. Their code is loaded when one is run. */
export const commands: Readonly<Record<CommandName, Command>> = {
  check: {
    options: checkOptions,
    help: checkHelp,
    run: async (args, host, parts) => (await import('./check-command.ts')).checkCommand(args, host, parts, Object.keys(commands)),
  },
  catalog: {
    options: catalogOptions,
    help: catalogHelp,
    run: async (args, host, parts) => (await import('./catalog-command.ts')).catalogCommand(args, host, parts),
  },
  explain: {
    options: [],
    help: explainHelp,
    run: async (args, host, parts) => (await import('./explain-command.ts')).explainCommand(args, host, parts),
  },
  policy: {
    options: policyCommandOptions,
    help: policyHelp,
    run: async (args, host, parts) => (await import('./policy-command.ts')).policyCommand(args, host, parts),
  },
  baseline: {
    options: baselineOptions,
    help: baselineHelp,
    run: async (args, host, parts) => (await import('./baseline-command.ts')).baselineCommand(args, host, parts),
  },
  init: {
    options: initOptions,
    help: initHelp,
    run: async (args, host, parts) => (await import('./init-command.ts')).initCommand(args, host, parts),
  },
  debug: {
    options: debugOptions,
    help: debugHelp,
    run: async (args, host, parts) => (await import('./debug-command.ts')).debugCommand(args, host, parts),
  },
  lsp: {
    options: lspOptions,
    help: lspHelp,
    run: async (args, host) => (await import('./lsp-command.ts')).lspCommand(args, host),
  },
  mcp: {
    options: [],
    help: mcpHelp,
    run: async (args, host) => (await import('./mcp-command.ts')).mcpCommand(args, host),
  },
};

/** The command an argument list names, and the arguments without it; undefined means the default one. */
export function commandOf(argv: readonly string[]): { command: CommandName | undefined; rest: readonly string[] } {
  const [first, second] = positionals(argv);
  if (first?.value === 'help') return { command: second !== undefined && isCommand(second.value) ? second.value : undefined, rest: ['--help'] };
  if (first === undefined || !isCommand(first.value)) return { command: undefined, rest: argv };
  return { command: first.value, rest: argv.toSpliced(first.index, 1) };
}

/** Arguments that are no options and no values of options, whatever the command may be. */
function positionals(argv: readonly string[]): { value: string; index: number }[] {
  const options = Object.values(commands).flatMap((command) => command.options);
  return tokenize(argv, [...options, ...commonOptions]).flatMap((token) =>
    token.kind === 'positional' ? [{ value: token.value, index: token.index }] : [],
  );
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
