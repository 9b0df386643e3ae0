import { format, locale } from '../l10n/index.ts';
import type { MessageData } from '../l10n/index.ts';
import { durations } from './messages.ts';
import type { Counted } from './messages.ts';

/** `1 error`, `1,204 errors`, `エラー1,204件`. */
export function count(text: Counted, value: number, data: MessageData = {}): string {
  return format(value === 1 ? text.one : text.many, { ...data, count: number(value) });
}

/** A number with thousands separators. */
export function number(value: number): string {
  return value.toLocaleString(locale() === 'ja' ? 'ja-JP' : 'en-US');
}

/** Milliseconds as a person reads them: `840 ms`, `1.2 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return format(durations.milliseconds, { value: Math.round(milliseconds) });
  if (milliseconds < 60_000) return format(durations.seconds, { value: (milliseconds / 1000).toFixed(1) });
  const seconds = Math.round(milliseconds / 1000);
  return format(durations.minutes, { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
