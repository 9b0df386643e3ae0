import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { AccessLogEntry, Problem, ReadConvention } from '../../src/model/index.ts';
import { defaultPolicy } from '../../src/policy/index.ts';
import type { AccessLogFunction, Policy } from '../../src/policy/types.ts';
import { assembleProject, readFileFacts } from '../../src/project/index.ts';
import { type Files, TempProject } from '../support/temp-project.ts';

/** What the project layer learns of these sources. */
function learn(files: Files, functions: readonly AccessLogFunction[] = [], root = '/project'): { logs: readonly AccessLogEntry[]; logsReads: boolean; conventions: readonly ReadConvention[]; problems: readonly Problem[] } {
  const base = defaultPolicy('recommended', [{ name: 'require-access-log', recommended: 'warning', strict: 'error' }]);
  const policy: Policy = { ...base, file: `${root}/crm-guard.yaml`, accessLog: { ...base.accessLog, functions } };
  const sources = Object.entries(files).map(([file, text]) => ({ file, text: String(text), facts: readFileFacts(String(text), file) }));
  const { data, problems } = assembleProject(root, policy, sources, []);
  return { logs: data.accessLogs, logsReads: data.logsReads, conventions: data.readConventions, problems };
}

describe('approvals of exports that the policy names', () => {
  it('are a warning where the project does not declare them', () => {
    const base = defaultPolicy('recommended', []);
    const policy: Policy = { ...base, file: '/project/crm-guard.yaml', bulkExport: { approvals: ['requireExportApproval', 'ExportDesk.approve', 'mispelt'] }, lines: { 'bulkExport.approvals': 4 } };
    const text = 'export async function requireExportApproval() {}\nexport class ExportDesk {\n  async approve() {}\n}\n';
    const { problems } = assembleProject('/project', policy, [{ file: 'src/exports.ts', text, facts: readFileFacts(text, 'src/exports.ts') }], []);
    assert.deepEqual(problems.map(({ kind, file, line, message }) => [kind, file, line, message.slice(0, 60)]), [['policy-warning', 'crm-guard.yaml', 4, 'bulkExport.approvals: `mispelt` is not declared anywhere in ']]);
  });
});

