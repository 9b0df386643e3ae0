import assert from 'node:assert/strict';
import type { TSESTree } from '@typescript-eslint/types';
import { objectView, readRowBound, receiverOf, staticValue, validated, walk } from '../../src/ast/index.ts';
import { boundText, type Files, linkedView, PARSERS } from '../adapters/driver.ts';

/** What is asked: the first argument of `x(…)`. */
function ask<T>(source: string, files: Files, answer: (node: TSESTree.Node, view: ReturnType<typeof linkedView>) => T): T {
  const [first, second] = PARSERS.map((parser) => {
    const view = linkedView(source, files, parser);
    let asked: TSESTree.Node | undefined;
    walk(view.ast, (node) => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'x') asked ??= node.arguments[0];
    });
    assert.ok(asked);
    return answer(asked, view);
  });
  assert.deepEqual(first, second, 'both parsers answer alike');
  return first as T;
}

const value = (source: string, files: Files): unknown => ask(source, files, (node, view) => { const known = staticValue(node, view); return known.kind === 'known' ? known.value : known.kind; });
const bound = (source: string, files: Files = {}): string => ask(source, files, (node, view) => boundText(readRowBound(node, view, { undefinedIsUnlimited: true })));
const origin = (source: string, files: Files): string => ask(source, files, (node, view) => {
  const receiver = receiverOf(node, view);
  return `${receiver?.evidence} ${receiver?.origin?.module} ${receiver?.typeName ?? ''}`.trim();
});

describe('names are followed into other modules', () => {
  const limits = { 'limits.ts': 'export const MAX = 50;\nconst SIZE = 20;\nexport { SIZE as PAGE };\nexport default 7;\nexport enum Page { Small = 10 }\nexport const LIMITS = { list: MAX } as const;\nexport let open = 3;\nopen = 4;', 'index.ts': "export * from './limits';\nexport { MAX as TOP } from './limits';" };
  for (const [source, expected] of [
    ["import { MAX } from './limits'; x(MAX)", 50],
    ["import { MAX as M } from '@/limits'; x(M * 2)", 100],
    ["import { PAGE } from './limits'; x(PAGE)", 20],
    ["import seven from './limits'; x(seven)", 7],
    ["import { Page } from './limits'; x(Page.Small)", 10],
    ["import { LIMITS } from './limits'; x(LIMITS.list)", 50],
    ["import * as limits from './limits'; x(limits.MAX)", 50],
    ["import { MAX } from './index'; x(MAX)", 50],
    ["import { TOP } from './index'; x(TOP)", 50],
    ["const { MAX } = require('./limits'); x(MAX)", 50],
    ["import { open } from './limits'; x(open)", 'unknown'],
    ["import { MAX } from 'limits-package'; x(MAX)", 'unknown'],
    ["import { none } from './limits'; x(none)", 'unknown'],
  ] as const) it(`${source} is ${expected}`, () => assert.equal(value(source, limits), expected));

  it('into CommonJS', () => {
    const files = { 'a.js': 'module.exports = { MAX: 5 };', 'b.js': 'exports.MAX = 6;' };
    assert.equal(value("import { MAX } from './a'; x(MAX)", files), 5);
    assert.equal(value("const { MAX } = require('./b'); x(MAX)", files), 6);
  });

  it('and do not end in a circle', () => {
    const files = { 'a.ts': "export * from './b'; export { y as z } from './b';", 'b.ts': "export * from './a'; export { z as y } from './a';" };
    assert.equal(value("import { z } from './a'; x(z)", files), 'unknown');
  });

  it('objects and what functions answer', () => {
    const files = { 'paging.ts': 'export const paging = (q) => ({ take: Math.min(q.size, 100), skip: 0 });\nexport const page = { take: 5 };\nexport async function where(id) { const f = { a: 1 }; if (id) f.id = id; return f; }' };
    const told = (source: string): string => ask(source, files, (node, view) => {
      const object = objectView(node, view);
      return object ? `${object.members.map(({ name, optional }) => name + (optional ? '?' : '')).join(' ')}${object.open ? ' …' : ''}` : 'none';
    });
    assert.equal(told("import { paging } from './paging'; x({ ...paging(q), a: 1 })"), 'take skip a');
    assert.equal(told("import { page } from './paging'; x({ ...page })"), 'take');
    assert.equal(told("import { where } from './paging'; x(await where(1))"), 'a id?');
    assert.equal(bound("import { paging } from './paging'; const { take } = paging(q); x(take)", files), 'dynamic<=100');
  });
});

