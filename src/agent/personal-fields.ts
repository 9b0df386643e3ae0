import { categoryLabel, explain, findNamed } from '../engine/catalog-questions.ts';
import { format } from '../l10n/index.ts';
import { agentFields, type AgentField, agentFieldsText } from '../report/index.ts';
import { catalogExplanations } from '../report/catalog/index.ts';
import type { AgentProject } from './project.ts';
import { Refusal } from './refusal.ts';
import { texts } from './texts.ts';

/** Cells per line of an explanation. */
const WIDTH = 120;

/** Personal fields, with the answer in words. */
export interface PersonalFields {
  fields: AgentField[];
  text: string;
}

/**
 * The personal fields of the project, or what the catalog says of one entity (`Customer`) or field (`Customer.email`).
 * @throws Refusal when the catalog does not know the name.
 */
export async function personalFields(project: AgentProject, name: string | undefined): Promise<PersonalFields> {
  const catalog = await project.catalog();
  if (name === undefined) {
    const fields = agentFields(catalog.entities);
    return { fields, text: fields.length === 0 ? format(texts.noPersonal, { root: project.root }) : agentFieldsText(fields) };
  }
  const named = findNamed(catalog, name);
  if (!('found' in named)) throw new Refusal(format(texts.noName, { name, near: named.near.length > 0 ? format(texts.near, { names: named.near.join(', ') }) : '' }).trim());
  const text = catalogExplanations(named.found.map(({ entity, field }) => explain(entity, field)), { categoryLabel, shownPath: (file) => file, width: WIDTH, colour: false });
  return { fields: agentFields(named.found.map(({ entity, field }) => (field ? { ...entity, fields: [field] } : entity))), text };
}
