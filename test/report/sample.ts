import type { Localized } from '../../src/l10n/index.ts';
import type { CheckResult, Finding, Problem } from '../../src/model/index.ts';
import type { ReportContext, RuleDoc } from '../../src/report/index.ts';

/** Sources of the sample project; the findings below point into them. */
export const sources: Readonly<Record<string, string>> = {
  'src/customers.ts': [
    "import { prisma } from './db';",
    'export async function list(tenant: string) {',
    '\tconst 顧客一覧 = await prisma.customer.findMany({ where: { tenant } });',
    '  return 顧客一覧;',
    '}',
    '',
  ].join('\n'),
  'src/log.ts': "console.log('signed up', user.email);\r\n",
};

/** A finding about `findMany` in src/customers.ts, changed where a test wants it. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'crm-guard/no-unbounded-query',
    severity: 'error',
    messageId: 'unbounded',
    message: '`prisma.customer.findMany` reads every row of Customer, with e-mail and name.',
    file: 'src/customers.ts',
    line: 3,
    column: 37,
    endLine: 3,
    endColumn: 45,
    client: 'prisma',
    evidence: 'import',
    entity: 'Customer',
    fields: [
      { name: 'email', category: 'contact.email', source: { kind: 'schema', file: 'prisma/schema.prisma', line: 12 } },
      { name: '氏名', category: 'person.full_name', source: { kind: 'policy', file: 'crm-guard.yaml', line: 4 } },
      { name: 'loyalty', category: 'x.custom', source: { kind: 'name' } },
    ],
    related: [{ message: 'Customer is declared here', file: 'prisma/schema.prisma', line: 10, column: 1 }],
    fingerprint: 'f'.repeat(16),
    suppressed: null,
    fixes: [],
    suggestions: [
      { title: 'add `take: 100`', edits: [{ range: [124, 124], text: ', take: 100' }] },
      { title: 'read id and tenant only', edits: [{ range: [107, 107], text: 'select: { id: true }, ' }] },
    ],
    ...change,
  };
}

/** A warning in src/log.ts. */
export const warning: Finding = finding({
  ruleId: 'crm-guard/no-pii-in-logs',
  severity: 'warning',
  messageId: 'logged',
  message: 'The e-mail address of a user is written to the log.',
  file: 'src/log.ts',
  line: 1,
  column: 26,
  endLine: 1,
  endColumn: 36,
  client: null,
  evidence: null,
  entity: null,
  fields: [{ name: 'email', category: 'contact.email', source: { kind: 'name' } }],
  related: [],
  suggestions: [],
});

/** A result with these findings; the summary is counted from them. */
export function result(findings: readonly Finding[], problems: readonly Problem[] = [], summary: Partial<CheckResult['summary']> = {}): CheckResult {
  const open = findings.filter(({ suppressed }) => suppressed === null);
  return {
    root: '/project',
    summary: {
      files: 40,
      analysed: 40,
      errors: open.filter(({ severity }) => severity === 'error').length,
      warnings: open.filter(({ severity }) => severity === 'warning').length,
      suppressed: findings.length - open.length,
      durationMs: 1234,
      ...summary,
    },
    findings,
    problems,
  };
}

/** Rules as a report is told of them. */
export const rules: readonly RuleDoc[] = [
  {
    name: 'no-unbounded-query',
    description: { en: 'Reads of personal data need a row limit. Without one a single request can take every customer.', ja: '個人データの取得には件数の上限が必要です。' },
    helpUri: 'https://example.com/rules/no-unbounded-query.md',
    severity: 'error',
  },
  {
    name: 'no-pii-in-logs',
    description: { en: 'Personal data does not belong in logs.', ja: 'ログに個人データを書かないでください。' },
    helpUri: 'https://example.com/rules/no-pii-in-logs.md',
    severity: 'warning',
  },
];

const labels: Readonly<Record<string, Localized>> = {
  'contact.email': { en: 'e-mail address', ja: 'メールアドレス' },
  'person.full_name': { en: 'full name', ja: '氏名' },
};

/** A context without colours over the sample sources, changed where a test wants it. */
export function context(change: Partial<ReportContext> = {}): ReportContext {
  return {
    toolVersion: '1.2.3',
    readSource: (file) => (Object.hasOwn(sources, file) ? sources[file] : undefined),
    colour: false,
    width: 100,
    rules,
    categoryLabel: (id) => (Object.hasOwn(labels, id) ? labels[id] : undefined),
    ...change,
  };
}
