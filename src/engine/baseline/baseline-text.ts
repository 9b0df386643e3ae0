import { format, type Localized } from '../../l10n/index.ts';
import { positionAt } from '../../parse/index.ts';
import { isCalendarDate } from '../../policy/dates.ts';
import type { BaselineContent, BaselineEntry } from './baseline.ts';

const VERSION = 1;
/** The first thing that whoever opens the file reads; it is the same for every team. */
const ABOUT = 'Findings of CRM Guard that were there when it was introduced: they count no more, new ones do. `crm-guard baseline prune` takes out what is mended.';

/** A baseline file cannot be understood. Lines and columns are 1-based. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';

  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

/**
 * Reads the text of a baseline file.
 * @throws {BaselineError} for anything that is none
 */
export function readBaselineText(text: string): BaselineContent {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1];
    const place = positionAt(text, at === undefined ? text.trimEnd().length : Number(at));
    throw new BaselineError(format(/^[<=>]{7}/m.test(text) ? texts.conflict : texts.noJson), place.line, place.column);
  }
  const wrong = (key: string, expected: Localized): never => {
    const place = positionAt(text, Math.max(0, text.indexOf(`"${key}"`)));
    throw new BaselineError(format(texts.wrong, { key, expected: format(expected) }), place.line, place.column);
  };
  if (!isObject(value)) return wrong('', texts.anObject);
  const { version, reason, until, findings } = value;
  if (version !== VERSION) return wrong('version', texts.aVersion);
  if (reason !== undefined && reason !== null && typeof reason !== 'string') return wrong('reason', texts.aText);
  if (until !== undefined && until !== null && !(typeof until === 'string' && isCalendarDate(until))) return wrong('until', texts.aDate);
  if (!isObject(findings)) return wrong('findings', texts.byFile);
  const entries = Object.entries(findings).flatMap(([file, list]) => {
    if (!Array.isArray(list)) return wrong(file, texts.aList);
    return list.map((one: unknown): BaselineEntry => {
      if (!isObject(one) || typeof one['rule'] !== 'string' || typeof one['fingerprint'] !== 'string') return wrong(file, texts.entries);
      return { file, rule: one['rule'], fingerprint: one['fingerprint'], entity: typeof one['entity'] === 'string' ? one['entity'] : null };
    });
  });
  return { reason: reason ?? null, until: until ?? null, entries };
}

/** The text of a baseline file: sorted, an entry a line, so that two branches that change different findings merge. */
export function baselineText({ reason, until, entries }: BaselineContent): string {
  const files = new Map<string, BaselineEntry[]>();
  for (const entry of [...entries].sort(byPlace)) files.set(entry.file, [...(files.get(entry.file) ?? []), entry]);
  const lists = [...files].map(([file, list]) => `    ${JSON.stringify(file)}: [\n${list.map((entry) => `      ${line(entry)}`).join(',\n')}\n    ]`);
  const head = { about: ABOUT, version: VERSION, ...(reason === null ? {} : { reason }), ...(until === null ? {} : { until }) };
  const rows = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${rows.join('')}  "findings": {${lists.length === 0 ? '' : `\n${lists.join(',\n')}\n  `}}\n}\n`;
}

function line({ rule, entity, fingerprint }: BaselineEntry): string {
  return `{ "rule": ${JSON.stringify(rule)}, ${entity === null ? '' : `"entity": ${JSON.stringify(entity)}, `}"fingerprint": ${JSON.stringify(fingerprint)} }`;
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  return compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.entity ?? '', b.entity ?? '') || compare(a.fingerprint, b.fingerprint);
}

/** The same on every machine, whatever its language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = {
  noJson: {
    en: 'The baseline is no JSON. Take the last good one from the version control, or make it anew: crm-guard baseline create --force',
    ja: 'ベースラインが JSON として正しくありません。バージョン管理から正しいものを戻すか、作り直してください: crm-guard baseline create --force',
  },
  conflict: {
    en: 'The baseline holds a merge conflict. Keep the lines of both sides, then: crm-guard baseline prune',
    ja: 'ベースラインにマージの競合があります。双方の行を残してから実行してください: crm-guard baseline prune',
  },
  wrong: { en: 'In the baseline, "{key}" must be {expected}.', ja: 'ベースラインの「{key}」には{expected}を指定してください。' },
  anObject: { en: 'an object with "version" and "findings"', ja: '"version" と "findings" を持つオブジェクト' },
  aVersion: { en: '1; a newer CRM Guard may have written it', ja: '1（新しいバージョンの CRM Guard が書いた可能性があります）' },
  aText: { en: 'a text', ja: '文字列' },
  aDate: { en: 'a day such as 2027-03-31', ja: '2027-03-31 のような日付' },
  byFile: { en: 'an object with a list for each file', ja: 'ファイルごとの一覧を持つオブジェクト' },
  aList: { en: 'a list of findings', ja: '検出の一覧' },
  entries: { en: 'a list of { "rule", "fingerprint" }', ja: '{ "rule", "fingerprint" } の一覧' },
} satisfies Record<string, Localized>;
