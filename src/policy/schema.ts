import { accessLog } from './schema-access-log.ts';
import { bulkExport, scopes } from './schema-scopes.ts';
import { externalServices } from './schema-external.ts';
import { plaintextExport, sinks } from './schema-leaks.ts';
import { functionName, globs, ruleMap, ruleName, someText, textLike } from './schema-parts.ts';
import { hints } from './schema-types.ts';
import { PRESETS } from './presets.ts';
import { inHouseClients } from './schema-clients.ts';
import type { PolicySchema } from './schema-types.ts';
import type { RuleInfo } from './types.ts';

/**
 * The contract of the policy file: the loader validates against this object, and the JSON file that
 * editors and other tools read is this object written out.
 */
export function policySchema(rules: readonly RuleInfo[], categories: readonly string[]): PolicySchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CRM Guard policy',
    description: 'What is personal data in this project, what is allowed, and which rules hold where.',
    markdownDescription:
      'What is personal data in this project, what is allowed, and which rules hold where.\n\nEvery key is optional: without a policy the `recommended` preset applies, and the project\'s own schema files say what is personal.',
    type: 'object',
    properties: {
      version: {
        title: 'Format version',
        description: 'Version of this file\'s format.',
        enum: [1],
        default: 1,
      },
      extends: {
        title: 'Preset',
        description: 'Set of defaults to start from. The option --preset of the command line overrides it.',
        markdownDescription:
          'Set of defaults to start from.\n\n- `recommended`: speaks where it matters and is certain\n- `strict`: also asks for an access log everywhere, reports what could not be read, and checks maintenance scripts\n\nThe option `--preset` of the command line overrides it.',
        enum: ['recommended', 'strict'],
        enumDescriptions: [
          'Speaks where it matters and is certain.',
          'Asks for an access log everywhere, reports what could not be read, checks maintenance scripts too.',
        ],
        default: 'recommended',
      },
      strictness: strictness(),
      maxRows: maxRows(),
      entities: entities(categories),
      accessLog: accessLog(),
      scopes: scopes(),
      bulkExport: bulkExport(),
      plaintextExport: plaintextExport(),
      sinks: sinks(),
      externalServices: externalServices(categories),
      clients: inHouseClients(),
      maskers: {
        title: 'Masking functions',
        description: 'Functions of the project that make a value safe to disclose: what they return is not personal data any more.',
        type: ['array', 'null'],
        items: functionName({}),
        default: [],
        examples: [['maskEmail', 'Redactor.redact']],
      },
      rules: ruleMap(rules, {
        title: 'Rules',
        description: 'Severity of rules, in place of the preset\'s.',
        markdownDescription: 'Severity of rules, in place of the preset\'s: `error`, `warning` or `off`. The prefix `crm-guard/` may be left out.',
        examples: rules.slice(0, 1).map((rule) => ({ [rule.name]: 'error' })),
      }),
      overrides: overrides(rules),
      exceptions: exceptions(rules),
      ignore: ignore(),
    },
    patternProperties: {
      '^x-': { description: 'Not read: a place for YAML anchors and for notes of your own.' },
    },
    additionalProperties: false,
  };
}

function strictness(): PolicySchema {
  return {
    title: 'Strictness',
    description: 'Whether rules also report what could not be read with certainty.',
    markdownDescription:
      'Whether rules also report what could not be read with certainty.\n\n- `normal`: silent where a bound, a projection or an access log is unknown\n- `strict`: says what is unknown and why\n\nDefault: `normal` in the recommended preset, `strict` in the strict one.',
    enum: ['normal', 'strict'],
    enumDescriptions: ['Silent where a bound, a projection or an access log is unknown.', 'Says what is unknown, and why.'],
    default: PRESETS.recommended.strictness,
  };
}

function maxRows(): PolicySchema {
  return {
    title: 'Most rows of one access',
    description: 'The most rows of customer data that one data access may return. A larger or missing bound is reported.',
    markdownDescription: `The most rows of customer data that one data access may return. A larger or missing bound is reported.\n\nDefault: \`${PRESETS.recommended.maxRows}\` in the recommended preset, \`${PRESETS.strict.maxRows}\` in the strict one.`,
    type: 'integer',
    minimum: 1,
    default: PRESETS.recommended.maxRows,
    examples: [50, 100],
  };
}

function entities(categories: readonly string[]): PolicySchema {
  return {
    title: 'Entities',
    description: 'What is known of entities (models, tables, objects) beyond the schema files: whom their records are about, which fields are personal.',
    markdownDescription:
      'What is known of entities (models, tables, objects) beyond the schema files.\n\n```yaml\nentities:\n  Customer:\n    subject: customer\n    aliases: [crm_customers]\n    fields:\n      mail2: contact.email\n      displayName: false\n```',
    type: ['object', 'null'],
    additionalProperties: {
      title: 'Entity',
      type: ['object', 'null'],
      properties: {
        subject: someText({
          title: 'Data subject',
          description: 'Whom the records are about.',
          examples: ['customer', 'contact', 'lead', 'employee', 'patient'],
        }),
        personal: {
          title: 'No personal data',
          description: 'false: nothing of this entity is personal data.',
          enum: [false],
          enumDescriptions: ['Nothing of this entity is personal data.'],
          [hints]: {
            expected: {
              en: 'false, where nothing of the entity is personal data, or left out',
              ja: 'false（個人データを含まないエンティティの場合。それ以外は省略）',
            },
          },
        },
        aliases: {
          title: 'Other names',
          description: 'Other names of the entity: its table, its class, its DTOs.',
          type: ['array', 'null'],
          items: someText({}),
          examples: [['crm_customers', 'CustomerDto']],
        },
        fields: {
          title: 'Fields',
          description: 'Fields of the entity: a category of personal data, or false for a field that is not personal.',
          type: ['object', 'null'],
          additionalProperties: field(categories),
        },
      },
      additionalProperties: false,
    },
    examples: [{ Customer: { subject: 'customer', fields: { mail2: categories[0] ?? 'contact.email', displayName: false } } }],
  };
}

