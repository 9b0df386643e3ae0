/** A small CRM: what the sources below read is personal data. */
export const SCHEMA = `model Customer {
  id     String  @id
  email  String  @unique
  phone  String?
  status String
}
`;

const HEAD = `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n`;
const READ = 'export const all = () => prisma.customer.findMany();';

/**
 * A project whose sources are valid but awkward to parse or to locate in. Each holds a read without
 * row bound after the awkward part, so that a wrong offset shows as a wrong place.
 */
export const awkwardProject: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "awkward", "private": true }\n',
  'prisma/schema.prisma': SCHEMA,
  'src/byte-order-mark.ts': `\uFEFF${HEAD}${READ}\n`,
  'src/carriage-returns.ts': `${HEAD}/* two\n lines */ ${READ}\n`.replaceAll('\n', '\r\n'),
  'src/mark-and-returns.ts': `\uFEFF${HEAD}${READ}\n`.replaceAll('\n', '\r\n'),
  'src/separators.ts': `${HEAD}const text = '\u2028'; /* \u2029 */ ${READ}\n`,
  'src/astral.ts': `${HEAD}const 名前 = '𠮷野家 👩‍👩‍👧'; /* 😀 */ export const 全件 = () => /* 𩸽 */ prisma.customer.findMany({ where: { status: '😀' } });\n`,
  'src/hashbang.ts': `#!/usr/bin/env node\n${HEAD}${READ}\n`,
  'src/screen.tsx': `${HEAD}export async function Screen<T extends object>({ title }: { title: T }) {\n  const rows = await prisma.customer.findMany();\n  return <><h1 data-x="é&nbsp;">{String(title)} {'}'}</h1>{rows.map((row) => <li key={row.id}>{row.email}</li>)}</>;\n}\n`,
  'src/screen.jsx': `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const Screen = async () => <ul>{(await prisma.customer.findMany()).map((row) => <li key={row.id}>{row.email}</li>)}</ul>;\n`,
  'src/plain.js': `const { PrismaClient } = require('@prisma/client');\nconst prisma = new PrismaClient();\nmodule.exports.all = () => prisma.customer.findMany();\n`,
  'src/common.cjs': `#!/usr/bin/env node\n'use strict';\nconst { PrismaClient } = require('@prisma/client');\nconst prisma = new PrismaClient();\nexports.all = () => prisma.customer.findMany();\n`,
  'src/module.mjs': `${HEAD}export const all = await prisma.customer.findMany();\n`,
  'src/module.mts': `${HEAD}export const all = await prisma.customer.findMany();\n`,
  'src/decorators.ts': `import { PrismaClient } from '@prisma/client';\ndeclare const Injectable: any, Inject: any, Get: any;\n@Injectable({ scope: 'request' })\nexport class Service<T = unknown> {\n  @Inject() private readonly cache!: Map<string, T>;\n  static { void 0; }\n  accessor count = 0;\n  constructor(@Inject() private readonly prisma: PrismaClient) {}\n  @Get(':id') all(@Inject() _id: string) { return this.prisma.customer.findMany(); }\n}\n`,
  'src/types.ts': `${HEAD}enum Status { Active = 'a', Gone = 1 << 2 }\ndeclare module 'x' { export const y: number; }\nnamespace Inner { export type T = typeof prisma; }\nabstract class Base { abstract find(): void; }\ntype Row<T> = T extends readonly (infer U extends string)[] ? { [K in U as \`get\${K}\`]?: T } : never;\nfunction over(a: string): void;\nfunction over(a: unknown) { return a as Row<[]>; }\nexport const typed = <const T,>(value: T) => [value satisfies unknown, Status.Active, over, Base, Inner] as const;\nexport const all = async () => (await prisma!.customer!.findMany(<any>{ orderBy: { email: 'asc' } }))!;\n`,
  'src/using.ts': `${HEAD}export async function all() {\n  await using lock = { async [Symbol.asyncDispose]() {} };\n  void lock;\n  return await prisma.customer.findMany();\n}\n`,
  'src/newer.ts': `${HEAD}import data from './data.json' with { type: 'json' };\nclass A { #x = 1; static has(o: object) { return #x in o; } }\nexport const n = 1_000n ** 2n, r = /(?<year>\\d{4})[\\p{L}--[a-z]]/v;\nlabel: for (const a of [A, data]) { if (a) continue label; }\nexport const all = () => prisma?.customer?.findMany?.();\nexport { n as 'a string name' };\n`,
  'src/deep.ts': `${HEAD}export const sum = ${'1 + '.repeat(400)}1;\n${READ}\n`,
  'src/long.ts': `${HEAD}${'// a line of no interest\nexport {};\n'.repeat(25_000)}${READ}\n`,
};
