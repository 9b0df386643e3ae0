import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { adapters } from '../../src/adapters/index.ts';
import * as ast from '../../src/ast/index.ts';
import { CODE_SOURCES } from '../../src/catalog/index.ts';
import { catalog } from '../adapters/catalog.ts';
import { accessesOf, PARSERS, tryView } from '../adapters/driver.ts';
import { CLIENTS } from '../adapters/contract.ts';
import { assertInProportion } from '../support/growth.ts';

const root = new URL('../..', import.meta.url).pathname;
const read = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8'));

/** Pieces that turn any source into one that readers look at. */
const INSERTED = ['prisma.customer.findMany({ take: n, ...', '.createQueryBuilder("m")', '.getMany()', 'await ', '?.', '!', '({', '})', '...rest', '[x]', 'const a = a;', 'where.a.b.c = 1;', 'tx => tx.member', ' as any', '`${x}`', 'this.', 'pool.query(`', ' = undefined', '/*', "'", '\u2028', '顧客', 'new ', '#p', 'function* ', '<T,>', '@X() '];

const cuts = fc.array(fc.record({ at: fc.nat(), drop: fc.integer({ min: 0, max: 12 }), put: fc.constantFrom(...INSERTED) }), { maxLength: 3 });

function cut(text: string, places: readonly { at: number; drop: number; put: string }[]): string {
  let changed = text;
  for (const { at, drop, put } of places) {
    const where = changed.length === 0 ? 0 : at % changed.length;
    changed = changed.slice(0, where) + put + changed.slice(where + drop);
  }
  return changed;
}

/** Files in pieces that may stand alone: most slices of them parse until something is changed. */
const pieces = ['src/adapters', 'src/ast', 'src/rulekit', 'examples/crm/src'].flatMap(read).map((text) => text.split(/\n(?=(?:export|import|const|function|class|interface|type|describe|for|if)\b)/));

const slices = fc.record({ file: fc.nat(pieces.length - 1), start: fc.nat(), length: fc.integer({ min: 1, max: 12 }), places: cuts }).map(({ file, start, length, places }) => {
  const all = pieces[file] ?? [];
  const from = start % Math.max(1, all.length);
  return cut(all.slice(from, from + length).join('\n'), places);
});

/** The sources inside the golden tests of a client, as the tests read them. */
function goldenSources(client: string): string[] {
  const folder = `test/adapters/${client}`;
  const texts = existsSync(path.join(root, folder)) ? read(folder) : [`${folder}.test.ts`].filter((file) => existsSync(path.join(root, file))).map((file) => readFileSync(path.join(root, file), 'utf8'));
  const found: string[] = [];
  for (const text of texts) {
    const source = tryView(text, 'oxc');
    if (!source) continue;
    ast.walk(source.ast, (node) => {
      const value = node.type === 'Property' && ast.propertyName(node) === 'source' ? ast.staticValue(node.value, source) : undefined;
      if (value?.kind === 'known' && typeof value.value === 'string') found.push(value.value);
    });
  }
  return found;
}

