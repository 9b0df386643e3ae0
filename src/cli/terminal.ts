import { localeOf } from '../l10n/index.ts';
import type { Locale } from '../l10n/index.ts';
import type { Host, Output } from './host.ts';

type Env = Host['env'];

/** Lines wider than this are hard to read, narrower ones leave no room for code. */
const [narrowest, widest, whenUnknown] = [40, 120, 100];

/**
 * Whether to colour what goes to `output`. The option wins, then NO_COLOR (set and not empty), then
 * FORCE_COLOR (0 and false mean no), then whether it is a terminal.
 */
export function wantsColour(option: boolean | undefined, env: Env, output: Output): boolean {
  if (option !== undefined) return option;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return !/^(?:0|false)$/i.test(forced);
  return output.isTTY && env['TERM'] !== 'dumb';
}

/** Terminal cells per line of a report. */
export function reportWidth(output: Output): number {
  return Math.min(widest, Math.max(narrowest, output.columns ?? whenUnknown));
}

/** The user's language by the rules of POSIX: LC_ALL over LC_MESSAGES over LANG, empty ones do not count. */
export function localeFrom(env: Env): Locale {
  return localeOf([env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== ''));
}

/** Whether a changing line may be shown: on a real terminal, not in CI, where it would fill the log. */
export function showsProgress(env: Env, output: Output): boolean {
  return output.isTTY && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
}
