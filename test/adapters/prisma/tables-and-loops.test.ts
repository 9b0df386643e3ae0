import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const P = `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n`;

describe('prisma: tables of delegates, spreads and loops', () => {
  golden(adapter, catalog, {
    'delegates in a table': [
      {
        title: 'of functions, destructured',
        source: `${P}const CONFIG = {\n  a: { model: () => prisma.customer, other: null },\n  b: { model: () => prisma.order, other: () => prisma.customer },\n} as const;\nexport async function list(kind: 'a' | 'b') {\n  const { model } = CONFIG[kind];\n  return (model() as any).findMany({ take: 10 });\n}`,
        facts: [
          'import read many <the model is chosen at run time>(*) 10, every row',
        ],
      },
      {
        title: 'of delegates',
        types: 'JavaScript: a union of delegates cannot be called',
        source: `${P}const MODELS = { a: prisma.customer, b: prisma.order };\nexport const list = (kind: 'a' | 'b') => MODELS[kind].findMany();`,
        facts: [
          'import read many <the model is chosen at run time>(*) none, every row',
        ],
      },
      {
        title: 'some of which may be missing',
        source: `${P}const CONFIG = { a: { move: () => prisma.customer }, b: { move: null } };\nexport async function move(kind: 'a' | 'b', id: string) {\n  const { move } = CONFIG[kind];\n  await (move() as any).updateMany({ where: { id }, data: {} });\n}`,
        facts: [
          'import update many customer() default 0, [id eq id]',
        ],
      },
      {
        title: 'of other things',
        source: `const STORES = { a: () => cache.customer, b: () => cache.order };\nexport const list = (kind: 'a' | 'b') => STORES[kind]().findMany();`,
        facts: [],
      },
      {
        title: 'with an entry nobody can read',
        source: `${P}const MODELS = { a: prisma.customer, ...more };\nexport const list = (kind: string) => MODELS[kind].findMany();`,
        facts: [],
      },
    ],
    'conditions that a later spread may say otherwise': [
      {
        title: 'stay conditions',
        source: `${P}export const f = (scope: any) => prisma.customer.findMany({ where: { tenantId: 1, deletedAt: null, ...scope.lead } });`,
        facts: [
          'import read many customer(*) none, [tenantId? other 1, deletedAt? other null …]',
        ],
      },
    ],
    'loops that read page after page': [
      {
        title: 'as a suggestion writes them',
        source: `${P}export async function all() {\n  let cursor: string | undefined;\n  do {\n    const rows = await prisma.customer.findMany({ orderBy: { id: 'asc' }, take: 100, skip: cursor ? 1 : 0, cursor: cursor ? { id: cursor } : undefined });\n    for (const row of rows) console.log(row.id);\n    cursor = rows.length < 100 ? undefined : rows.at(-1)?.id;\n  } while (cursor);\n}`,
        facts: ['import read many customer(*) meaningless: a loop reads page after page, every row'],
      },
      {
        title: 'skip',
        source: `${P}export async function all() {\n  let page = 0;\n  while (true) {\n    const rows = await prisma.customer.findMany({ skip: page * 100, take: 100 });\n    if (rows.length === 0) break;\n    page++;\n  }\n}`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
      {
        title: 'a cursor',
        source: `${P}export async function all() {\n  let cursor: string | undefined;\n  do {\n    const rows = await prisma.customer.findMany({ take: 100, ...(cursor ? { skip: 1, cursor: { id: cursor } } : {}) });\n    cursor = rows.at(-1)?.id;\n  } while (cursor);\n}`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
      {
        title: 'a cursor in a constant expression',
        source: `${P}export async function all() {\n  let last;\n  for (;;) {\n    const rows = await prisma.customer.findMany({ take: 100, cursor: last ? { id: last } : undefined });\n    if (!rows.length) return;\n    last = rows.at(-1).id;\n  }\n}`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
      {
        title: 'a loop over something else',
        source: `${P}export async function each(ids: string[]) {\n  for (const tenantId of ids) await prisma.customer.findMany({ where: { tenantId }, take: 100, skip: 10 });\n}`,
        facts: [
          'import read many customer(*) 100, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'a fixed number of pages',
        source: `${P}export async function some() {\n  for (let page = 0; page < 3; page++) await prisma.customer.findMany({ take: 100, skip: page * 100 });\n}`,
        facts: [
          'import read many customer(*) 100, every row',
        ],
      },
    ],
  });
});
