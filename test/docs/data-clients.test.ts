import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { REASONS, TABLES, TITLES } from '../../scripts/generate/data-client-words.ts';
import { type AskedClient, clientMatrix, DATA_CLIENT_PAGES, loadAskedClients } from '../../scripts/generate/data-clients.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { loadPolicy } from '../../src/policy/index.ts';
import { cli } from '../cli/fake.ts';
import { TempProject } from '../support/temp-project.ts';
import { readBlocks } from './page-blocks.ts';

const SCHEMA = 'model Customer {\n  id String @id\n  tenantId String\n  name String\n  email String\n}\n';

describe('pages on data clients', () => {
  let clients: AskedClient[];
  before(async function () {
    this.timeout(60_000);
    clients = await loadAskedClients();
  });
  const reasons = (): string[] => clients.flatMap(({ sources }) => Object.values(sources).flatMap((source) => (typeof source === 'object' ? [source.not] : [])));

  it('name every client, and every reason in Japanese', () => {
    assert.deepEqual(clients.map(({ id }) => id).filter((id) => !TITLES[id]), [], 'add it to scripts/generate/data-client-words.ts');
    assert.deepEqual(reasons().filter((reason) => !REASONS[reason]), [], 'add it to scripts/generate/data-client-words.ts');
    assert.deepEqual(Object.keys(REASONS).filter((reason) => !reasons().includes(reason)), [], 'nobody says it any more');
  });

  it('show every question once', () => {
    const shown = TABLES.flatMap(({ questions }) => Object.keys(questions));
    assert.deepEqual([...shown].sort(), Object.keys(clients[0]?.sources ?? {}).sort());
  });

  it('say yes for what a client is asked, and why not for the rest', () => {
    const asked = (id: string, except: string | { not: string }): AskedClient => ({ id, sources: { ...clients[0]?.sources, except, all: 'a()', some: 'b()', used: 'c()', related: 'd()' } });
    const [, table = ''] = clientMatrix([asked('knex', { not: 'SQL has no such projection' }), asked('prisma', 'e()'), asked('sql', { not: 'SQL has no such projection' })], 'en').split('### Which fields');
    assert.match(table, /^\| Knex \| yes \| yes \| – <sup>1<\/sup> \| yes \| yes \|\n\| Prisma \| yes \| yes \| yes \| yes \| yes \|\n\| SQL \| yes \| yes \| – <sup>1<\/sup> \|.*\n\n1\. SQL has no such projection\n\n###/m);
  });

  for (const [language, file] of Object.entries(DATA_CLIENT_PAGES)) {
    describe(file, () => {
      const page = readFileSync(inRoot(file), 'utf8');

      it('says of each client how it is recognised and where its limits are', () => {
        const missing = clients.filter(({ id }) => id !== 'in-house' && !new RegExp(`^\\| [^|]+ \`${id}\` \\| [^|]{3,} \\| [^|]{10,} \\| [^|]{10,} \\|$`, 'm').test(page));
        assert.deepEqual(missing.map(({ id }) => id), []);
      });

      it('shows what is printed of its source', async () => {
        const [source, printed] = ['ts', 'text'].map((kind) => readBlocks(page).find((block) => block.language === kind)?.text ?? '');
        const project = new TempProject({ 'package.json': '{}', 'prisma/schema.prisma': SCHEMA, 'src/customers.ts': source ?? '' });
        try {
          const { stdout } = await cli(['debug', 'accesses', '--locale', language], { cwd: project.root });
          assert.equal(stdout.split('\n\n')[0], printed?.trimEnd());
        } finally {
          project.remove();
        }
      });

      it('shows in-house clients as a policy can describe them', () => {
        const policy = readBlocks(page).find((block) => block.language === 'yaml')?.text ?? '';
        const { policy: loaded, diagnostics } = loadPolicy(policy, inRoot('crm-guard.yaml'), { rules: [], categories: [], today: '2026-11-22' });
        assert.deepEqual(diagnostics, []);
        assert.equal(loaded.clients[0]?.methods.length, 3);
      });
    });
  }
});
