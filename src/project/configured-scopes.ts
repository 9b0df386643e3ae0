import { createCatalog, scopeStem } from '../catalog/index.ts';
import { format, type Localized } from '../l10n/index.ts';
import type { CatalogData, Problem } from '../model/index.ts';
import type { Policy } from '../policy/types.ts';
import type { ProjectText } from './access-logs.ts';
import { declares } from './configured-access-logs.ts';
import { relativeTo } from './discover.ts';

const texts = {
  missingName: {
    en: 'scopes.{key}: `{name}` is not declared anywhere in this project, so it ties nothing. Check the spelling, or remove it.',
    ja: 'scopes.{key}: `{name}` はこのプロジェクトのどこにも宣言されていないため、何も結び付けません。綴りを確認するか、削除してください。',
  },
  missingField: {
    en: 'scopes.fields: no entity of this project has a field `{name}`, so no access is expected to carry it. Check the spelling, or remove it.',
    ja: 'scopes.fields: `{name}` というフィールドを持つエンティティがこのプロジェクトにないため、どのアクセスにも求められません。綴りを確認するか、削除してください。',
  },
  missingEntity: {
    en: 'scopes.{key}: this project has no entity `{name}`. Check the spelling, or remove it.',
    ja: 'scopes.{key}: このプロジェクトに `{name}` というエンティティはありません。綴りを確認するか、削除してください。',
  },
} satisfies Record<string, Localized>;

/** A warning for each scope of the policy that matches nothing in the project: a misspelt one would protect nobody. */
export function configuredScopes(policy: Policy, root: string, sources: readonly ProjectText[], data: CatalogData): Problem[] {
  const { scopes } = policy;
  const problems: Problem[] = [];
  const warn = (text: keyof typeof texts, key: string, name: string): void => {
    const line = policy.lines?.[`scopes.${key}.${name}`];
    problems.push({
      kind: 'policy-warning',
      message: format(texts[text], { key, name }),
      ...(policy.file ? { file: relativeTo(root, policy.file) } : {}),
      ...(line === undefined ? {} : { line, column: 1 }),
    });
  };
  for (const key of ['helpers', 'checks', 'clients'] as const) {
    for (const name of scopes[key]) if (!sources.some(({ text }) => declares(text, name))) warn('missingName', key, name);
  }
  // Without a schema nothing is known of entities, and their names may be right.
  if (data.entities.length === 0) return problems;
  const catalog = createCatalog(data);
  for (const { name, entities = [] } of scopes.fields) {
    const stem = scopeStem(name);
    const isField = data.entities.some(({ fields }) => fields.some((field) => field.name === name || field.column === name || scopeStem(field.name) === stem));
    if (!isField && entities.length === 0) warn('missingField', 'fields', name);
    for (const entity of entities) if (!catalog.find(entity)) warn('missingEntity', 'fields', entity);
  }
  for (const key of ['rowLevelSecurity', 'shared'] as const) {
    const names = scopes[key];
    if (names !== 'all') for (const name of names) if (!catalog.find(name)) warn('missingEntity', key, name);
  }
  return problems;
}
