import { type Locale, locale } from '../l10n/index.ts';
import { BOUNDS } from './reasons/bounds.ts';
import { BUILDING } from './reasons/building.ts';
import { ENTITIES } from './reasons/entities.ts';
import { FIELDS } from './reasons/fields.ts';
import { FILTERS } from './reasons/filters.ts';
import { ROWS } from './reasons/rows.ts';
import { USES } from './reasons/uses.ts';

/**
 * What readers say of an access, in Japanese. Readers give their reasons in English words, as data;
 * `{0}`, `{1}` stand for what a reader fills in.
 */
export const JAPANESE_REASONS: Readonly<Record<string, string>> = { ...BOUNDS, ...ROWS, ...ENTITIES, ...FIELDS, ...FILTERS, ...BUILDING, ...USES };

const HOLE = /\{(\d)\}/g;

/** The reasons with something filled in, as patterns; made when the first one is asked for. */
let patterns: readonly { english: RegExp; japanese: string }[] | undefined;

function reasonPatterns(): NonNullable<typeof patterns> {
  patterns ??= Object.entries(JAPANESE_REASONS).flatMap(([english, japanese]) => {
    const parts = english.split(HOLE).filter((_, index) => index % 2 === 0);
    return parts.length === 1 ? [] : [{ english: new RegExp(`^${parts.map(escaped).join('(.+)')}$`, 's'), japanese }];
  });
  return patterns;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A reader's reason in the language of the messages; as it is when there is no Japanese for it. */
export function reasonText(why: string, language: Locale = locale()): string {
  if (language === 'en') return why;
  if (Object.hasOwn(JAPANESE_REASONS, why)) return JAPANESE_REASONS[why] ?? why;
  for (const { english, japanese } of reasonPatterns()) {
    const found = english.exec(why);
    if (found) return japanese.replace(HOLE, (_, index: string) => found[Number(index) + 1] ?? '');
  }
  return why;
}
