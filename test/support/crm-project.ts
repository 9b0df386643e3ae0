import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../../rules/index.ts';
import { TAXONOMY } from '../../src/catalog/index.ts';
import { linkModules, type SourceView } from '../../src/ast/index.ts';
import { loadPolicy, policyFor } from '../../src/policy/index.ts';
import { assembleProject, projectView, readFileFacts } from '../../src/project/index.ts';
import type { LogReach } from '../../src/model/index.ts';
import type { FileContext } from '../../src/rulekit/index.ts';
import { TENANT_SCHEMAS, TENANT_SOURCES } from './tenant-schemas.ts';
import { ACCOUNTS_SCHEMA, SCOPE_HELPERS } from './account-schemas.ts';
import { ACCESS_LOG, AROUND, AUDIT_SERVICE, MASK, PRISMA_SCHEMA, SQL_SCHEMA, SUPPLIERS, TYPEORM_ENTITIES } from './crm-schemas.ts';
import { view } from '../adapters/driver.ts';

/** Texts a project is made of: a policy file, schema files, sources that declare entities or access logs. */
export interface ProjectTexts {
  policy?: string;
  schemas?: Readonly<Record<string, string>>;
  sources?: Readonly<Record<string, string>>;
  /** What hosts that follow imports know of logging in other files. */
  reach?: Partial<LogReach>;
}

/** The schema files of the default project. */
export const DEFAULT_SCHEMAS = { 'prisma/schema.prisma': PRISMA_SCHEMA, 'db/schema.sql': SQL_SCHEMA };

const ENTITIES = { 'src/entities/member.entity.ts': TYPEORM_ENTITIES };
const LOGGING = { ...ENTITIES, 'src/lib/access-log.ts': ACCESS_LOG, 'src/lib/audit.service.ts': AUDIT_SERVICE, 'src/lib/mask.ts': MASK };
const SCOPES = 'scopes: { fields: [tenantId], helpers: [withTenant], checks: [assertSameTenant], clients: [ShardRepository], rowLevelSecurity: [callers], shared: [Employee, Order] }\n';
const LOGS = 'accessLog: { functions: [recordAccess, AuditService.record] }\n';

/**
 * The projects that cases run in. A case names one by the folder of its file: `strict/source.ts`.
 * `src` logs its reads, allows 200 rows and follows the recommended preset.
 */
