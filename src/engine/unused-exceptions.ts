import { format, type Localized } from '../l10n/index.ts';
import type { Finding, Problem } from '../model/index.ts';
import { isExpired, matchException, unusedExceptions } from '../policy/index.ts';
import type { Policy, PolicyException } from '../policy/types.ts';
import { relativeTo } from '../project/index.ts';

const texts = {
  unused: {
    en: 'This exception for `{rule}` matches nothing: what it was agreed for is mended, or its files, rule or entity are misspelt. Remove it, so that it hides nothing new.',
    ja: '`{rule}` のこの例外に該当する検出はありません。対象がすでに修正されたか、files・rule・entity の綴りが誤っています。新しい検出を隠さないよう、削除してください。',
  },
} satisfies Record<string, Localized>;

/** A warning for each exception that covers no finding of a complete run. Ended ones are warned of when the policy is read. */
export function unusedExceptionProblems(policy: Policy, findings: readonly Finding[], root: string, today: string): Problem[] {
  const used = new Set<number>();
  for (const { ruleId, file, entity } of findings) {
    const match = matchException(policy, { rule: ruleId, file, entity }, today);
    if (match) used.add(match.index);
  }
  return unusedExceptions(policy, used)
    .filter((exception) => !isExpired(exception, today))
    .map((exception) => problem(exception, policy, root));
}

function problem({ rule, line }: PolicyException, policy: Policy, root: string): Problem {
  return {
    kind: 'policy-warning',
    message: format(texts.unused, { rule }),
    ...(policy.file === undefined ? {} : { file: relativeTo(root, policy.file) }),
    ...(line === undefined ? {} : { line, column: 1 }),
  };
}
