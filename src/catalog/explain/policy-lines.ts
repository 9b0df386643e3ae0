import type { CatalogEntity } from '../../model/index.ts';

/** One decision about an entity, as the policy file writes it. */
export interface PolicyEntry {
  subject?: string;
  /** `false`: nothing of the entity is personal. */
  personal?: false;
  /** Fields with their category, or `false`. */
  fields?: Readonly<Record<string, string | false>>;
}

/** The name by which a policy means this entity and no other. */
export function policyName({ name, system }: CatalogEntity): string {
  return system === undefined ? name : `${system}.${name}`;
}

/** The decision as lines of a policy file, under `entities:`. */
export function policyLines(entity: CatalogEntity, entry: PolicyEntry): string {
  const fields = Object.entries(entry.fields ?? {});
  return [
    'entities:',
    `  ${yamlText(policyName(entity))}:`,
    ...(entry.subject === undefined ? [] : [`    subject: ${yamlText(entry.subject)}`]),
    ...(entry.personal === false ? ['    personal: false'] : []),
    ...(fields.length > 0 ? ['    fields:', ...fields.map(([name, value]) => `      ${yamlText(name)}: ${value === false ? 'false' : yamlText(value)}`)] : []),
  ].join('\n');
}

/** Texts that YAML would read as something else than a text. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as YAML reads it back; plain where that is certain. */
export function yamlText(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text) && !NOT_TEXT.test(text) ? text : JSON.stringify(text);
}
