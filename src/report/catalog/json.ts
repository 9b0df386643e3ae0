import type { CatalogEntity, CatalogField, CatalogReport, Problem, Sensitivity, SourceKind } from '../../model/index.ts';
import { type CatalogReportContext, listed, placeOfField } from './context.ts';
import { whyNotInWords } from './reasons.ts';

/** Where a fact stands: null where it stands in no file. */
export interface JsonSource {
  kind: SourceKind;
  file: string | null;
  line: number | null;
}

/** A field in JSON. */
export interface JsonCatalogField {
  name: string;
  personal: boolean;
  category: string | null;
  sensitivity: Sensitivity | null;
  source: JsonSource;
  /** English, as everything that tools read. */
  reason: string;
  column?: string;
  type?: string;
  relation?: { entity: string; many: boolean };
  outranked?: { category: string | null; source: JsonSource; reason: string }[];
}

/** An entity in JSON. */
export interface JsonCatalogEntity {
  name: string;
  subject: string | null;
  source: JsonSource;
  fields: JsonCatalogField[];
  aliases: readonly string[];
  system?: string;
  declaredBy?: readonly string[];
  belongsTo?: CatalogEntity['belongsTo'];
}

/** The catalog in JSON: a public contract, described by `schemas/catalog.schema.json`. */
export interface JsonCatalog {
  tool: { name: string; version: string };
  root: string;
  entities: JsonCatalogEntity[];
  problems: readonly Problem[];
}

/** The catalog for tools: all fields of the entities that are asked for, the same in every language. */
export function catalogJson(report: CatalogReport, context: CatalogReportContext): string {
  const narrow = context.filter.categories !== undefined || context.filter.sensitivities !== undefined;
  const entities = listed(report, { ...context, all: !narrow }).map(({ entity, fields }) => jsonEntity(entity, fields, context.whyNot));
  return `${JSON.stringify({ tool: { name: 'crm-guard', version: context.toolVersion }, root: report.root, entities, problems: report.problems } satisfies JsonCatalog, undefined, 2)}\n`;
}

function jsonEntity(entity: CatalogEntity, fields: readonly CatalogField[], whyNot: CatalogReportContext['whyNot']): JsonCatalogEntity {
  const { name, subject, source, aliases, system, declaredBy, belongsTo } = entity;
  return {
    name,
    subject: subject ?? null,
    source: jsonSource(source),
    fields: fields.map((field) => jsonField(entity, field, whyNot)),
    aliases,
    ...(system === undefined ? {} : { system }),
    ...(declaredBy === undefined ? {} : { declaredBy }),
    ...(belongsTo === undefined ? {} : { belongsTo }),
  };
}

function jsonField(entity: CatalogEntity, field: CatalogField, whyNot: CatalogReportContext['whyNot']): JsonCatalogField {
  const { name, personal, cleared, column, type, relation, outranked } = field;
  const decided = relation ? undefined : (personal ?? cleared);
  const answer = decided ? undefined : whyNot(entity, field);
  return {
    name,
    personal: personal !== undefined && !relation,
    category: (relation ? undefined : personal?.category) ?? null,
    sensitivity: (relation ? undefined : personal?.sensitivity) ?? null,
    source: jsonSource({ kind: decided?.source.kind ?? entity.source.kind, ...placeOfField(entity, field) }),
    reason: decided?.reason ?? (answer ? whyNotInWords(answer, 'en') : ''),
    ...(column === undefined ? {} : { column }),
    ...(type === undefined ? {} : { type }),
    ...(relation === undefined ? {} : { relation }),
    ...(outranked === undefined ? {} : { outranked: outranked.map(({ category, source, reason }) => ({ category: category ?? null, source: jsonSource(source), reason })) }),
  };
}

const jsonSource = ({ kind, file, line }: { kind: SourceKind; file?: string; line?: number }): JsonSource => ({ kind, file: file ?? null, line: line ?? null });
