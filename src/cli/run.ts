import { TOOL } from '../engine/version.ts';
import { setLocale } from '../l10n/index.ts';
import type { Locale } from '../l10n/index.ts';
import { parseArguments } from './arguments.ts';
import type { ParsedArguments } from './arguments.ts';
import { commands, commandOf } from './commands.ts';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { reportFailure } from './failures.ts';
import { helpText } from './help.ts';
import { rootHelp } from './help-pages.ts';
import type { Host } from './host.ts';
import { commonOptions } from './options.ts';
import { localeFrom, reportWidth } from './terminal.ts';

/**
 * Runs the command line: never throws, writes to the host's streams only.
 * @param argv arguments without the program itself
 * @returns the exit code
 */
export async function run(argv: readonly string[], host: Host, parts: Parts): Promise<ExitCode> {
  setLocale(localeFrom(host.env));
  const { command, rest } = commandOf(argv);
  const spec = commands[command ?? 'check'];
  let args: ParsedArguments | undefined;
  try {
    args = parseArguments(rest, [...spec.options, ...commonOptions], `crm-guard ${command ?? 'check'}`);
    const language = args.value('locale');
    if (language !== undefined) setLocale(language as Locale);
    if (args.switch('help') === true) {
      const [page, options] = command === undefined ? [rootHelp, commonOptions] : [spec.help, [...spec.options, ...commonOptions]];
      host.stdout.write(helpText(page, options, reportWidth(host.stdout)));
      return exitCodes.clean;
    }
    if (args.switch('version') === true) {
      host.stdout.write(`${TOOL.version}\n`);
      return exitCodes.clean;
    }
    return await spec.run(args, host, parts);
  } catch (error) {
    return reportFailure(error, args, host);
  }
}
