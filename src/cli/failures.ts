import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PolicyError, UsageError } from '../engine/errors.ts';
import { format } from '../l10n/index.ts';
import type { ParsedArguments } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { say } from './say.ts';
import { shownPath } from './shown-path.ts';
import { reportWidth, wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

/** Says on standard error what ended the run and answers with its exit code. */
export async function reportFailure(error: unknown, args: ParsedArguments | undefined, host: Host): Promise<ExitCode> {
  if (error instanceof UsageProblem || error instanceof UsageError) {
    say(host, error.message);
    return exitCodes.usage;
  }
  if (error instanceof PolicyError) {
    const { policyErrors } = await import('../report/policy-errors.ts');
    host.stderr.write(
      policyErrors(error.diagnostics, {
        readSource: (file) => readText(path.resolve(host.cwd, file)),
        shownPath: (file) => shownPath(path.resolve(host.cwd, file), host.cwd),
        colour: wantsColour(args?.switch('color'), host.env, host.stderr),
        width: reportWidth(host.stderr),
      }),
    );
    return exitCodes.usage;
  }
  say(host, `${format(messages.crashed)}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exitCodes.internal;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
