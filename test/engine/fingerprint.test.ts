import assert from 'node:assert/strict';
import { check } from '../../src/engine/check.ts';
import { TempProject } from '../support/temp-project.ts';
import { CRM } from './crm.ts';

describe('fingerprints', function () {
  this.timeout(30_000);

  const HEAD = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
  const BODY = `export class Service {
  async all(from: Date) {
    return prisma.customer.findMany({
      where: { status: 'active', OR: [{ phone: null }, { email: { contains: 'a long text that does not matter here, but fills the line' } }] },
      orderBy: { email: 'asc' },
    });
  }
}
`;

  async function prints(source: string, file = 'src/a.ts'): Promise<string[]> {
    const project = new TempProject({ ...CRM, [file]: source });
    try {
      return (await check({ paths: [project.root], concurrency: 1, cache: false })).findings.map(({ fingerprint }) => fingerprint);
    } finally {
      project.remove();
    }
  }

  it('stay when lines are added above, and when the file moves', async () => {
    const before = await prints(HEAD + BODY);
    assert.equal(before.length, 2);
    assert.deepEqual(await prints(`// a comment\n\n${HEAD}\nexport const other = 1;\n${BODY}`), before);
    assert.deepEqual(await prints(HEAD + BODY, 'src/deep/b.ts'), before);
  });

  it('stay when a formatter has been over the code', async () => {
    const before = await prints(HEAD + BODY);
    const wide = BODY.replaceAll('    ', '\t\t');
    assert.deepEqual(await prints(HEAD + wide), before, 'indentation');
    assert.deepEqual(await prints((HEAD + BODY).replaceAll('\n', '\r\n')), before, 'line ends');
    assert.deepEqual(await prints(HEAD + BODY.replace('prisma.customer.findMany', 'prisma.customer\n      .findMany')), before, 'a broken chain');
    const oneLine = BODY.replace(/\(\{\s+where/, '({ where').replace("'asc' },\n    });", "'asc' } });").replace(/,\n\s+orderBy/, ', orderBy');
    assert.notEqual(oneLine, BODY);
    assert.deepEqual(await prints(HEAD + oneLine), before, 'lines joined');
  });

  it('change when the statement or the function is another', async () => {
    const before = await prints(HEAD + BODY);
    for (const other of [BODY.replace("'active'", "'gone'"), BODY.replace('async all', 'async every')]) {
      const after = await prints(HEAD + other);
      assert.equal(after.length, 2);
      assert.ok(after.every((print) => !before.includes(print)), other);
    }
  });

  it('are unique in a file, also of equal statements in one function, and keep their order', async () => {
    const twice = `${HEAD}export async function both(res) {\n  res.json(await prisma.customer.findMany());\n  res.json(await prisma.customer.findMany());\n}\n`;
    const found = await prints(twice);
    assert.equal(found.length, 4);
    assert.equal(new Set(found).size, found.length);
    assert.deepEqual(await prints(`\n${twice}`), found);
  });
});