export const PROJECTS = {
  src: { policy: `${LOGS}maskers: [maskEmail, mask]\n`, sources: LOGGING },
  /** Nobody has written an access log yet. */
  unlogged: { policy: '', sources: ENTITIES },
  /** Accounts to sign in with, receipts of whoever bought, helpers that know who asks. */
  accounts: { policy: '', schemas: { 'prisma/schema.prisma': ACCOUNTS_SCHEMA }, sources: { ...ENTITIES, 'src/scope.ts': SCOPE_HELPERS } },
  accountsstrict: { policy: 'extends: strict\n', schemas: { 'prisma/schema.prisma': ACCOUNTS_SCHEMA }, sources: { ...ENTITIES, 'src/scope.ts': SCOPE_HELPERS } },
  /** An access log is found in the code; no policy names it, and it records changes. */
  discovered: {
    policy: 'entities: { Member: { fields: { points: comm.content } } }\n',
    sources: { ...ENTITIES, 'src/lib/access-log.ts': ACCESS_LOG, 'src/jobs/close.ts': "import { recordAccess } from '../lib/access-log';\nawait recordAccess({ action: 'close', actor: 'job' });\n" },
  },
  /** A log of changes that other code than a policy makes known; suppliers beside customers; code that reads what it is given. */
  changes: {
    policy: '',
    schemas: { ...DEFAULT_SCHEMAS, 'db/suppliers.sql': SUPPLIERS },
    sources: {
      ...ENTITIES,
      'src/lib/audit-log.ts': "export async function writeAuditLog(entry: object): Promise<void> {\n  await prisma.auditLog.create({ data: entry });\n}\n",
      'src/jobs/close.ts': "import { writeAuditLog } from '../lib/audit-log';\nawait writeAuditLog({ action: 'update', entity: 'Product', id });\n",
      'src/lib/generic.ts': "export const one = (model: any, id: string) => model.findUnique({ where: { id } });\nexport async function logged(model: any, id: string) {\n  const row = await model.findUnique({ where: { id } });\n  await writeAuditLog({ action: 'view', id });\n  return row;\n}\nimport { writeAuditLog } from './audit-log';\n",
    },
  },
  /** A controller and a page answer with what functions of other files read. */
  answered: {
    policy: '',
    sources: {
      ...ENTITIES,
      'src/customers.controller.ts': "import { CustomerService } from '../answered/source';\n@Controller('customers')\nexport class CustomersController {\n  constructor(private readonly customers: CustomerService) {}\n  @Get(':id') detail(@Param('id') id: string) {\n    return this.customers.detail(id);\n  }\n}\n",
      'src/page.tsx': "import { ofSession } from '../answered/source';\nexport default async function Page() {\n  const customer = await ofSession(id);\n  return <Card customer={customer} />;\n}\n",
      'src/job.ts': "const customer = await customers.forJobs(id);\nreturn customer;\n",
    },
  },
  strict: { policy: `extends: strict\n${LOGS}`, sources: LOGGING },
  /** Logs around its handlers, in every way there is. */
  around: {
    policy: 'accessLog: { functions: [recordAccess], decorators: [Audited], wrappers: [withAudit], middleware: [audit, AuditInterceptor, AuditMiddleware], extensions: [auditExtension] }\n',
    sources: { ...LOGGING, 'src/lib/around.ts': AROUND },
  },
  /** Its writer queues and tries again. */
  reliable: { policy: 'accessLog: { functions: [recordAccess], reliable: [recordAccess] }\n', sources: LOGGING },
  /** The file that writes its access log is the one that is looked at. */
  failing: { policy: 'accessLog: { functions: [writeAccess] }\n', sources: { ...ENTITIES, 'failing/writer.ts': 'export async function writeAccess(entry: object): Promise<void> {}\n' } },
  /** Of the callers of `load` one logs and one does not; all callers of `loadLogged` do. */
  called: {
    policy: LOGS,
    sources: LOGGING,
    reach: { forgotten: [{ file: 'called/source.ts', name: 'load', by: { file: 'src/jobs/export.ts', line: 12 } }], covered: [{ file: 'called/source.ts', name: 'loadLogged' }] },
  },
  /** Whoever opens a contact, or lists members, is logged; nothing else is. */
  seen: {
    policy: '',
    sources: { ...ENTITIES, 'src/audit.ts': "export async function writeAuditLog(entry: object) {\n  await prisma.auditLog.create({ data: entry });\n}\n", 'src/contacts.ts': "await writeAuditLog({ action: 'read', entity: 'Contact', id });\nawait writeAuditLog({ action: 'list', entity: 'Member' });\nawait writeAuditLog({ action: 'export', entity: 'Employee' });\n" },
  },
  /** One's own data is logged like everybody else's. */
  own: { policy: 'accessLog: { functions: [recordAccess], selfAccess: logged }\n', sources: LOGGING },
  /** A service that takes its parts one by one. */
  positional: { policy: 'accessLog: { functions: [AuditService.record] }\n', sources: { ...ENTITIES, 'src/lib/audit.service.ts': 'export class AuditService {\n  async record(actorId: string, meta: string[], customerId?: string): Promise<void> {\n    await this.store({ actorId, meta, customerId });\n  }\n  private async store(entry: object): Promise<void> {}\n}\n' } },
  japanese: { policy: 'accessLog: { functions: [閲覧ログを記録] }\n', sources: { ...ENTITIES, 'src/lib/閲覧ログ.ts': 'export async function 閲覧ログを記録(記録: object): Promise<void> {}\n' } },
  /** Entries say what was done, and why. */
  demanding: { policy: 'accessLog: { functions: [recordAccess], require: [actor, action, subject, purpose] }\n', sources: LOGGING },
  /** Its reviewers wrote down what a call looks like. */
  template: { policy: "accessLog:\n  functions: [recordAccess]\n  template: 'await recordAccess({ actor: {actor}, action: {action}, entity: {entity}, ids: {subject}, purpose: {purpose} })'\n", sources: LOGGING },
  /** Screens of this team hold 20 rows; its exports may hold 5,000. */
  small: { policy: `${LOGS}maxRows: 20\noverrides:\n  - files: ['small/exports.ts']\n    maxRows: 5000\n`, sources: LOGGING },
  /** Reviewers decided what is personal: groups are, employees' titles are, callers are not. */
  decided: {
    policy: `${LOGS}entities:\n  CustomerGroup:\n    subject: customer\n    fields:\n      name: person.full_name\n      discount: finance.income\n  callers:\n    personal: false\n`,
    sources: LOGGING,
  },
  /** Exports need an approval. */
  desk: { policy: `${LOGS}bulkExport: { approvals: [requireExportApproval, ExportDesk.approve] }\n`, sources: { ...LOGGING, 'src/lib/export-desk.ts': 'export async function requireExportApproval() {}\nexport class ExportDesk {\n  async approve() {}\n}\n' } },
  /** Files that leave are put under rights management. */
  sealed: { policy: `${LOGS}plaintextExport: { protections: [{ name: protectFile, module: ./src/lib/rights }, RightsManagement.seal] }\n`, sources: { ...LOGGING, 'src/lib/rights.ts': 'export async function protectFile(path: string) {}\nexport class RightsManagement {\n  seal(file: string) {}\n}\n' } },
  /** Ways out of its own, one for each kind. */
  ways: {
    policy: `sinks:
  - { kind: log, functions: [{ name: trail, module: ./src/outside/way-out }], arguments: [2] }
  - { kind: error, functions: [refuse] }
  - { kind: url, functions: [Links.shorten] }
  - { kind: client-storage, functions: [remember] }
  - { kind: external-service, service: Print shop, functions: [orderLetter] }
  - { kind: export, functions: [spool] }
externalServices:
  approved:
    - { service: Print shop, categories: [contact.phone], reason: DPA 9 }
`,
    sources: { ...ENTITIES, 'src/lib/way-out.ts': 'declare const bridge: any;\nexport const trail = (event: string, what: unknown) => bridge.push(event, what);\nexport const refuse = (why: string) => bridge.push(why);\nexport class Links {\n  shorten(to: string) { return bridge.push(to); }\n}\nexport const remember = (what: unknown) => bridge.push(what);\nexport const orderLetter = (to: string) => bridge.push(to);\nexport const spool = (what: unknown) => bridge.push(what);\n' },
  },
  /** Its loggers leave things out, the ones of its frameworks as well. */
  redacting: {
    policy: '',
    sources: {
      ...ENTITIES,
      'src/lib/logger.ts': "import pino from 'pino';\nexport const logger = pino({ redact: ['email'] });\nexport function createLog(name: string) {\n  return logger.child({ name });\n}\n",
      'src/server.ts': "import Fastify from 'fastify';\nconst hidden = ['email'];\nexport const app = Fastify({ logger: { level: 'info', redact: { paths: [...hidden, 'req.headers.authorization'] } } });\n",
      'src/app.module.ts': "import { LoggerModule } from 'nestjs-pino';\nexport const imports = [LoggerModule.forRootAsync({ useFactory: () => ({ pinoHttp: { redact: ['*.phone'] } }) })];\n",
    },
  },
  /** Reviewers decided what may go to whom. */
  approved: {
    policy: `${LOGS}externalServices:
  approved:
    - { service: Sentry, categories: [contact.email], entities: [Customer], reason: DPA 3 }
    - { service: PostHog, fields: [email], entities: [Contact], reason: DPA 4 }
    - { host: "*.partner.example", fields: [phone], reason: DPA 5 }
    - { service: Vault, categories: [contact.email], reason: DPA 6 }
  services:
    - { name: Verifier, module: '@acme/verifier', functions: [push] }
    - { name: Vault, module: '@acme/vault' }
    - { name: Broker, functions: [handToBroker], hosts: [in.broker.example] }
  ownHosts: ["*.acme.example"]
`,
    sources: LOGGING,
  },
  /** Its customers live in systems that others run. */
  systems: {
    policy: '',
    schemas: { 'force-app/main/default/objects/Contact/fields/Passport__c.field-meta.xml': '<CustomField><fullName>Passport__c</fullName><complianceGroup>PII</complianceGroup><securityClassification>Restricted</securityClassification><type>Text</type></CustomField>' },
    sources: { 'src/lib/clients.ts': "import jsforce from 'jsforce';\nimport { Client } from '@hubspot/api-client';\nimport zendesk from 'node-zendesk';\nexport const url = '/api/data/v9.2/contacts';\n" },
  },
  /** Serves many tenants; callers are kept apart by the database. */
  tenants: { policy: SCOPES, schemas: TENANT_SCHEMAS, sources: TENANT_SOURCES },
  /** Groups of customers keep apart whose they are, although no word says so. */
  spaces: { policy: 'scopes: { fields: [groupId] }\n' },
  tenantsstrict: { policy: `extends: strict\n${SCOPES}`, schemas: TENANT_SCHEMAS, sources: TENANT_SOURCES },
} as const satisfies Record<string, ProjectTexts>;

