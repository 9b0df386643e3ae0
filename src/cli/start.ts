import process from 'node:process';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { Host, Output } from './host.ts';
import { run } from './run.ts';

/** Runs the command line of this process: its arguments, streams, signals and exit code. */
export async function start(parts: Parts): Promise<void> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort(exitCodes.interrupted));
  process.once('SIGTERM', () => interrupt.abort(exitCodes.terminated));

  // A reader that has seen enough (`crm-guard | head`) is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  const host: Host = {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    signal: interrupt.signal,
  };
  // Only the code is set: ending the process here would cut off what a slow pipe has not taken yet.
  process.exitCode = await run(process.argv.slice(2), host, parts);
  // Workers of an interrupted engine may still be at work; nothing but a short message is left to write.
  if (interrupt.signal.aborted) process.stderr.write('', () => process.exit());
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
  };
}
