import type { ExportKind } from '../flow/index.ts';
import type { Localized } from '../l10n/index.ts';

/** Where records go that are taken out, as a sentence says it. */
export const EXPORT_TARGETS: Readonly<Record<ExportKind, Localized>> = {
  file: { en: 'a file', ja: 'ファイル' },
  table: { en: 'a table for download (CSV, spreadsheet)', ja: 'CSV・表計算の出力' },
  document: { en: 'a document (PDF)', ja: 'PDFなどの文書' },
  response: { en: 'a response that is saved as a file', ja: 'ファイルとして保存されるレスポンス' },
  download: { en: 'a download in the browser', ja: 'ブラウザーでのダウンロード' },
  upload: { en: 'a file store', ja: 'ファイルストレージ' },
  sheet: { en: 'an online spreadsheet', ja: 'オンラインの表計算シート' },
  mail: { en: 'the attachment of a mail', ja: 'メールの添付ファイル' },
  http: { en: 'another service', ja: '外部のサービス' },
};
