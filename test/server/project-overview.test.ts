import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { Workspace } from '../../src/engine/workspace.ts';
import { CHECK_PROGRESS, CHECK_PROJECT, CUSTOMER_DATA, RULES, SHOW_CATALOG } from '../../src/protocol/index.ts';
import type { CatalogAnswer, CheckProgress, CustomerDataAnswer, ProjectChecked, RuleState } from '../../src/protocol/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { TestClient } from './client.ts';

const HEAD = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const ALL = `${HEAD}export const all = () => prisma.customer.findMany({ select: { email: true } });\n`;

describe('server: a whole project', function () {
  this.timeout(20_000);
  let project: TempProject;
  let client: TestClient;
  const uri = (file: string): string => URI.file(project.at(file)).toString();

  async function start(params: Parameters<typeof TestClient.start>[0] = {}, policy = 'rules:\n  no-select-all-fields: off\n'): Promise<void> {
    project = new TempProject({
      'package.json': '{}',
      'crm-guard.yaml': policy,
      'prisma/schema.prisma': 'model Customer {\n  id    String @id\n  email String\n  phone String\n}\nmodel Parcel {\n  id String @id\n}\n',
      'src/a.ts': ALL,
      'src/b.ts': `${HEAD}export const one = (id: string) => prisma.customer.findUnique({ where: { id }, select: { phone: true } });\n`,
    });
    client = await TestClient.start({ workspaceFolders: [{ uri: uri('.'), name: 'crm' }], ...params }, (options) => new Workspace(options));
  }
  afterEach(async () => {
    await client.stop();
    project.remove();
  });

  const check = (): Promise<ProjectChecked> => client.connection.sendRequest(CHECK_PROJECT, { uri: uri('crm-guard.yaml'), id: 'first' });

  it('is checked, unsaved texts included, and tells how far it is', async () => {
    await start();
    const told: CheckProgress[] = [];
    client.connection.onNotification(CHECK_PROGRESS, (progress: CheckProgress) => void told.push(progress));
    const answer = await check();
    assert.ok(answer.done);
    const unbounded = answer.findings.filter(({ rule }) => rule === 'no-unbounded-query');
    assert.deepEqual(unbounded.map(({ uri: at, entity, severity, range }) => [at, entity, severity, range.start.line]), [[uri('src/a.ts'), 'Customer', 'error', 2]]);
    assert.equal(answer.files, 2);
    assert.deepEqual(told.at(-1), { id: 'first', done: 2, total: 2 });
    await client.open(uri('src/a.ts'), ALL.replace('select', 'take: 5, select'));
    const again = await check();
    assert.ok(again.done && again.findings.every(({ rule }) => rule !== 'no-unbounded-query'));
  });

  it('says why it cannot be checked', async () => {
    await start({}, 'maxRowz: 3\n');
    const answer = await check();
    assert.match(answer.done ? '' : answer.why, /^The project cannot be checked:\n1: .*maxRowz/);
  });

  it('has its catalog as a document, in the language of the editor', async () => {
    await start({ locale: 'ja' });
    const answer = await client.connection.sendRequest<CatalogAnswer>(SHOW_CATALOG, { uri: uri('crm-guard.yaml') });
    assert.ok(answer.done);
    assert.match(answer.text, /## Customer\n[^]*\| `email` \| メールアドレス `contact\.email` \|/);
    assert.doesNotMatch(answer.text, /Parcel/);
  });

  it('says what of its customer data is read where', async () => {
    await start();
    const answer = await client.connection.sendRequest<CustomerDataAnswer>(CUSTOMER_DATA, { uri: uri('crm-guard.yaml') });
    assert.ok(answer.done);
    assert.deepEqual(answer.entities.map(({ name }) => name), ['Customer']);
    const [customer] = answer.entities;
    assert.deepEqual(customer?.fields.map(({ name, id, place }) => [name, id, place?.uri, place?.line]), [['email', 'contact.email', uri('prisma/schema.prisma'), 2], ['phone', 'contact.phone', uri('prisma/schema.prisma'), 3]]);
    assert.deepEqual(customer?.accesses.map(({ uri: at, line, title, fields, isLogged }) => [at, line, title, fields, isLogged]), [
      [uri('src/a.ts'), 2, 'findMany · no limit', ['email'], false],
      [uri('src/b.ts'), 2, 'findUnique', ['phone'], false],
    ]);
  });

  it('has its rules with the severity that the policy gives them', async () => {
    await start();
    const rules = await client.connection.sendRequest<RuleState[]>(RULES, { uri: uri('crm-guard.yaml') });
    assert.equal(rules.find(({ name }) => name === 'no-select-all-fields')?.severity, 'off');
    assert.equal(rules.find(({ name }) => name === 'no-unbounded-query')?.severity, 'error');
    assert.ok(rules.every(({ description }) => description.length > 10));
  });
});
