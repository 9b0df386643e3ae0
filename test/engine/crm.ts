import type { CheckResult } from '../../src/model/index.ts';
import type { Files } from '../support/temp-project.ts';

/** A schema whose `Customer` is personal data. */
export const SCHEMA = `model Customer {
  id     String  @id
  email  String  @unique
  phone  String?
  status String
}
`;

/** What every small project of these tests starts from. */
export const CRM: Files = { 'package.json': '{ "private": true }\n', 'prisma/schema.prisma': SCHEMA };

/** One function that reads every customer: unbounded, and without access log. */
export const read = (name: string): string => `export const ${name} = () => prisma.customer.findMany();\n`;

/** A source whose line 3 and following read every customer. */
export function reads(times: number): string {
  return `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n${Array.from({ length: times }, (_, index) => read(`all${index}`)).join('')}`;
}

/** Findings as `file:line rule (reason)`, sorted. */
export function shown({ findings }: Pick<CheckResult, 'findings'>): string[] {
  return findings.map(({ file, line, ruleId, suppressed }) => `${file}:${line} ${ruleId.replace('crm-guard/', '')}${suppressed ? ` (${suppressed.reason})` : ''}`).sort();
}
