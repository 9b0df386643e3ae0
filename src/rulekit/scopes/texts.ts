import { format, type Localized } from '../../l10n/index.ts';
import type { CatalogEntity } from '../../model/index.ts';
import type { RequiredScope } from './required.ts';

const learnt: Localized = {
  en: '{files} of {ofFiles} files that read such records filter by `{field}`',
  ja: '同様のレコードを読み取る {ofFiles} ファイルのうち {files} ファイルが `{field}` で絞り込んでいます',
};
const named: Localized = { en: 'The policy names `{field}` as a scope', ja: 'ポリシーは `{field}` をスコープとして定めています' };
const has: Localized = { en: '; {entity} has `{own}`.', ja: '（{entity} は `{own}` を持っています）。' };
const linked: Localized = { en: '; {entity} belongs to a record that has it (`{own}`).', ja: '（{entity} は `{own}` を通じてそのフィールドを持つレコードに属しています）。' };
const who = {
  tenant: { en: 'tenants', ja: 'テナント' },
  owner: { en: 'owners', ja: '所有者' },
} satisfies Record<string, Localized>;

/** Why an access is expected to carry a condition: what the code shows or the policy says, and how the entity is tied. */
export function scopeEvidence({ convention, field, through }: RequiredScope, entity: CatalogEntity): string {
  const { evidence } = convention;
  const origin = evidence ? format(learnt, { files: evidence.files, ofFiles: evidence.ofFiles, field: convention.field }) : format(named, { field: convention.field });
  return origin + format(through ? linked : has, { entity: entity.name, own: through?.name ?? field?.name ?? convention.field });
}

/** Whose records are mixed: `tenants`, `owners`. */
export function scopeWho(scope: RequiredScope): string {
  return format(who[scope.who], {});
}
