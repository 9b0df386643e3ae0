import assert from 'node:assert/strict';
import { ABSENT_PACKAGES } from './absent.ts';
import { type GoldenSource, sources } from './collect.ts';
import { made } from './modules.ts';
import { ClientTypes } from './types.ts';

const types = new ClientTypes(made);

describe('golden sources type-check against the real packages', () => {
  for (const adapter of new Set(sources.map((source) => source.adapter))) {
    const own = sources.filter((source) => source.adapter === adapter);
    describe(adapter, () => {
      let problems: Map<GoldenSource, string[]>;
      before(function () {
        this.timeout(120_000);
        problems = types.check(adapter, own);
      });

      for (const source of own) {
        it(source.title, () => {
          const found = problems.get(source) ?? [];
          const where = `${adapter} (${source.from}), ${source.title}`;
          if (source.types === undefined && found.length > 0) assert.fail(`${where}\n  ${found.join('\n  ')}\n`);
          if (source.types !== undefined && found.length === 0) assert.fail(`${where}: it does type-check, so drop \`types: ${JSON.stringify(source.types)}\``);
        });
      }
    });
  }
});

describe('the check of golden sources', () => {
  const of = (adapter: string, source: string): string[] => {
    const one = { adapter, title: '', source, from: '' };
    return types.check(adapter, [one]).get(one) ?? [];
  };
  const P = "import { prisma } from '@/lib/prisma';\n";

  it('finds members, options and arguments that the client does not have', () => {
    assert.match(of('prisma', `${P}prisma.customer.findAll();`)[0] ?? '', /^line 2: TS2339 .*findAll/);
    assert.match(of('prisma', `${P}prisma.customer.findMany({ limit: 5 });`)[0] ?? '', /limit/);
    assert.match(of('typeorm', "import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport const f = (r: Repository<Member>) => r.findBy({ mail: 'x' });")[0] ?? '', /^line 3: .*mail/);
    assert.match(of('sql', "import { Pool } from 'pg';\nnew Pool().query(5);")[0] ?? '', /^line 2/);
  });

  it('finds packages that are not there', () => assert.match(of('sql', "import { Pool } from 'no-such-package';")[0] ?? '', /TS2307/));

  it('leaves out only packages that some source imports', () => {
    const texts = sources.flatMap(({ source, files = {} }) => [source, ...Object.values(files)]);
    const idle = [...ABSENT_PACKAGES.keys()].filter((name) => !texts.some((text) => text.includes(`'${name}`)));
    assert.deepEqual(idle, []);
  });

  it('takes a piece of a file as it is', () =>
    assert.deepEqual(of('prisma', `${P}import { own } from './own';\nclass S { run() { return this.repo.all(name, status); } }\nprisma.customer.findMany({ where: { email }, take: own });`), []));
});