/** Name of one of the projects. */
export type ProjectName = keyof typeof PROJECTS;

/** Where modules that a policy names are looked for. */
const ROOT = fileURLToPath(new URL('../../examples/crm', import.meta.url));

const categories = TAXONOMY.map(({ id }) => id);
const ruleInfos = Object.values(rules).map(({ crmGuard }) => ({ name: crmGuard.name, ...crmGuard.severity }));

/** Answers the context of any file of a project made of these texts, as the engine would. */
export function projectContext({ policy: policyText = '', schemas = DEFAULT_SCHEMAS, sources = {}, reach = {} }: ProjectTexts): (file: string) => FileContext {
  const { policy, diagnostics } = loadPolicy(policyText, path.join(ROOT, 'crm-guard.yaml'), { rules: ruleInfos, categories });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const files = Object.entries(sources).map(([file, text]) => ({ file, text, facts: readFileFacts(text, file) }));
  const { data, problems } = assembleProject(ROOT, policy, files, Object.entries(schemas).map(([file, text]) => ({ file, text })));
  if (problems.length > 0) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  const project = projectView({ ...data, logReach: { ...data.logReach, ...reach } });
  const open = moduleOpener(sources);
  return (file) => ({ project, policy: policyFor(policy, file), file, link: (ast) => linkModules(ast, { file, open }) });
}

