import type { CatalogEntity, CatalogField, Finding, Problem } from '../model/index.ts';
import { placeOfField } from './catalog/context.ts';
import { ruleName } from './context.ts';

/** A field that holds personal data, as agents are told. */
export interface AgentField {
  entity: string;
  field: string;
  category: string;
  sensitivity: string;
  /** Why it is personal, in words. */
  reason: string;
  /** `prisma/schema.prisma:12`; absent where it stands in no file. */
  place?: string;
}

/** A finding as agents are told. */
export interface AgentFinding {
  rule: string;
  severity: string;
  file: string;
  line: number;
  column: number;
  message: string;
  entity?: string;
  fields: string[];
  /** Places that explain it, in order: where data is read, what carries it, where it leaves. */
  places: string[];
  /** What could be done about it; each needs somebody's judgement. */
  suggestions: string[];
}

/** What counts of a finding for somebody who is to mend it. */
export function agentFinding({ ruleId, severity, file, line, column, message, entity, fields, related, fixes, suggestions }: Finding): AgentFinding {
  return {
    rule: ruleName(ruleId),
    severity,
    file,
    line,
    column,
    message,
    ...(entity === null ? {} : { entity }),
    fields: fields.map(({ name, category }) => `${name} (${category})`),
    places: related.map((place) => `${place.file}:${place.line} ${place.message}`),
    suggestions: [...fixes, ...suggestions].map(({ title }) => title),
  };
}

/** A finding in a few lines of text. */
export function agentFindingText({ rule, severity, file, line, column, message, places, suggestions }: AgentFinding): string {
  return [`${file}:${line}:${column} ${severity} ${rule}`, `  ${message}`, ...places.map((place) => `  at ${place}`), ...suggestions.map((title) => `  fix: ${title}`)].join('\n');
}

/** What kept a file from being judged, in one line. */
export function agentProblemText({ kind, file, line, message }: Problem): string {
  return `${file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`} `}${kind}: ${message}`;
}

/** The personal fields of entities. */
export function agentFields(entities: readonly CatalogEntity[]): AgentField[] {
  return entities.flatMap((entity) => entity.fields.flatMap((field) => agentField(entity, field) ?? []));
}

function agentField(entity: CatalogEntity, field: CatalogField): AgentField | undefined {
  if (!field.personal) return undefined;
  const { category, sensitivity, reason } = field.personal;
  const { file, line } = placeOfField(entity, field);
  return {
    entity: entity.system === undefined ? entity.name : `${entity.system}.${entity.name}`,
    field: field.name,
    category,
    sensitivity,
    reason,
    ...(file === undefined ? {} : { place: line === undefined ? file : `${file}:${line}` }),
  };
}

/** Personal fields, a line each, below their entity. */
export function agentFieldsText(fields: readonly AgentField[]): string {
  const lines: string[] = [];
  let entity: string | undefined;
  for (const one of fields) {
    if (one.entity !== entity) lines.push(one.entity);
    entity = one.entity;
    lines.push(`  ${one.field}: ${one.category}, ${one.sensitivity} (${one.reason}${one.place === undefined ? '' : `; ${one.place}`})`);
  }
  return lines.join('\n');
}
