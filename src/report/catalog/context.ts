import type { CatalogEntity, CatalogField, CatalogReport, Sensitivity, WhyNot } from '../../model/index.ts';
import type { CategoryLabel } from './reasons.ts';

/** Everything a report of the catalog needs beside it; reports read no file, no clock and no environment. */
export interface CatalogReportContext {
  toolVersion: string;
  colour: boolean;
  /** Terminal cells per line. */
  width: number;
  /** A file (relative to the root) as readers should see it, from where they stand. */
  shownPath: (file: string) => string;
  categoryLabel: CategoryLabel;
  /** Why no source says anything of a field. */
  whyNot: (entity: CatalogEntity, field: CatalogField) => WhyNot | undefined;
  /** Lists fields that are not personal too. */
  all: boolean;
  filter: CatalogFilter;
}

/** What a report is about; nothing given means everything. */
export interface CatalogFilter {
  /** Entities, as the catalog resolved them. */
  entities?: readonly CatalogEntity[];
  /** Category ids or their first parts: `contact`. */
  categories?: readonly string[];
  sensitivities?: readonly Sensitivity[];
}

/** An entity with the fields that a report lists. */
export interface ListedEntity {
  entity: CatalogEntity;
  fields: readonly CatalogField[];
}

/** The entities and fields that the filter lets through. Asking for a category or sensitivity asks for personal fields. */
export function listed({ catalog }: Pick<CatalogReport, 'catalog'>, { filter, all }: Pick<CatalogReportContext, 'filter' | 'all'>): ListedEntity[] {
  const { entities = catalog.entities, categories, sensitivities } = filter;
  const narrow = categories !== undefined || sensitivities !== undefined;
  return entities.flatMap((entity): ListedEntity[] => {
    const fields = entity.fields.filter(({ personal, relation }) => {
      if (!personal || relation) return all && !narrow;
      return (categories?.some((one) => personal.category === one || personal.category.startsWith(`${one}.`)) ?? true) && (sensitivities?.includes(personal.sensitivity) ?? true);
    });
    return fields.length > 0 || (!narrow && (all || filter.entities !== undefined)) ? [{ entity, fields }] : [];
  });
}

/** Where a field is declared: its own file where it has one, else its entity's. */
export function placeOfField({ source }: CatalogEntity, { personal, cleared, file, line }: CatalogField): { file?: string; line?: number } {
  const decided = (personal ?? cleared)?.source;
  if (decided?.file !== undefined) return { file: decided.file, ...(decided.line === undefined ? {} : { line: decided.line }) };
  const declared = file ?? source.file;
  return declared === undefined || line === undefined ? {} : { file: declared, line };
}

/** `schema.prisma:12`; empty where nothing is known. */
export function placeText({ file, line }: { file?: string; line?: number }, shownPath: (file: string) => string): string {
  return file === undefined ? '' : `${shownPath(file)}${line === undefined ? '' : `:${line}`}`;
}