function contractSources(client: string): string[] {
  const { before = '', sources = {} } = CLIENTS[client] ?? {};
  return Object.values(sources).flatMap((one) => (typeof one === 'string' ? [before + one] : []));
}

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
      fc.property(slices, (text) => {
        if (readAll(text)) parsed++;
      }),
      { numRuns: 300 },
    );
    assert.ok(parsed > 30, `only ${parsed} of the sources could be parsed`);
  });

  for (const client of Object.keys(CLIENTS)) {
    it(`golden sources of ${client}, changed at random`, function () {
      this.timeout(120_000);
      const whole = [...contractSources(client), ...(CLIENTS[client]?.halfTyped ?? []).map((code) => (CLIENTS[client]?.before ?? '') + code)];
      for (const text of whole) readAll(text);
      const texts = [...contractSources(client), ...goldenSources(client)];
      let parsed = 0;
      fc.assert(
        fc.property(fc.constantFrom(...texts), cuts, (text, places) => {
          if (readAll(cut(text, places))) parsed++;
        }),
        { numRuns: 100 },
      );
      assert.ok(parsed > 10, `only ${parsed} of the sources could be parsed`);
    });
  }
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
  'helpers that hand a builder on': (n) => `${T}const qb = repo.createQueryBuilder('m');\n${Array.from({ length: n / 10 }, (_, at) => `function h${at}(q) { ${at === 0 ? 'q.take(5)' : `h${at - 1}(q)`}; }`).join('\n')}\n${'h3(qb);\n'.repeat(n / 10)}h${n / 10 - 1}(qb);\nqb.getMany();`,
  'a table of delegates': (n) => `${P}const MODELS = { ${Array.from({ length: 50 }, (_, at) => `m${at}: () => prisma.customer`).join(', ')} };\n${'MODELS[kind]().findMany();\n'.repeat(n)}`,
  'one filter of the caller\'s that every read uses': (n) => `${P}export const list = async (where) => {\n${'  await prisma.customer.findMany({ where });\n'.repeat(n)}};`,
  'one builder that every read uses': (n) => `${T}const qb = repo.createQueryBuilder('m');\n${'qb.clone().getMany();\n'.repeat(n)}`,
  'methods of one class': (n) => `import { PrismaClient } from '@prisma/client';\nclass S {\n${Array.from({ length: n }, (_, at) => `  m${at}() { return this.db.customer.findMany(); }`).join('\n')}\n  constructor(private db: PrismaClient) {}\n}`,
  'reads in one file': (n) => `${P}export const list = async () => {\n${'  await prisma.customer.findMany({ where: { tenantId } });\n'.repeat(n)}};`,
};

/** A statement of each kind of a client, again and again. */
function repeated(client: string, n: number): string {
  const { before = '', sources = {} } = CLIENTS[client] ?? {};
  const statements = Object.values(sources).flatMap((one) => (typeof one === 'string' && !/\bimport\b|^\s*export (?!const)/m.test(one) ? [one.replace(/\bexport /g, '')] : []));
  return before + Array.from({ length: n }, (_, at) => `async function f${at}() {\n${statements[at % statements.length] ?? ''}\n}\n`).join('');
}

const elsewhere = process.env.FUZZ_SOURCES;
// Other people's sources (a compiler's conformance tests, say) are read where somebody names a folder of them.
if (elsewhere !== undefined) {
  describe(`sources of ${elsewhere}`, () => {
    for (const name of readdirSync(elsewhere, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[cm]?[jt]sx?$/.test(file))) {
      it(name, () => {
        const text = readFileSync(path.join(elsewhere, name), 'utf8');
        readAll(text);
        for (const { read: readEntities } of CODE_SOURCES) for (const parser of PARSERS) {
          const source = tryView(text, parser);
          if (source) readEntities(source.ast, text, name);
        }
      });
    }
  });
}

describe('time in proportion to the source', () => {
  const inProportion = (grow: (n: number) => string, large: number): void => {
    const prepare = (n: number): (() => void) => {
      // Its stack holds longer chains than TypeScript's; both hand the same tree to the readers.
      const source = tryView(grow(n), 'oxc');
      assert.ok(source, 'parses');
      return () => {
        for (const adapter of adapters) for (const access of accessesOf(adapter, source, catalog)) void access.result;
      };
    };
    assertInProportion(prepare, large / 10, large);
  };

  for (const [name, grow] of Object.entries(GROWING)) {
    it(name, function () {
      this.timeout(120_000);
      // Deep nesting is limited by the stack of parser and scope analysis.
      inProportion(grow, /inside each other/.test(name) ? 150 : /chain|in a row|put together/.test(name) ? 500 : 10_000);
    });
  }

  for (const client of Object.keys(CLIENTS)) {
    it(`statements of ${client}`, function () {
      this.timeout(120_000);
      inProportion((n) => repeated(client, n), 1_000);
    });
  }
});