/** Follows imports to the project's sources; a case stands beside them in `src`, whatever its folder is called. */
function moduleOpener(sources: Readonly<Record<string, string>>): (specifier: string) => SourceView | undefined {
  const opened = new Map<string, SourceView>();
  const open = (specifier: string): SourceView | undefined => {
    const file = `src/${specifier.replace(/^(?:\.\.?\/)+/, '')}.ts`;
    const text = sources[file];
    if (text === undefined) return undefined;
    const source = opened.get(file) ?? view(text);
    if (!opened.has(file)) linkModules(source.ast, { file, open });
    opened.set(file, source);
    return source;
  };
  return open;
}

const contexts = new Map<ProjectName, (file: string) => FileContext>();

/** The context of a file in one of the projects; the folder of the file names the project. */
export function contextOf(filename: string): FileContext | undefined {
  const parts = filename.split(/[/\\]/);
  const at = parts.slice(0, -1).findLastIndex(isProject);
  const folder = parts[at];
  if (folder === undefined || !isProject(folder)) return undefined;
  const known = contexts.get(folder) ?? projectContext(PROJECTS[folder]);
  contexts.set(folder, known);
  return known(parts.slice(at).join('/'));
}

const isProject = (name: string): name is ProjectName => Object.hasOwn(PROJECTS, name);
