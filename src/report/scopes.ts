import { format, type Localized } from '../l10n/index.ts';
import type { ScopeConvention, ScopeReport } from '../model/index.ts';
import type { Painter } from './painter.ts';

const texts = {
  none: { en: 'No field ties records to a tenant or owner: the policy names none, and the code shows none.', ja: 'レコードをテナントや所有者に結び付けるフィールドはありません（ポリシーに指定がなく、コードからも学習できませんでした）。' },
  policy: { en: 'named in the policy', ja: 'ポリシーで指定' },
  learnt: { en: 'learnt: {files} of {ofFiles} files that read such records filter by it; {entities} of {ofEntities} entities have it', ja: '学習: 同様のレコードを読み取る {ofFiles} ファイルのうち {files} ファイルがこれで絞り込み、{ofEntities} エンティティのうち {entities} がこのフィールドを保持' },
  ties: { en: 'ties {names}', ja: '対象: {names}' },
  through: { en: 'through a record they belong to: {names}', ja: '属するレコードを通じて: {names}' },
  others: { en: 'What came close or is not in the policy:', ja: '学習に至らなかった、またはポリシーにないフィールド:' },
  other: { en: '{field}: {files} of {ofFiles} files, {entities} of {ofEntities} entities', ja: '{field}: {ofFiles} ファイル中 {files}、{ofEntities} エンティティ中 {entities}' },
  untied: { en: 'Entities with personal data that nothing ties: {names}', ja: 'どのフィールドにも結び付かない、個人データを持つエンティティ: {names}' },
  paste: { en: 'To hold it fast, in crm-guard.yaml:', ja: '確定するには crm-guard.yaml に次を記述します:' },
} as const satisfies Record<string, Localized>;

/** Scope fields with their evidence, what they tie and leave out, and the policy lines that say the same. */
export function scopesText({ fields, others, untied }: ScopeReport, paint: Painter): string {
  const lines: string[] = fields.length === 0 ? [format(texts.none)] : [];
  for (const { field, ties, through, ...convention } of fields) {
    lines.push(`${paint.strong(field)}  ${evidence({ field, ...convention })}`);
    if (ties.length > 0) lines.push(paint.dim(`  ${format(texts.ties, { names: ties.join(', ') })}`));
    if (through.length > 0) lines.push(paint.dim(`  ${format(texts.through, { names: through.join(', ') })}`));
  }
  if (others.length > 0) lines.push('', format(texts.others), ...others.map((one) => `  ${numbers(texts.other, one)}`));
  if (fields.length > 0 && untied.length > 0) lines.push('', format(texts.untied, { names: untied.join(', ') }));
  const learnt = fields.filter(({ origin }) => origin === 'learnt');
  if (learnt.length > 0) lines.push('', format(texts.paste), '', ...policyLines(learnt));
  return [...lines, ''].join('\n');
}

function evidence(convention: ScopeConvention): string {
  return convention.evidence ? numbers(texts.learnt, convention) : format(texts.policy);
}

function numbers(text: Localized, { field, evidence: found }: ScopeConvention): string {
  const { files = 0, ofFiles = 0, entities = 0, ofEntities = 0 } = found ?? {};
  return format(text, { field, files, ofFiles, entities, ofEntities });
}

function policyLines(conventions: readonly ScopeConvention[]): string[] {
  return ['scopes:', '  fields:', ...conventions.map(({ field, entities }) => (entities ? `    - { name: ${field}, entities: [${entities.join(', ')}] }` : `    - ${field}`))];
}
