import { isCommandLineProgram } from '../flow/index.ts';
import type { SourceView } from '../ast/index.ts';

/** Ends its own process, or calls its own function and waits for nothing else. */
const RUNS = /\bprocess\.exit(?:Code)?\b|^(?:await )?[\w$]{1,60}\(\)(?:;|$|\.(?:then|catch|finally)\()/m;
/** Goes on running for others: a server, a worker, a job that comes again. */
const SERVES = /\.listen\(|\bcreateServer\(|\b(?:setInterval|schedule|scheduleJob|subscribe|consume|addListener)\(|\.on\(|\bnew (?:Worker|Queue|CronJob|Cron)\b/;
/** Is there for other files. */
const OFFERS = /\bmodule\.exports\b|\bexports\./;

/**
 * True for a program that somebody runs by hand and that ends: a command-line tool, or a file that nobody
 * imports and that calls its own function, whatever its folder and name.
 */
export function isRunByHand(source: SourceView): boolean {
  if (isCommandLineProgram(source)) return true;
  const { ast, text } = source;
  return RUNS.test(text) && !SERVES.test(text) && !OFFERS.test(text) && !ast.body.some(({ type }) => /^Export/.test(type));
}
