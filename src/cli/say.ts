import type { Host } from './host.ts';

/** A message of the command line itself, on standard error. */
export function say({ stderr }: Pick<Host, 'stderr'>, message: string): void {
  stderr.write(`crm-guard: ${message}\n`);
}
