import { minimatch } from 'minimatch';
import { format } from '../l10n/index.ts';
import type { Severity } from '../model/index.ts';
import type { ShownSeverity } from '../protocol/index.ts';
import { customizationTexts as texts } from './customization-texts.ts';

const WORDS = ['off', 'hint', 'info', 'warn', 'error', 'downgrade', 'upgrade', 'default'] as const;
type Word = (typeof WORDS)[number];

/** How the user wants to see the findings of some rules. */
export interface RuleCustomization {
  /** Name of a rule without prefix, with `*` for anything; behind `!` for all others. */
  rule: string;
  severity: Word;
}

/** Reads the setting, which can hold anything: what is wrong is left out, and said in the user's language. */
export function readCustomizations(value: unknown): { customizations: readonly RuleCustomization[]; problems: readonly string[] } {
  const customizations: RuleCustomization[] = [];
  const problems: string[] = [];
  if (value === undefined || value === null) return { customizations, problems };
  if (!Array.isArray(value)) return { customizations, problems: [format(texts.notList, { value: shown(value) })] };
  for (const [index, one] of (value as unknown[]).entries()) {
    const { rule, severity } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const at = index + 1;
    if (typeof rule !== 'string' || rule.trim() === '') problems.push(format(texts.noRule, { at, value: shown(one) }));
    else if (!isWord(severity)) problems.push(format(texts.noSeverity, { at, value: shown(severity), expected: WORDS.join(', ') }));
    else customizations.push({ rule: rule.trim(), severity });
  }
  return { customizations, problems };
}

/** The severity under which the editor shows a finding; `off`: not at all. Of several entries about a rule the last one holds. */
export function shownSeverity(rule: string, severity: Severity, customizations: readonly RuleCustomization[]): ShownSeverity | 'off' {
  const word = customizations.findLast((one) => isMeant(one.rule, rule))?.severity ?? 'default';
  switch (word) {
    case 'default':
      return severity;
    case 'warn':
      return 'warning';
    case 'downgrade':
      return severity === 'error' ? 'warning' : 'info';
    case 'upgrade':
      return 'error';
    default:
      return word;
  }
}

const isWord = (value: unknown): value is Word => WORDS.some((word) => word === value);

/** A glob as of files; behind `!` it means all others. */
function isMeant(glob: string, rule: string): boolean {
  return minimatch(rule, glob.replace(/^(!?)crm-guard\//, '$1'), { nocomment: true });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? '—' : text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