describe('access logs found in the code', () => {
  const writers: Readonly<Record<string, string>> = {
    recordAccess: 'export async function recordAccess(id: string) { await db.accessLog.create({ data: { id } }); }',
    logDataAccess: 'export const logDataAccess = async (id: string) => { await pool.query("insert into access_log values ($1)", [id]); };',
    writeAuditLog: 'export default async function writeAuditLog(e: E) { await queue.publish("audit", e); }',
    createAuditEntry: 'export function createAuditEntry(e: E) { return repo.save(e); }',
    auditLog: 'export const auditLog = function (e: E) { logger.info(e); };',
    trackCustomerAccess: 'export async function trackCustomerAccess(id: string) { recordAccess(id); }\nfunction recordAccess(id: string) { db.query(id); }',
    閲覧ログを記録: 'export async function 閲覧ログを記録(顧客: string) { await db.閲覧ログ.create({ data: { 顧客 } }); }',
    監査ログ登録: 'export const 監査ログ登録 = (内容: string) => repo.insert(内容);',
    kansaLogKiroku: 'export function kansaLogKiroku(e: E) { repo.save(e); }',
    etsuranRirekiToroku: 'export async function etsuranRirekiToroku(e: E) { await repo.insert(e); }',
    accessRirekiToroku: 'export const accessRirekiToroku = (e: E) => repo.save(e);',
    logHealthcareAction: "async function logHealthcareAction(action: string) { await supabase.from('audit_logs').insert({ action }); }",
    logActivity: 'export const logActivity = (data: D) => prisma.auditLog.create({ data });',
    logChange: 'export async function logChange(e: E) { await db.insert(auditLogs).values(e); }',
    'AuditService.record': 'export class AuditService { constructor(private repo: R) {} async record(e: E) { await this.repo.save(e); } }',
    'AuditLogService.create': 'export class AuditLogService { create(d: D) { return this.db.log.create({ data: d }); } update(id: string) { return this.db.log.update(id); } }',
    'AuditLogger.log': 'export class AuditLogger { log = async (e: E) => { await this.repo.save(e); }; }',
    'auditTrail.write': 'export const auditTrail = { write(e: E) { return repo.insert(e); } };',
    'KansaLogService.save': 'export class KansaLogService { save(e: E) { return this.repo.insert(e); } }',
    '監査ログサービス.記録': 'export class 監査ログサービス { 記録(内容: string) { this.repo.save(内容); } }',
  };
  for (const [name, code] of Object.entries(writers)) {
    it(`are ${name}`, () => {
      const found = learn({ 'src/a.ts': `// a comment\n${code}` }).logs.find((entry) => entry.name === name);
      assert.deepEqual(found, { name, origin: 'discovered', kind: 'function', file: 'src/a.ts', line: 2, records: 'unknown' });
    });
  }

  const others: Readonly<Record<string, string>> = {
    'what only reads a log': 'export async function getAuditLog(id: string) { return db.query(id); }\nexport const findAccessLogs = () => repo.create();\nexport function listAuditEvents() { db.query("x"); }',
    'what only shows or formats one': 'export function formatAuditEntry(e: E) { lines.push(e); }\nexport function AuditLogTable() { rows.push(1); return null; }\nexport const AuditTrailPanel = () => { rows.push(1); };\nexport function auditLogToCsv(e: E) { rows.push(e); }',
    'what logs elsewhere, or who comes and goes': 'export const logMessage = (data: D) => prisma.message.create({ data });\nexport async function logOut(id: string) { await prisma.auditLog.create({ data: { id } }); }\nexport async function createUser(data: D) { await prisma.user.create({ data }); await prisma.auditLog.create({ data }); }',
    'what stores nothing': 'export function recordAccess(id: string) { return { id }; }\nexport const auditLog = (e: E) => JSON.stringify(e);',
    'what is granted': 'export async function createAccessToken(id: string) { return repo.save({ id }); }\nexport const saveAccessKey = (k: string) => repo.insert(k);\nexport function addAccessRule(r: R) { rules.push(r); }\nexport function registerAccessibilityHooks() { hooks.push(1); }',
    'hooks, handlers and middleware of other names': 'export function useAuditLog() { q.push(1); }\nexport function handleAccess() { db.query("x"); }',
    'the reading side in Japanese and romaji': 'export function 閲覧履歴取得() { db.query("x"); }\nexport function 監査ログ一覧() { db.query("x"); }\nexport function kansaLogIchiran() { db.query("x"); }',
    'a controller, an entity, an error': 'export class AuditLogController { create() { this.service.save(1); } }\nexport class AuditLogEntity { save() { repo.save(1); } }\nexport class AuditError { log() { logger.info(1); } }',
    'audits that somebody carries out, whose records are changed later': 'export class IsmsAuditService { create(d: D) { return this.db.audit.create({ data: d }); } update(id: string, d: D) { return this.db.audit.update(id, d); } }',
    'the reading methods of a service': 'export class AuditService { find() { return this.repo.query(1); } constructor() { list.push(1); } }',
  };
  for (const [name, code] of Object.entries(others)) {
    it(`are not ${name}`, () => {
      assert.deepEqual(learn({ 'src/a.ts': code }).logs.map((entry) => entry.name), []);
    });
  }

  const DECLARED = 'export async function recordAccess(e: E) { await db.accessLog.create({ data: e }); }';
  const SERVICE = 'export class AuditService { async record(e: E) { await this.repo.save(e); } }';
  const uses: readonly (readonly [string, AccessLogEntry['records'], string])[] = [
    ['an action that is a read', 'reads', "await recordAccess({ actor, action: 'read', id });"],
    ['an action with a prefix', 'reads', "await recordAccess({ action: 'customer.viewed' });"],
    ['a constant', 'reads', 'await recordAccess({ action: AuditAction.EXPORT });'],
    ['an action in Japanese', 'reads', "await recordAccess({ 操作: '閲覧' });"],
    ['a call over several lines', 'reads', "await recordAccess({\n  actor: user.id,\n  action: 'search',\n});"],
    ['writes only', 'writes', "await recordAccess({ action: 'update', id });"],
    ['a read beside it, not in it', 'writes', "await recordAccess({ action: 'update' }); log('read');"],
    ['one read among many writes', 'writes', `await recordAccess({ action: 'read' });\n${"await recordAccess({ action: 'update' });\n".repeat(10)}`],
    ['reads among writes', 'reads', `await recordAccess({ action: 'read' });\n${"await recordAccess({ action: 'update' });\n".repeat(9)}`],
    ['another function whose name ends alike', 'unknown', "await prerecordAccess({ action: 'read' }); 前recordAccess('read');"],
    ['no call', 'unknown', "import { recordAccess } from './a';"],
  ];
  for (const [name, records, call] of uses) {
    it(`record ${records === 'unknown' ? 'nobody knows what' : records} by ${name}`, () => {
      const { logs, logsReads } = learn({ 'src/a.ts': DECLARED, 'src/b.ts': call });
      assert.deepEqual([logs[0]?.records, logsReads], [records, records === 'reads']);
    });
  }

  it('record reads through an instance of their class', () => {
    const of = (call: string): string | undefined => learn({ 'src/a.ts': SERVICE, 'src/b.ts': call }).logs[0]?.records;
    assert.equal(of("await this.auditService.record({ action: 'view' });"), 'reads');
    assert.equal(of("await this.audit?.record({ action: 'created' });"), 'writes');
    assert.equal(of("await this.recorder.record({ action: 'view' });"), 'unknown');
  });

  describe('show which reads are meant to be logged', () => {
    const AUDIT = 'export async function writeAuditLog(e: E) { await db.auditLog.create({ data: e }); }';
    const seen = (files: Files): unknown => {
      const { logsReads, conventions } = learn({ 'src/lib/audit.ts': AUDIT, ...files });
      return [logsReads, conventions.map(({ words, of, file, line }) => [words, of, file, line])];
    };

    it('by the record an entry names, and by whether it was opened, listed or exported', () => {
      assert.deepEqual(seen({ 'src/a.ts': "\nawait writeAuditLog({ action: 'read', entity: 'Customer' });\nawait writeAuditLog('LIST', 'contact', id);\nawait writeAuditLog({ event: 'lead.exported' });" }), [false, [[['Customer'], 'one', 'src/a.ts', 2], [['contact'], 'many', 'src/a.ts', 3], [['lead'], 'all', 'src/a.ts', 4]]]);
    });

    it('not by the words that say who did it and why', () => {
      assert.deepEqual(seen({ 'src/a.ts': "await writeAuditLog({ actorType: 'user', purpose: 'order', action: 'view', type: 'Patient' });" }), [false, [[['Patient'], 'one', 'src/a.ts', 1]]]);
    });

    it('of every kind, when reads of three kinds are logged in three files', () => {
      const call = (entity: string): string => `await writeAuditLog({ action: 'read', entity: '${entity}' });`;
      const [logsReads] = seen({ 'src/a.ts': call('Customer'), 'src/b.ts': call('Lead'), 'src/c.ts': call('Contact') }) as [boolean];
      assert.equal(logsReads, true);
      const [two] = seen({ 'src/a.ts': call('Customer') + call('Lead'), 'src/c.ts': call('Contact') }) as [boolean];
      assert.equal(two, false);
    });

    it('not where it is a corner of the project that logs what it reads', () => {
      const call = (entity: string): string => `await writeAuditLog({ action: 'read', entity: '${entity}' });`;
      const schema = { 'src/entities.ts': "import { Column, Entity } from 'typeorm';\n@Entity()\nexport class Patient {\n  @Column() email: string;\n  @Column() diagnosis: string;\n}\n" };
      const readers = (count: number): Files => Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/reads/${index}.ts`, 'export const load = (id: string) => prisma.patient.findUnique({ where: { id } });\n']));
      const logging = { 'src/a.ts': call('Staff'), 'src/b.ts': call('Review'), 'src/c.ts': call('Holiday') };
      assert.equal((seen({ ...schema, ...logging, ...readers(50) }) as [boolean])[0], true);
      assert.equal((seen({ ...schema, ...logging, ...readers(80) }) as [boolean])[0], false);
    });

    it('not by the headers of a request', () => {
      assert.deepEqual(seen({ 'src/a.ts': "await writeAuditLog({ action: 'read', entity: 'Customer', agent: req.get('user-agent'), ip: req.headers['x-forwarded-for'] });" }), [false, [[['Customer'], 'one', 'src/a.ts', 1]]]);
    });

    it('not by tests, examples and refusals', () => {
      const call = "await writeAuditLog({ action: 'read', entity: 'Customer' });";
      assert.deepEqual(seen({ 'src/audit-coverage-test.ts': call, 'src/__tests__/a.ts': call, 'src/a.spec.ts': call, 'examples/a.ts': call }), [false, []]);
      const { conventions } = learn({ 'src/log.ts': 'export class AuditLogger { logPermissionDenied(e: E) { return this.repo.save(e); } }', 'src/a.ts': "auditLogger.logPermissionDenied('contact', 'read');" });
      assert.deepEqual(conventions, []);
    });

    it('by calls on what a function answers', () => {
      const { logs } = learn({ 'src/log.ts': 'export class AuditLogger { logAction(e: E) { return this.repo.save(e); } }', 'src/a.ts': "getAuditLogger(ctx.prisma)\n  .logAction('READ', 'lead', id);" });
      assert.equal(logs[0]?.records, 'reads');
    });
  });

  it('are not found in a file that cannot be parsed', () => {
    assert.deepEqual(learn({ 'src/a.ts': `${DECLARED}\nconst = 1;` }).logs, []);
  });
});

describe('access logs of the policy', () => {
  const at = (name: string, module?: string): AccessLogFunction => ({ name, line: 4, column: 7, ...(module === undefined ? {} : { module }) });
  const warned = (files: Files, entry: AccessLogFunction, root?: string): readonly Problem[] => learn(files, [entry], root).problems;

  it('count as records of reads, with the file that declares them', () => {
    const { logs, logsReads, problems } = learn({ 'src/a.ts': 'export const note = async (id: string) => send(id);' }, [at('note')]);
    assert.deepEqual(logs, [{ name: 'note', origin: 'policy', kind: 'function', records: 'reads', file: 'src/a.ts' }]);
    assert.deepEqual([logsReads, problems], [true, []]);
  });

  it('take the place of what would be found by itself', () => {
    const { logs } = learn({ 'src/a.ts': 'export async function recordAccess(id: string) { await db.accessLog.create({ id }); }' }, [at('recordAccess')]);
    assert.deepEqual(logs.map(({ name, origin }) => [name, origin]), [['recordAccess', 'policy']]);
  });

  it('that do not exist are warned of, at their place in the policy', () => {
    const [problem, ...more] = warned({ 'src/a.ts': 'export function recordAcces() {}' }, at('recordAccess'));
    assert.deepEqual([problem?.kind, problem?.file, problem?.line, problem?.column, more], ['policy-warning', 'crm-guard.yaml', 4, 7, []]);
    assert.match(problem?.message ?? '', /`recordAccess` is not declared anywhere/);
  });

  const declared: Readonly<Record<string, readonly [string, string]>> = {
    'a function': ['record', 'export async function record(id: string) {}'],
    'a generator': ['record', 'export function* record() {}'],
    'a constant': ['record', 'export const record = wrap(async () => {});'],
    'a property': ['record', 'export const log = { record: async () => {}, more };'],
    'a method': ['record', 'class A {\n  private async record(id: string) {}\n}'],
    'an export list': ['record', 'export { record } from "./other";'],
    'a renamed export': ['record', 'export { write as record };'],
    'an import of a package': ['record', 'import record from "@acme/audit";'],
    'a name in Japanese': ['閲覧記録', 'export const 閲覧記録 = async () => {};'],
    'a name with a sign': ['$record', 'export const $record = () => {};'],
    'a method of its class': ['AuditService.record', 'export class AuditService {\n  async record(id: string) {}\n}'],
    'a method that is a property': ['AuditService.record', 'export class AuditService { record = async () => {}; }'],
    'a method that is inherited': ['AuditService.record', 'export class AuditService extends Base<string> {}'],
    'a class of a package': ['AuditService.record', 'import { AuditService } from "@acme/audit";'],
  };
  for (const [name, [entry, code]] of Object.entries(declared)) {
    it(`may be declared by ${name}`, () => {
      assert.deepEqual(warned({ 'src/a.ts': code }, at(entry)), []);
    });
  }

  const missing: Readonly<Record<string, readonly [string, string]>> = {
    'a call': ['record', 'await record(id);'],
    'a longer name': ['閲覧記録', 'export const 閲覧記録一覧 = 1; export function re閲覧記録() {}'],
    'a method of another class': ['AuditService.record', 'export class OrderService { record() {} }'],
    'a call on the class': ['AuditService.record', 'export class AuditService { write() {} }\nauditService.record(1);'],
  };
  for (const [name, [entry, code]] of Object.entries(missing)) {
    it(`are not declared by ${name}`, () => {
      assert.equal(warned({ 'src/a.ts': code }, at(entry)).length, 1);
    });
  }

  describe('of a module', () => {
    let project: TempProject;
    const RECORD = 'export function record() {}\n';
    beforeEach(() => {
      project = new TempProject({ 'src/lib/log.ts': RECORD, 'src/audit/index.ts': RECORD, 'src/empty.ts': 'export {};\n', 'src/barrel.ts': "export * from './lib/log';\n" });
      mkdirSync(project.at('src/folder'));
    });
    afterEach(() => project.remove());

    const problem = (name: string, module: string): string | undefined => {
      const files = { 'src/lib/log.ts': RECORD, 'src/audit/index.ts': RECORD, 'src/empty.ts': 'export {};\n', 'src/barrel.ts': "export * from './lib/log';\n" };
      return warned(files, at(name, module), project.root)[0]?.message;
    };

    it('are found with and without extension, in an index file, and where the module passes them on', () => {
      for (const module of ['./src/lib/log', './src/lib/log.ts', './src/lib/log.js', './src/audit', './src/barrel']) assert.equal(problem('record', module), undefined, module);
    });

    it('are taken at the word of the policy when it is a package or an alias', () => {
      for (const module of ['@acme/audit', 'audit', '@/lib/audit', '~/audit']) assert.equal(problem('nobody', module), undefined, module);
    });

    it('are warned of when the module does not exist, or does not declare them', () => {
      assert.match(problem('record', './src/lib/lgo') ?? '', /module `\.\/src\/lib\/lgo` of `record` does not exist/);
      assert.match(problem('record', './src/folder') ?? '', /does not exist/);
      assert.match(problem('record', './src/empty') ?? '', /`\.\/src\/empty` does not declare `record`/);
      assert.match(problem('recrod', './src/barrel') ?? '', /does not declare `recrod`/);
    });
  });
});
