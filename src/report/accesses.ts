import { format, type Localized } from '../l10n/index.ts';
import type { AccessRecord, AccessReport, Fact } from '../model/index.ts';
import type { Painter } from './painter.ts';
import { padEnd, displayWidth } from './text-width.ts';

const texts = {
  entity: { en: 'entity', ja: 'エンティティ' },
  bound: { en: 'rows', ja: '件数' },
  projection: { en: 'fields', ja: '項目' },
  filter: { en: 'filter', ja: '条件' },
  result: { en: 'use', ja: '用途' },
  related: { en: 'with', ja: '関連' },
  unknown: { en: 'unknown: {why}', ja: '不明: {why}' },
  none: { en: 'No data access was found in {files} files.', ja: '{files}ファイルにデータアクセスは見つかりませんでした。' },
  summary: { en: '{accesses} data accesses in {files} files; shares of reads of which it is known:', ja: '{files}ファイルにデータアクセス{accesses}件。読み取りのうち判明している割合:' },
  client: { en: 'client', ja: 'クライアント' },
  count: { en: 'accesses', ja: '件数' },
  unread: { en: 'not read', ja: '未読' },
} as const satisfies Record<string, Localized>;

/** Accesses with what was understood of each, and a table of how much is known per client. */
export function accessesText(report: AccessReport, paint: Painter): string {
  const { accesses, files, problems } = report;
  const lines: string[] = [];
  let file = '';
  for (const access of accesses) {
    if (access.file !== file) {
      if (file !== '') lines.push('');
      lines.push(paint.strong(access.file));
    }
    ({ file } = access);
    lines.push(...accessLines(access, paint));
  }
  for (const problem of problems) lines.push(`${problem.file}: ${format(texts.unread)}: ${problem.message}`);
  if (accesses.length === 0) return [...lines, format(texts.none, { files }), ''].join('\n');
  return [...lines, '', format(texts.summary, { accesses: accesses.length, files }), ...table(accesses), ''].join('\n');
}

function accessLines(access: AccessRecord, paint: Painter): string[] {
  const { line, column, client, evidence, operation, method, cardinality, via } = access;
  return [
    `  ${line}:${column}  ${client} ${method}${via === undefined ? '' : ` in ${via}`}: ${operation} ${cardinality} ${shown(access.entity)}  (${evidence})`,
    `      ${facts(access)}; ${format(texts.result)} ${shown(access.result)}`,
    ...access.related.map((one) => `      ${format(texts.related)} ${shown(one.entity)}: ${facts(one)}`),
  ].map((text, index) => (index === 0 ? text : paint.dim(text)));
}

function facts({ rowBound, projection, filter }: Pick<AccessRecord, 'rowBound' | 'projection' | 'filter'>): string {
  return `${format(texts.bound)} ${shown(rowBound)}; ${format(texts.projection)} ${shown(projection)}; ${format(texts.filter)} ${shown(filter)}`;
}

function shown(fact: Fact): string {
  return 'known' in fact ? fact.known || '–' : format(texts.unknown, { why: fact.unknown });
}

/** How much is known, per client and over all. Only reads count: writes have neither bound nor projection. */
function table(accesses: readonly AccessRecord[]): string[] {
  const clients = [...new Set(accesses.map(({ client }) => client))].sort();
  const header = [format(texts.client), format(texts.count), 'import', 'declaration', 'convention', format(texts.entity), format(texts.bound), format(texts.projection), format(texts.filter)];
  const rows = [...clients.map((client) => row(client, accesses.filter((one) => one.client === client))), ...(clients.length > 1 ? [row('=', accesses)] : [])];
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((cells) => displayWidth(cells[column] ?? ''))) + 2);
  return [header, ...rows].map((cells) => `  ${cells.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join('')}`.trimEnd());
}

function row(name: string, accesses: readonly AccessRecord[]): string[] {
  const by = (evidence: AccessRecord['evidence']): string => String(accesses.filter((one) => one.evidence === evidence).length);
  const reads = accesses.filter(({ operation }) => operation === 'read');
  const share = (fact: (access: AccessRecord) => Fact): string => (reads.length === 0 ? '–' : `${Math.floor((100 * reads.filter((one) => 'known' in fact(one)).length) / reads.length)} %`);
  return [name, String(accesses.length), by('import'), by('declaration'), by('convention'), share(({ entity }) => entity), share(({ rowBound }) => rowBound), share(({ projection }) => projection), share(({ filter }) => filter)];
}
