import type { CatalogEntity, CatalogExplanation, CatalogField } from '../../model/index.ts';
import { policyLines } from './policy-lines.ts';
import { whyNotPersonal } from './why-not.ts';

/** What an entity that is about nobody would be about, were it about someone. */
const SOMEONE = 'customer';
/** A category for what is personal in a way that only its reviewers know. */
const UNSPECIFIED = 'person.other';

/** Kinds of declaration that carry comments or annotations of ours. */
const ANNOTATED = new Set(['prisma', 'sql', 'typeorm', 'mikro-orm', 'sequelize', 'mongoose', 'drizzle', 'objection', 'kysely']);

/** Explains an entity, or one of its fields. */
export function explainEntry(entity: CatalogEntity, field?: CatalogField): CatalogExplanation {
  const whyNot = field && whyNotPersonal(entity, field);
  const annotation = annotationFor(entity, field);
  return { entity, ...(field ? { field } : {}), ...(whyNot ? { whyNot } : {}), policy: otherwise(entity, field), ...(annotation === undefined ? {} : { annotation }) };
}

/** The policy lines that turn the answer round. */
function otherwise(entity: CatalogEntity, field: CatalogField | undefined): string {
  if (!field) return policyLines(entity, entity.subject === undefined ? { subject: SOMEONE } : { personal: false });
  return policyLines(entity, { fields: { [field.name]: field.personal ? false : likelyCategory(field) } });
}

/** What the field would be: what a weaker source said, or what is only known here. */
function likelyCategory({ outranked = [] }: CatalogField): string {
  return outranked.find(({ category }) => category !== undefined)?.category ?? UNSPECIFIED;
}

/** A field of a schema file or of code; what a vendor defines, or only the policy knows, is written nowhere. */
function annotationFor({ declaredBy = [], source, system }: CatalogEntity, field: CatalogField | undefined): string | undefined {
  const file = field?.file ?? source.file;
  if (!field || file === undefined || field.line === undefined || system !== undefined || field.relation || !declaredBy.some((kind) => ANNOTATED.has(kind))) return undefined;
  const mark = /\.prisma$/i.test(file) ? '///' : /\.sql$/i.test(file) ? '--' : '//';
  return field.personal ? `${mark} @notPersonal` : `${mark} @pii ${likelyCategory(field)}`;
}
