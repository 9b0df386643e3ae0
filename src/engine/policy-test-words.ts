import { format, type Localized } from '../l10n/index.ts';

const texts = {
  none: { en: 'there are no policy tests in {folder}. A test is a source file with comments such as `// expect: no-unbounded-query`.', ja: '{folder} にポリシーテストがありません。テストは `// expect: no-unbounded-query` のようなコメントを付けたソースファイルです。' },
  unknownRule: { en: 'There is no rule `{rule}`.', ja: 'ルール `{rule}` はありません。' },
  unknownRuleNear: { en: 'There is no rule `{rule}`; did you mean `{near}`?', ja: 'ルール `{rule}` はありません。`{near}` のことですか？' },
  noCode: { en: 'No code follows `{text}`: it asks for nothing.', ja: '`{text}` の後にコードがなく、何も期待していません。' },
  notAMark: { en: '`{text}` cannot be read. Write `// expect: rule, rule x2, rule (warning)`, `// expect-suppressed: rule` or `// expect: nothing`.', ja: '`{text}` を読み取れません。`// expect: rule, rule x2, rule (warning)`、`// expect-suppressed: rule`、`// expect: nothing` のいずれかで書いてください。' },
  nothing: { en: 'Expected `{rule}`, but it found nothing here.', ja: '`{rule}` の検出を期待しましたが、ここでは検出されません。' },
  elsewhere: { en: 'Expected `{rule}`, but it was found on line {line}.', ja: '`{rule}` の検出を期待しましたが、検出されたのは {line} 行目です。' },
  off: { en: 'Expected `{rule}`, but the rule is off in {file}', ja: '`{rule}` の検出を期待しましたが、{file} ではこのルールは無効です' },
  covered: { en: 'Expected `{rule}`, but the finding is covered: {reason}. Write `// expect-suppressed: {rule}` if that is meant.', ja: '`{rule}` の検出を期待しましたが、対象外とされています: {reason}。意図どおりなら `// expect-suppressed: {rule}` と書いてください。' },
  byComment: { en: 'by a comment', ja: 'コメントによる' },
  notCovered: { en: 'Expected `{rule}` to be covered by an exception, but the finding counts.', ja: '`{rule}` は例外の対象と期待しましたが、検出として数えられています。' },
  severity: { en: 'Expected `{rule}` as {expected}, but it is {found}', ja: '`{rule}` の重大度は {expected} と期待しましたが、{found} です' },
  unexpected: { en: '`{rule}` ({severity}) was not expected: {message}', ja: '`{rule}`（{severity}）は期待していません: {message}' },
  byLine: { en: ' ({place}).', ja: '（{place}）。' },
  byPreset: { en: ' (preset {preset}).', ja: '（プリセット {preset}）。' },
  byPresetFiles: { en: ' (the preset turns rules off for {kind}).', ja: '（プリセットは {kind} のルールを無効にします）。' },
} as const satisfies Record<string, Localized>;

/** What is said of tests of the policy. */
export const words = {
  none: (folder: string): string => format(texts.none, { folder }),
  unknownRule: (rule: string, near: string | undefined): string => (near === undefined ? format(texts.unknownRule, { rule }) : format(texts.unknownRuleNear, { rule, near })),
  noCode: (text: string): string => format(texts.noCode, { text }),
  notAMark: (text: string): string => format(texts.notAMark, { text }),
  nothing: (rule: string): string => format(texts.nothing, { rule }),
  elsewhere: (rule: string, line: number): string => format(texts.elsewhere, { rule, line }),
  off: (rule: string, file: string): string => format(texts.off, { rule, file }),
  covered: (rule: string, reason: string | null): string => format(texts.covered, { rule, reason: reason?.replace(/[.。]$/, '') ?? format(texts.byComment) }),
  notCovered: (rule: string): string => format(texts.notCovered, { rule }),
  severity: (rule: string, expected: string, found: string): string => format(texts.severity, { rule, expected, found }),
  unexpected: (rule: string, severity: string, message: string): string => format(texts.unexpected, { rule, severity, message }),
  byLine: (place: string): string => format(texts.byLine, { place }),
  byPreset: (preset: string): string => format(texts.byPreset, { preset }),
  byPresetFiles: (kind: string): string => format(texts.byPresetFiles, { kind }),
};
