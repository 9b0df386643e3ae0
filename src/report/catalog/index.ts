import type { CatalogReport } from '../../model/index.ts';
import type { CatalogReportContext } from './context.ts';
import { catalogCsv } from './csv.ts';
import { catalogJson } from './json.ts';
import { catalogMarkdown } from './markdown.ts';
import { catalogTable } from './table.ts';

export type { CatalogFilter, CatalogReportContext } from './context.ts';
export { catalogExplanation, catalogExplanations } from './explain.ts';
export { catalogHover } from './hover.ts';
export type { HoverContext } from './hover.ts';
export { unsureJson, unsureReport } from './unsure.ts';

/** Every format of the catalog by the name users give it. */
export const catalogReports = {
  table: catalogTable,
  json: catalogJson,
  csv: catalogCsv,
  markdown: catalogMarkdown,
} as const satisfies Record<string, (report: CatalogReport, context: CatalogReportContext) => string>;
