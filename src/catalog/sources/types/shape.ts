import { namesPerson } from '../../meaning.ts';
import type { SourceEntity, SourceField } from '../source.ts';

const DECLARED = /\b(?:interface|type|class)\s+([A-Za-z_$][\w$]*)/g;
const SCHEMA = /\b(?:const|let|var)\s+([A-Za-z_$][\w$]*)[^=;\n]{0,120}=\s*(?:z(?:od)?\b|[A-Za-z_$][\w$]{0,80}\s*\.\s*(?:extend|merge|pick|omit|partial|safeExtend)\b)/g;
/** Files whose types describe test data, stories or what a page shows. */
const ASIDE = /(?:^|\/)(?:__\w+__|tests?|e2e|fixtures?|mocks?|stories|cypress|playwright)\/|\.(?:test|spec|stories|story|mock|fixture|e2e|cy)s?\.[cm]?[jt]sx?$/i;
/** Words of what answers wrap records in. */
const ENVELOPE = /^(?:data|items?|results?|records?|rows?|edges|nodes?|list|payload|total\w*|count|page\w*|per_?page|limit|offset|size|cursor|next\w*|prev\w*|has_?\w+|success|ok|error\w*|message|msg|status\w*|code|meta|info|loading|is[A-Z]\w*)$/;

/** True for files whose declarations describe test data, stories or generated samples. */
export const isAside = (file: string): boolean => ASIDE.test(file);

/** A file of types so long was generated from a schema, and says what the schema says. */
const GENERATED_LENGTH = 100_000;

/** A cheap test of the text: whether a file may declare types of a person's records. */
export function mayDeclarePersonTypes(text: string, file: string): boolean {
  return text.length < GENERATED_LENGTH && /\.[cm]?tsx?$/i.test(file) && !isAside(file) && names(text, DECLARED);
}

/** A cheap test of the text: whether a file may hold zod schemas of a person's records. */
export function mayHoldZodSchemas(text: string, file: string): boolean {
  return text.includes('zod') && !isAside(file) && (names(text, SCHEMA) || (text.includes('infer') && names(text, DECLARED)));
}

function names(text: string, pattern: RegExp): boolean {
  for (const [, name] of text.matchAll(pattern)) if (name !== undefined && namesPerson(name)) return true;
  return false;
}

/** True for an answer's wrapping: nothing but the records it holds, their number and how it went. */
export function isEnvelope({ name, fields }: Pick<SourceEntity, 'name' | 'fields'>): boolean {
  const own = name.toLowerCase();
  return fields.every((field: SourceField) => ENVELOPE.test(field.name) || own.includes(field.name.toLowerCase().replace(/(?:es|s)$/, '')));
}