function field(categories: readonly string[]): PolicySchema {
  const category: PolicySchema = {
    title: 'Category',
    description: 'Category of personal data.',
    enum: categories,
    [hints]: { names: 'category', expected: { en: 'a category of personal data', ja: '個人データのカテゴリー' } },
  };
  return {
    title: 'Field',
    description: 'A category of personal data; false when the field is not personal.',
    anyOf: [
      category,
      { enum: [false], enumDescriptions: ['Not personal data.'] },
      {
        type: 'object',
        properties: {
          category,
          sensitivity: {
            title: 'Sensitivity',
            description: 'How serious a leak is, where the category\'s own sensitivity does not fit.',
            enum: ['low', 'med', 'high', 'critical'],
          },
        },
        required: ['category'],
        additionalProperties: false,
        [hints]: { purpose: { category: { en: 'which category of personal data the field holds', ja: 'フィールドの個人データのカテゴリー' } } },
      },
    ],
    [hints]: {
      names: 'category',
      expected: { en: 'a category of personal data, or false', ja: '個人データのカテゴリーまたは false' },
    },
  };
}

function overrides(rules: readonly RuleInfo[]): PolicySchema {
  return {
    title: 'Overrides',
    description: 'Settings for some files. Later overrides win over earlier ones, and all of them over the settings above.',
    markdownDescription:
      'Settings for some files. Later overrides win over earlier ones, and all of them over the settings above and the preset\'s own (rules are off in tests, seeds, migrations and generated code; in the recommended preset in maintenance scripts too).',
    type: ['array', 'null'],
    items: {
      type: 'object',
      properties: {
        files: globs(
          {
            title: 'Files',
            description: 'Globs relative to the policy\'s folder. One that starts with ! excludes what earlier ones matched; one that names a folder covers all in it.',
            examples: [['src/admin/**', '!src/admin/public/**']],
          },
          { en: 'name the files the override is for', ja: '対象のファイルを指定してください' },
        ),
        rules: ruleMap(rules, { title: 'Rules', description: 'Severity of rules in these files.' }),
        maxRows: maxRows(),
        strictness: strictness(),
      },
      required: ['files'],
      anyOf: [{ required: ['rules'] }, { required: ['maxRows'] }, { required: ['strictness'] }],
      additionalProperties: false,
      [hints]: {
        purpose: {
          files: { en: 'the globs of the files the override is for', ja: '対象ファイルのグロブ' },
          '*': { en: 'an override that sets nothing has no effect', ja: '何も設定しないオーバーライドには効果がありません' },
        },
      },
    },
    default: [],
  };
}

function exceptions(rules: readonly RuleInfo[]): PolicySchema {
  return {
    title: 'Exceptions',
    description: 'Findings that were looked at and agreed on. They stay visible in reports, marked as suppressed with the reason.',
    type: ['array', 'null'],
    items: {
      type: 'object',
      properties: {
        rule: ruleName(rules, { title: 'Rule', description: 'Rule whose findings are meant.' }),
        files: globs(
          { title: 'Files', description: 'Globs relative to the policy\'s folder; all files when left out.', examples: [['src/jobs/export.ts']] },
          { en: 'name the files the exception is for', ja: '対象のファイルを指定してください' },
        ),
        entity: someText({ title: 'Entity', description: 'Only findings about this entity; all entities when left out.', examples: ['Customer'] }),
        reason: someText({
          title: 'Reason',
          description: 'Why the findings are acceptable. Reviewers read it in every report.',
          examples: ['Nightly export for the data-protection officer, approved in DPIA-12.'],
        }),
        kind: {
          title: 'Kind',
          description: 'What the exception says about its findings.',
          enum: ['accepted-risk', 'false-positive'],
          enumDescriptions: ['The finding is right, and the risk is accepted.', 'The finding is wrong.'],
          default: 'accepted-risk',
        },
        owner: someText({ title: 'Owner', description: 'Person or team that answers for the exception.', examples: ['data-protection@example.com'] }),
        until: {
          title: 'Last day',
          description: 'Last day on which the exception holds, as YYYY-MM-DD. Afterwards its findings count again.',
          ...textLike('^\\d{4}-\\d{2}-\\d{2}$', {
            en: 'a date that exists, written YYYY-MM-DD',
            ja: '実在する日付（YYYY-MM-DD 形式）',
          }),
          format: 'date',
          examples: ['2027-03-31'],
        },
      },
      required: ['rule', 'reason'],
      anyOf: [{ required: ['files'] }, { required: ['entity'] }],
      additionalProperties: false,
      [hints]: {
        purpose: {
          rule: { en: 'the rule whose findings are excepted', ja: '例外とする検出のルール名' },
          reason: { en: 'why the findings are acceptable, for the reviewers of every report', ja: '検出を許容する理由（レポートのレビュー担当者向け）' },
          '*': {
            en: 'an exception for everything is written as `rules: { …: off }`',
            ja: '全体を対象にする場合は `rules: { …: off }` を使ってください',
          },
        },
      },
    },
    default: [],
  };
}

function ignore(): PolicySchema {
  return globs(
    {
      title: 'Ignored files',
      description: 'Globs of files that are not checked at all, relative to the policy\'s folder, beside what git ignores. ! takes files back in.',
      examples: [['src/legacy/**', '**/*.gen.ts']],
    },
    { en: 'remove the key, or name files', ja: 'キーを削除するか、ファイルを指定してください' },
    { mayBeEmpty: true },
  );
}