describe('receivers are followed into other modules', () => {
  const files = {
    'db.ts': "import { PrismaClient } from '@prisma/client';\nconst make = () => new PrismaClient();\nexport const prisma = globalThis.prisma ?? make();\nexport const getPrisma = () => prisma;\nexport type Db = typeof prisma;\nexport class PrismaService extends PrismaClient {}",
    'base.ts': "import { Repository } from 'typeorm';\nexport abstract class Base<T> { constructor(protected repo: Repository<T>) {} }\nexport class Members extends Repository<Member> {}",
    'index.ts': "export { prisma as db } from './db';",
  };
  for (const [source, expected] of [
    ["import { prisma } from './db'; x(prisma)", 'import @prisma/client PrismaClient'],
    ["import { db } from './index'; x(db)", 'import @prisma/client PrismaClient'],
    ["import { getPrisma } from './db'; x(getPrisma())", 'import @prisma/client PrismaClient'],
    ["import { getPrisma } from './db'; const db = await getPrisma(); x(db)", 'import @prisma/client PrismaClient'],
    ["import type { Db } from './db'; const f = (db: Db) => x(db)", 'declaration @prisma/client PrismaClient'],
    ["import { PrismaService } from './db'; class S { constructor(private db: PrismaService) {} f() { x(this.db) } }", 'declaration @prisma/client PrismaClient'],
    ["import { Base } from './base'; class S extends Base<Member> { f() { x(this.repo) } }", 'declaration typeorm Repository'],
    ["import { Members } from './base'; const f = (members: Members) => x(members)", 'declaration typeorm Repository'],
    ["import { other } from './db'; x(other)", 'import ./db'],
  ] as const) it(`${source} is ${expected}`, () => assert.equal(origin(source, files), expected));

  it('and the type arguments of a base class are those that the class gives it', () => {
    const told = ask("import { Base } from './base'; class S extends Base<Member> { f() { x(this.repo) } }", files, (node, view) => receiverOf(node, view)?.typeArguments.map((type) => view.getText(type)));
    assert.deepEqual(told, ['Member']);
  });
});

describe('bounds are known from validation', () => {
  const files = { 'schema.ts': "import { z } from 'zod';\nexport const MAX = 250;\nexport const listSchema = z.object({ limit: z.coerce.number().int().max(MAX).default(20), free: z.number(), maybe: z.number().max(10).optional(), name: z.string().max(40) });\nexport type ListInput = z.infer<typeof listSchema>;\nexport class ListDto { @Max(80) limit: number; @IsOptional() @Max(30) size?: number; @Max(60) @IsOptional() take: number = 20 }" };
  const imports = "import { listSchema, ListInput, ListDto } from './schema';\n";
  for (const [source, expected] of [
    ['const { limit } = listSchema.parse(req.query); x(limit)', 'dynamic<=250'],
    ['const q = listSchema.parse(req.query); x(q.limit + 1)', 'dynamic<=251'],
    ['const r = listSchema.safeParse(req.query); x(r.data.limit)', 'dynamic<=250'],
    ['const r = listSchema.parse(y); x(r.free)', 'dynamic'],
    ['const r = listSchema.parse(y); x(r.maybe)', 'meaningless: the value can be undefined, which means no limit'],
    ['const r = listSchema.parse(y); x(r.maybe ?? 5)', 'dynamic<=10'],
    ['const r = listSchema.parse(y); x(Number(r.name))', 'dynamic'],
    ['const f = (input: ListInput) => x(input.limit)', 'dynamic<=250'],
    ['const f = ({ limit }: ListInput) => x(limit)', 'dynamic<=250'],
    ['class C { list(@Query() query: ListDto) { x(query.limit) } }', 'dynamic<=80'],
    ['class C { list(@Query() { size }: ListDto) { x(size) } }', 'meaningless: the value can be undefined, which means no limit'],
    ['class C { list(@Query() query: ListDto) { x(query.take) } }', 'dynamic<=60'],
    ['router({ list: procedure.input(listSchema).query(({ input }) => x(input.limit)) })', 'dynamic<=250'],
    ['router({ list: procedure.input(listSchema.extend({ a: z.string() })).query(async ({ ctx, input: { limit } }) => x(limit)) })', 'dynamic<=250'],
    ["app.get('/', zValidator('query', listSchema), (c) => { const { limit } = c.req.valid('query'); x(limit) })", 'dynamic<=250'],
    ['const s = v.object({ n: v.pipe(v.number(), v.maxValue(9)) }); const r = v.parse(s, q); x(r.n)', 'dynamic<=9'],
    ['const s = Type.Object({ n: Type.Integer({ maximum: 9 }) }); const f = (q: Static<typeof s>) => x(q.n)', 'dynamic<=9'],
    ['const s = Joi.object({ n: Joi.number().max(9) }); const { value } = s.validate(q); x(value.n)', 'dynamic<=9'],
    ['let n = Number(q.limit); if (n > 100) n = 100; x(n)', 'dynamic<=100'],
    ['const f = (n: number) => { if (n > 100) throw new Error(); return x(n); }', 'dynamic<=100'],
    ['const f = (n: number) => { if (n > 100) { warn(); } return x(n); }', 'dynamic'],
    ['const f = (n: number) => { if (a) { if (n > 100) n = 100; } return x(n); }', 'dynamic'],
    ['const clampLimit = (n: number) => Math.max(1, Math.min(n, 100)); x(clampLimit(q))', 'dynamic<=100'],
    ['function size(n) { if (!n) return 20; return Math.min(n, 50); } x(size(q))', 'dynamic<=50'],
    ['function size(n) { if (!n) return 20; return n; } x(size(q))', 'dynamic'],
  ] as const) it(`${source} is ${expected}`, () => assert.equal(bound(imports + source, files), expected));

  it('only where a validation is', () => {
    assert.equal(ask('const q = other(listSchema); x(q.limit)', {}, (node, view) => validated(node, view)), undefined);
  });
});
