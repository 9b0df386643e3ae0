import { hints } from './schema-types.ts';
import type { PolicySchema } from './schema-types.ts';
import type { RuleInfo } from './types.ts';
import type { Localized } from '../l10n/index.ts';

/** Prefix under which the ESLint plugin registers the rules; allowed wherever a policy names one. */
export const RULE_PREFIX = 'crm-guard/';

/** A text that must look like something; `expected` completes "must be …". */
export function textLike(pattern: string, expected: Localized, annotations: PolicySchema = {}): PolicySchema {
  return { ...annotations, type: 'string', pattern, patternErrorMessage: `Must be ${expected.en}.`, [hints]: { expected } };
}

/** Any text with a visible character in it. */
export function someText(annotations: PolicySchema): PolicySchema {
  return textLike('\\S', { en: 'a text that is not empty', ja: '空でない文字列' }, annotations);
}

/** A minimatch glob, relative to the policy's folder: no absolute path, no `\`, no leading `./` or `../`. */
function glob(): PolicySchema {
  return textLike(
    '^!?(?!\\.{0,2}/|[A-Za-z]:|\\s)[^\\\\]*[^\\\\\\s]$',
    {
      en: 'a glob relative to the policy\'s folder, with "/" between folders and no leading "/", "./" or "../"',
      ja: 'ポリシーのフォルダーからの相対グロブ（区切りは "/"、先頭に "/"、"./"、"../" を付けない）',
    },
  );
}

/** A list of globs, or a single one; `mayBeEmpty` allows a key without value and an empty list. */
export function globs(annotations: PolicySchema, purpose: Localized, { mayBeEmpty = false } = {}): PolicySchema {
  const list: PolicySchema = { type: 'array', items: glob(), [hints]: { purpose: { '*': purpose } } };
  return {
    ...annotations,
    anyOf: mayBeEmpty ? [glob(), { ...list, type: ['array', 'null'] }] : [glob(), { ...list, minItems: 1 }],
    [hints]: { expected: { en: 'a glob or a list of globs', ja: 'グロブまたはグロブのリスト' } },
  };
}

/** A function as code names it: `recordAccess`, or `AuditService.record` for a method of a class. */
export function functionName(annotations: PolicySchema): PolicySchema {
  return textLike(
    '^[^\\s.()#\'"`]+(\\.[^\\s.()#\'"`]+)*$',
    {
      en: 'the name of a function without parentheses, such as "recordAccess" or "AuditService.record"',
      ja: '括弧を付けない関数名（例: "recordAccess"、"AuditService.record"）',
    },
    annotations,
  );
}

/** Functions by their name, or by name and module. `example` is a name for messages; `purpose` completes "needs `name`: …". */
export function functionList({ examples, ...annotations }: { title: string; description: string; examples: readonly (readonly string[])[] }, { example, module, purpose }: { example: string; module: readonly string[]; purpose: Localized }): PolicySchema {
  const name = functionName({ title: 'Name', description: 'Name of a function, or Class.method for a method of any instance of that class.', ...(examples[0] ? { examples: examples[0] } : {}) });
  return {
    ...annotations,
    type: ['array', 'null'],
    items: {
      anyOf: [
        name,
        {
          type: 'object',
          properties: { name, module: someText({ title: 'Module', description: 'Module that declares it: a path relative to the policy\'s folder, or a package name.', examples: module }) },
          required: ['name'],
          additionalProperties: false,
          [hints]: { purpose: { name: purpose } },
        },
      ],
      [hints]: {
        expected: {
          en: `the name of a function, such as "${example}", or a mapping with \`name\` and \`module\``,
          ja: `関数名（例: "${example}"）または \`name\` と \`module\` のマッピング`,
        },
      },
    },
    default: [],
    examples,
  };
}

/** The name of a rule, with or without prefix. Editors complete the short one. */
export function ruleName(rules: readonly RuleInfo[], annotations: PolicySchema): PolicySchema {
  return {
    ...annotations,
    anyOf: [{ enum: rules.map((rule) => rule.name) }, { type: 'string', pattern: prefixed(rules) }],
    [hints]: { names: 'rule', expected: { en: 'the name of a rule', ja: 'ルール名' } },
  };
}

/** Rules and their severities. */
export function ruleMap(rules: readonly RuleInfo[], annotations: PolicySchema): PolicySchema {
  return {
    ...annotations,
    type: ['object', 'null'],
    properties: Object.fromEntries(rules.map((rule) => [rule.name, severity(rule)])),
    patternProperties: { [prefixed(rules)]: severity() },
    additionalProperties: false,
    [hints]: { names: 'rule' },
  };
}

const prefixed = (rules: readonly RuleInfo[]): string => `^${RULE_PREFIX}(${rules.map((rule) => rule.name).join('|')})$`;

const SEVERITIES: PolicySchema = {
  enum: ['error', 'warning', 'warn', 'off'],
  enumDescriptions: ['Fails the check.', 'Is shown, and fails the check only with --max-warnings.', 'Same as warning.', 'The rule does not run.'],
};

function severity(rule?: RuleInfo): PolicySchema {
  const expected: Localized = { en: '"error", "warning" or "off"', ja: '"error"、"warning"、"off" のいずれか' };
  return {
    ...(rule && { title: rule.name, default: rule.recommended }),
    ...(rule?.description !== undefined && { description: rule.description }),
    anyOf: [
      { ...SEVERITIES, [hints]: { expected } },
      {
        type: 'object',
        properties: { severity: { ...SEVERITIES, description: 'Severity of the rule.', [hints]: { expected } } },
        required: ['severity'],
        additionalProperties: false,
        [hints]: { purpose: { severity: { en: '"error", "warning" or "off"', ja: '"error"、"warning"、"off" のいずれか' } } },
      },
    ],
    [hints]: { expected },
  };
}
