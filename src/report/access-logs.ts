import { format, type Localized } from '../l10n/index.ts';
import type { AccessLogKind, AccessLogRecord, AccessLogReport } from '../model/index.ts';
import type { Painter } from './painter.ts';
import { displayWidth, padEnd } from './text-width.ts';

const texts = {
  none: { en: 'No access log was found: no function, wrapper, decorator, middleware or extension whose name and body say that it keeps a record of who read what. Name yours in the policy, under accessLog.', ja: 'アクセスログが見つかりませんでした。誰が何を読んだかを記録することが名前と本体から分かる関数、ラッパー、デコレーター、ミドルウェア、拡張はありません。ポリシーの accessLog に記載してください。' },
  name: { en: 'access log', ja: 'アクセスログ' },
  kind: { en: 'kind', ja: '種類' },
  origin: { en: 'known from', ja: '根拠' },
  records: { en: 'records', ja: '記録対象' },
  uses: { en: 'uses', ja: '使用箇所' },
  reads: { en: 'reads it logs', ja: '記録する読み取り' },
  policy: { en: 'policy', ja: 'ポリシー' },
  discovered: { en: 'code', ja: 'コード' },
  recordsReads: { en: 'reads', ja: '読み取り' },
  recordsWrites: { en: 'changes only', ja: '変更のみ' },
  recordsUnknown: { en: 'not seen', ja: '不明' },
  through: { en: 'Log because they use one of these:', ja: '上記を使うため記録するもの:' },
  conventions: { en: 'Kinds of reads that are seen to be logged:', ja: '記録されている読み取りの種類:' },
  one: { en: 'one record', ja: '1件' },
  many: { en: 'a list', ja: '一覧' },
  all: { en: 'an export', ja: '出力' },
  summary: { en: '{logged} of {all} reads of personal data are logged.', ja: '個人データの読み取り{all}件のうち{logged}件が記録されています。' },
  paste: { en: 'To decide that these are the access logs of this project, paste into crm-guard.yaml:', ja: 'これらを本プロジェクトのアクセスログと定めるには、crm-guard.yaml に貼り付けてください:' },
  function: { en: 'function', ja: '関数' },
  decorator: { en: 'decorator', ja: 'デコレーター' },
  wrapper: { en: 'wrapper', ja: 'ラッパー' },
  middleware: { en: 'middleware', ja: 'ミドルウェア' },
  extension: { en: 'extension', ja: '拡張' },
} as const satisfies Record<string, Localized>;

const RECORDS = { reads: texts.recordsReads, writes: texts.recordsWrites, unknown: texts.recordsUnknown } as const satisfies Record<AccessLogRecord['records'], Localized>;

/** The access logs of a project as a table, with what follows from them and the lines to paste. */
export function accessLogsText(report: AccessLogReport, paint: Painter): string {
  const { logs, through, conventions, reads, policy, problems } = report;
  const lines = logs.length === 0 ? [format(texts.none)] : [...table(logs, paint), ''];
  if (through.length > 0) lines.push(format(texts.through), ...through.map(({ name, kind, file, line }) => `  ${name}  (${kindText(kind)})  ${paint.dim(`${file}:${line}`)}`), '');
  if (conventions.length > 0) lines.push(format(texts.conventions), ...conventions.map(({ words, of, file, line }) => `  ${format(texts[of])}: ${words.join(', ') || '–'}  ${paint.dim(`${file}:${line}`)}`), '');
  for (const { file, line, message } of problems) lines.push(`${file ?? ''}${line === undefined ? '' : `:${line}`}${file === undefined ? '' : ': '}${message}`);
  if (logs.length > 0) lines.push(format(texts.summary, reads));
  if (policy !== '') lines.push('', format(texts.paste), '', policy.trimEnd());
  return `${lines.join('\n')}\n`;
}

const kindText = (kind: AccessLogKind): string => format(texts[kind]);

function table(logs: readonly AccessLogRecord[], paint: Painter): string[] {
  const header = [texts.name, texts.kind, texts.origin, texts.records, texts.uses, texts.reads].map((text) => format(text));
  const rows = logs.map(({ name, kind, origin, records, uses, reads }) => [name, kindText(kind), format(texts[origin]), format(RECORDS[records]), String(uses), String(reads)]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((cells) => displayWidth(cells[column] ?? ''))) + 2);
  const shown = (cells: readonly string[]): string => cells.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join('');
  return [paint.strong(shown(header).trimEnd()), ...rows.map((row, index) => `${shown(row)}${paint.dim(placeOf(logs[index]))}`.trimEnd())];
}

function placeOf(log: AccessLogRecord | undefined): string {
  return log?.file === undefined ? '' : `${log.file}${log.line === undefined ? '' : `:${log.line}`}`;
}
