import { OPEN_APP } from '../../statements/kintone/index.ts';
import { splitWords } from '../text/words.ts';

/** Words of paths that say what a file is, and not which app it tells of. */
const WORDS = new Set(['app', 'apps', 'field', 'fields', 'form', 'forms', 'settings', 'setting', 'manifest', 'kintone', 'dts', 'd', 'type', 'types', 'src', 'schema', 'schemas', 'def', 'defs', 'definition', 'definitions', 'json', 'data', 'config', 'layout', 'docs', 'customize', 'preview', 'k', 'v', 'api', 'generated', 'saved', 'record', 'records']);
/**
 * The app that a file about an app tells of, by its path: `34` of `apps/34/fields.json` and
 * `app-34-customers/fields.d.ts`, `customer` of `dts/customer-fields.d.ts` and of
 * `customer/fields.json`; else the app in which the code beside it runs.
 */
export function appInPath(file: string): { name: string; aliases: string[] } {
  const [own = '', folder = ''] = file.split('/').slice(-2).reverse();
  const stem = own.replace(/\.(?:d\.[cm]?ts|json)$/i, '');
  const name = numberIn(stem) ?? numberIn(folder) ?? wordsOf(stem) ?? (own.endsWith('.json') ? wordsOf(folder) : undefined);
  return { name: name ?? OPEN_APP, aliases: [] };
}

/** `34`, `app34`, `app-34-customers`, `fields_34`. */
const numberIn = (part: string): string | undefined => /^(?:app[-_.]?)?([1-9]\d*)(?![\d.])(?:[-_.]|$)/i.exec(part)?.[1] ?? /(?:^|[-_.])(?:app|fields|form)[-_.]?([1-9]\d*)(?:[-_.]|$)/i.exec(part)?.[1];

function wordsOf(part: string): string | undefined {
  const rest = splitWords(part).filter((word) => !WORDS.has(word) && !/^\d+$/.test(word));
  return rest.length > 0 ? rest.join('_') : undefined;
}
