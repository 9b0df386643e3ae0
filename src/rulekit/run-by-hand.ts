import { isCommandLineProgram } from '../flow/index.ts';
import type { SourceView } from '../ast/index.ts';

/** Ends its own process, takes arguments of a command line, or calls its own function and waits for nothing else. */
const RUNS = /\bprocess\.(?:exit(?:Code)?|argv)\b|^(?:await )?[\w$]{1,60}\(\)(?:;|$|\.(?:then|catch|finally)\()/m;
/** Goes on running for others: a server, a worker, a job that comes again. */
const SERVES = /\.listen\(|\bcreateServer\(|\b(?:setInterval|schedule|scheduleJob|subscribe|consume|addListener)\(|\.on\(|\bnew (?:Worker|Queue|CronJob|Cron)\b/;
/** Asks whether this file is the one that was started: the rest of the file is what it does then. */
const STARTED = /\brequire\.main\s*===?\s*module\b|\bmodule\s*===?\s*require\.main\b|\bimport\.meta\.main\b|\bimport\.meta\.url\b[^\n]{0,80}\bprocess\.argv\b|\bprocess\.argv\[1\][^\n]{0,80}\bimport\.meta\.|\bimport\.meta\.filename\s*===?\s*process\.argv/;
/** Is there for other files. */
const OFFERS = /\bmodule\.exports\b|\bexports\./;

/**
 * True for a program that somebody runs by hand and that ends: a command-line tool, a file that nobody
 * imports and that calls its own function, or one that does so where it is the file that was started,
 * whatever its folder and name.
 */
export function isRunByHand(source: SourceView): boolean {
  if (isCommandLineProgram(source)) return true;
  const { ast, text } = source;
  if (STARTED.test(text) && !SERVES.test(text)) return true;
  return RUNS.test(text) && !SERVES.test(text) && !OFFERS.test(text) && !ast.body.some(({ type }) => /^Export/.test(type));
}
