import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { adapters } from '../../src/adapters/index.ts';
import * as ast from '../../src/ast/index.ts';
import { catalog } from '../adapters/catalog.ts';
import { accessesOf, PARSERS, tryView } from '../adapters/driver.ts';
import { CLIENTS } from '../adapters/contract.ts';

const root = new URL('../..', import.meta.url).pathname;
const files = ['src/adapters', 'src/ast', 'src/rulekit', 'examples/crm/src', 'test/adapters/prisma', 'test/adapters/typeorm'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
);

/** Pieces that turn any source into one that readers look at. */
const INSERTED = ['prisma.customer.findMany({ take: n, ...', '.createQueryBuilder("m")', '.getMany()', 'await ', '?.', '!', '({', '})', '...rest', '[x]', 'const a = a;', 'where.a.b.c = 1;', 'tx => tx.member', ' as any', '`${x}`', 'this.', 'pool.query(`', ' = undefined', '/*', "'", '\u2028', '顧客', 'new ', '#p', 'function* ', '<T,>', '@X() '];

/** Files in pieces that may stand alone: most slices of them parse until something is changed. */
const pieces = files.map((text) => text.split(/\n(?=(?:export|import|const|function|class|interface|type|describe|for|if)\b)/));

const mutated = fc
  .record({ file: fc.nat(files.length - 1), start: fc.nat(), length: fc.integer({ min: 1, max: 12 }), cuts: fc.array(fc.record({ at: fc.nat(), drop: fc.integer({ min: 0, max: 12 }), put: fc.constantFrom(...INSERTED) }), { maxLength: 3 }) })
  .map(({ file, start, length, cuts }) => {
    const all = pieces[file] ?? [];
    const from = start % Math.max(1, all.length);
    let slice = all.slice(from, from + length).join('\n');
    for (const { at, drop, put } of cuts) {
      const where = slice.length === 0 ? 0 : at % slice.length;
      slice = slice.slice(0, where) + put + slice.slice(where + drop);
    }
    return slice;
  });

/** Asks every reader about every node. */
function readAll(text: string): boolean {
  let parsed = false;
  for (const parser of PARSERS) {
    const source = tryView(text, parser);
    if (!source) continue;
    parsed = true;
    for (const adapter of adapters) for (const access of accessesOf(adapter, source, catalog)) void [access.result, access.edits.bound?.(5), access.edits.project?.(['id'])];
    ast.walk(source.ast, (node) => {
      if (!/Expression$|Identifier|Literal/.test(node.type)) return;
      void [ast.staticValue(node, source), ast.receiverOf(node, source), ast.resolveConstant(node, source), ast.readRowBound(node, source, { undefinedIsUnlimited: true, zeroIsUnlimited: true })];
      void [ast.mayBeUndefined(node, source), ast.objectView(node, source), ast.declaredType(node, source), ast.unrollChain(node), ast.enclosingSymbol(node)];
      if (node.type === 'CallExpression') void ast.resultUse(node, true, source);
    });
  }
  return parsed;
}

describe('no reader fails on any source', () => {
  it('slices of this repository, changed at random', function () {
    this.timeout(120_000);
    let parsed = 0;
    fc.assert(
      fc.property(mutated, (text) => {
        if (readAll(text)) parsed++;
      }),
      { numRuns: 300 },
    );
    assert.ok(parsed > 30, `only ${parsed} of the sources could be parsed`);
  });

  it('every whole file of a client\'s sources', () => {
    for (const { before, sources, halfTyped } of Object.values(CLIENTS)) for (const code of [...Object.values(sources), ...halfTyped]) if (typeof code === 'string') readAll(before + code);
  });
});

const P = "import { prisma } from './prisma';\n";
const T = "import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst repo = new DataSource({}).getRepository(Member);\n";
/** Sources that grow with `n`; each must take time in proportion. */
const GROWING: Readonly<Record<string, (n: number) => string>> = {
  'a chain of links': (n) => `${T}repo.createQueryBuilder('m')${".andWhere('m.id = :id', { id })".repeat(n)}.getMany();`,
  'calls on one builder': (n) => `${T}const qb = repo.createQueryBuilder('m');\n${"qb.andWhere('m.id = :id', { id });\n".repeat(n)}qb.getMany();`,
  'members in a row': (n) => `${P}prisma${'.a'.repeat(n)}.customer.findMany();`,
  'objects inside each other': (n) => `${P}prisma.customer.findMany({ where: ${'{ AND: '.repeat(n)}{}${' }'.repeat(n)} });`,
  'relations inside each other': (n) => `${P}prisma.customer.findMany({ include: ${'{ orders: { include: '.repeat(n)}{}${' } }'.repeat(n)} });`,
  'conditions of one filter': (n) => `${P}prisma.customer.findMany({ where: { ${Array.from({ length: n }, (_, at) => `f${at}: v${at}`).join(', ')} } });`,
  'spreads of spreads': (n) => `${P}${Array.from({ length: n }, (_, at) => `const o${at} = { ...${at === 0 ? 'x' : `o${at - 1}`}, a${at}: 1 };`).join('\n')}\nprisma.customer.findMany(o${n - 1});`,
  'a text put together': (n) => `${P}prisma.customer.findMany({ take: ${Array.from({ length: n }, () => '1').join(' + ')} });`,
  'uses of the rows': (n) => `${P}const rows = await prisma.customer.findMany();\n${'use(rows[0].email);\n'.repeat(n)}`,
  'one constant that every read uses': (n) => `${P}export const list = async (tenantId?: string) => {\nconst where = { tenantId };\nconst page = { size: 5 };\nlet rows;\n${'  rows = await prisma.customer.findMany({ where, take: page.size });\n'.repeat(n)}};`,
  'one filter of the caller\'s that every read uses': (n) => `${P}export const list = async (where) => {\n${'  await prisma.customer.findMany({ where });\n'.repeat(n)}};`,
  'one builder that every read uses': (n) => `${T}const qb = repo.createQueryBuilder('m');\n${'qb.clone().getMany();\n'.repeat(n)}`,
  'methods of one class': (n) => `import { PrismaClient } from '@prisma/client';\nclass S {\n${Array.from({ length: n }, (_, at) => `  m${at}() { return this.db.customer.findMany(); }`).join('\n')}\n  constructor(private db: PrismaClient) {}\n}`,
  'reads in one file': (n) => `${P}export const list = async () => {\n${'  await prisma.customer.findMany({ where: { tenantId } });\n'.repeat(n)}};`,
};

describe('time in proportion to the source', () => {
  const seconds = (text: string): number => {
    // Its stack holds longer chains than TypeScript's; both hand the same tree to the readers.
    const source = tryView(text, 'oxc');
    assert.ok(source, 'parses');
    // Processor time: a busy machine must not look like a slow reader.
    const started = process.cpuUsage();
    for (const adapter of adapters) for (const access of accessesOf(adapter, source, catalog)) void access.result;
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };

  for (const [name, source] of Object.entries(GROWING)) {
    it(name, function () {
      this.timeout(60_000);
      // Deep nesting is limited by the stack of parser and scope analysis.
      const large = /inside each other/.test(name) ? 150 : /chain|in a row|put together/.test(name) ? 500 : 10_000;
      const small = seconds(source(large / 10));
      const took = seconds(source(large));
      assert.ok(took < 1 || took < small * 40, `${took.toFixed(2)} s for ${large}, ${small.toFixed(2)} s for a tenth`);
    });
  }
});
