import type { ExitCode } from './exit-codes.ts';

/** Waits until somebody ends the process by a signal; the exit code for it. */
export function interrupted(signal: AbortSignal): Promise<ExitCode> {
  return new Promise((resolve) => {
    const end = (): void => resolve(signal.reason as ExitCode);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
