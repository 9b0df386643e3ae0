import { format, type Localized } from '../l10n/index.ts';
import type { Problem } from '../model/index.ts';
import type { Policy, PolicyFunction } from '../policy/types.ts';
import type { ProjectText } from './access-logs.ts';
import { locate } from './configured-access-logs.ts';
import { relativeTo } from './discover.ts';

const texts = {
  missingFunction: {
    en: '{key}: `{name}` is not declared anywhere in this project, so {effect}. Check the spelling, or remove it.',
    ja: '{key}: `{name}` はこのプロジェクトのどこにも宣言されていないため、{effect}。綴りを確認するか、削除してください。',
  },
  missingModule: {
    en: '{key}: the module `{module}` of `{name}` does not exist. Paths are relative to the policy file.',
    ja: '{key}: `{name}` のモジュール `{module}` が存在しません。パスはポリシーファイルからの相対パスです。',
  },
  notInModule: {
    en: '{key}: the module `{module}` does not declare `{name}`, so {effect}. Check the spelling of both.',
    ja: '{key}: モジュール `{module}` は `{name}` を宣言していないため、{effect}。両方の綴りを確認してください。',
  },
} satisfies Record<string, Localized>;

const NOTHING_PROTECTS: Localized = { en: 'no file counts as protected by it', ja: 'これによって保護されるファイルはありません' };

const NOTHING_MASKS: Localized = { en: 'no value counts as masked by it', ja: 'これによってマスクされる値はありません' };

/** A warning for each masking function of the policy that the project does not declare: a misspelt one makes nothing safe. */
export function missingMaskers(policy: Policy, root: string, sources: readonly ProjectText[]): Problem[] {
  const maskers = policy.maskers.map((name): PolicyFunction => {
    const line = policy.lines?.[`maskers.${name}`];
    return { name, ...(line === undefined ? {} : { line }) };
  });
  return missing(maskers, 'maskers', NOTHING_MASKS, policy, root, sources);
}

/** A warning for each protecting function of the policy that the project does not declare. */
export function missingProtections(policy: Policy, root: string, sources: readonly ProjectText[]): Problem[] {
  return missing(policy.plaintextExport.protections, 'plaintextExport.protections', NOTHING_PROTECTS, policy, root, sources);
}

const NOTHING_LEAVES: Localized = { en: 'nothing is seen to leave through it', ja: 'これを通るデータは検出されません' };

/** A warning for each sink of the policy that the project does not declare. */
export function missingSinks(policy: Policy, root: string, sources: readonly ProjectText[]): Problem[] {
  return policy.sinks.flatMap(({ functions }, index) => missing(functions, `sinks[${index}].functions`, NOTHING_LEAVES, policy, root, sources));
}

function missing(functions: readonly PolicyFunction[], key: string, effect: Localized, policy: Policy, root: string, sources: readonly ProjectText[]): Problem[] {
  return functions.flatMap((one): Problem[] => {
    const { problem } = locate(one, policy, root, sources);
    if (problem === undefined) return [];
    return [
      {
        kind: 'policy-warning',
        message: format(texts[problem], { key, name: one.name, module: one.module ?? '', effect: format(effect) }),
        ...(policy.file ? { file: relativeTo(root, policy.file) } : {}),
        ...(one.line === undefined ? {} : { line: one.line, column: one.column ?? 1 }),
      },
    ];
  });
}
