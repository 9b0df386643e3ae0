/** A stream the command line writes to. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Terminal cells per line; undefined when it is no terminal. */
  readonly columns: number | undefined;
}

/** The process as commands see it. `main.ts` gives the real one, tests their own. */
export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the user interrupts; its reason is the exit code. */
  readonly signal: AbortSignal;
}
