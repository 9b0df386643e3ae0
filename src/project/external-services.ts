import { serviceNames } from '../flow/services/index.ts';
import { format, type Localized } from '../l10n/index.ts';
import type { Problem } from '../model/index.ts';
import { nearest, type Policy } from '../policy/index.ts';
import { relativeTo } from './discover.ts';

const texts = {
  unknown: {
    en: 'externalServices.approved: `{name}` is no service that is known here, so the approval has no effect. Name it as findings do, or describe it under `externalServices.services`.',
    ja: 'externalServices.approved: `{name}` は既知のサービスではないため、承認は効果がありません。検出結果に表示される名前で書くか、`externalServices.services` に記述してください。',
  },
  unknownNear: {
    en: 'externalServices.approved: `{name}` is no service that is known here, so the approval has no effect. Did you mean `{near}`?',
    ja: 'externalServices.approved: `{name}` は既知のサービスではないため、承認は効果がありません。`{near}` の誤りではありませんか？',
  },
} satisfies Record<string, Localized>;

/** A warning for each approval of a service that neither we nor the policy know. Names of environment variables are taken at their word. */
export function externalServiceProblems({ externalServices: { approved, services }, sinks, file }: Pick<Policy, 'externalServices' | 'sinks' | 'file'>, root: string): Problem[] {
  const names = [...services.map(({ name }) => name), ...sinks.flatMap(({ service }) => service ?? []), ...serviceNames];
  return approved.flatMap(({ service: name, line, column }): Problem[] => {
    if (name === undefined || names.includes(name) || /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name)) return [];
    const near = nearest(name, names);
    return [
      {
        kind: 'policy-warning',
        message: near === undefined ? format(texts.unknown, { name }) : format(texts.unknownNear, { name, near }),
        ...(file === undefined ? {} : { file: relativeTo(root, file) }),
        ...(line === undefined ? {} : { line, column: column ?? 1 }),
      },
    ];
  });
}
