import { bad, good, type CaseOptions } from '../../support/rule-cases.ts';

const EMAIL = { entity: 'Customer', fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };
const PHONE = { entity: 'Customer', fields: 'phone (telephone number)', because: ' (prisma/schema.prisma:7)' };

const read = (setup: string, body: string): string => `${setup}
import type { Customer } from '@prisma/client';
export function run(customer: Customer, customers: Customer[], request: any, flag: boolean) {
  const { email, phone } = customer;
  ${body}
}`;

const pino = (options: string): string => `import pino from 'pino';\nconst logger = pino(${options});`;
const written = (name: string, setup: string, body: string, of: Record<string, string>, sink = 'logger.info', options: CaseOptions = {}) =>
  bad(name, read(setup, body), { id: body.includes('customers') ? 'recordLogged' : 'fieldLogged', data: { ...of, sink } }, options);
const hidden = (name: string, setup: string, body: string, options: CaseOptions = {}) => good(name, read(setup, body), options);

/** A customer without e-mail address and telephone number. */
const LESS = { entity: 'Customer', fields: 'taxId (national or tax number), firstName (given name), lastName (family name) and birthDate (date of birth)', because: ' (prisma/schema.prisma:9)' };

/** What a logger writes although it redacts something. */
export const stillWritten = [
  written('another key than the redacted one', pino("{ redact: ['email'] }"), 'logger.info({ mail: ⟦email⟧ });', EMAIL),
  written('a key further down', pino("{ redact: ['email'] }"), 'logger.info({ user: { email: ⟦email⟧ } });', EMAIL),
  written('a wildcard is one key: not none', pino("{ redact: ['*.email'] }"), 'logger.info({ email: ⟦email⟧ });', EMAIL),
  written('a wildcard is one key: not two', pino("{ redact: ['*.email'] }"), 'logger.info({ a: { b: { email: ⟦email⟧ } } });', EMAIL),
  written('the text of the entry', pino("{ redact: ['email', 'msg'] }"), 'logger.info({ id: customer.id }, `read ${⟦email⟧}`);', EMAIL),
  written('what is put into the text of the entry', pino("{ redact: ['email'] }"), "logger.info('read %o', { email: ⟦email⟧ });", EMAIL),
  written('a text inside an object', pino("{ redact: ['customer.email'] }"), 'logger.info({ customer: JSON.stringify({ email: ⟦email⟧ }) });', EMAIL),
  written('the other fields of a record', pino("{ redact: ['customer.email', 'customer.phone'] }"), 'logger.info({ customer: ⟦customers⟧ });', LESS),
  written('a censor that hides nothing', pino("{ redact: { paths: ['email'], censor: (value) => value } }"), 'logger.info({ email: ⟦email⟧ });', EMAIL),
  written('a child that redacts something else', `${pino("{ redact: ['email'] }")}\nconst log = logger.child({ part: 'a' }, { redact: ['phone'] });`, 'log.info({ email: ⟦email⟧ });', EMAIL, 'log.info'),
  written('a serializer that takes the field', pino('{ serializers: { customer: (one) => ({ id: one.id, phone: one.phone }) } }'), 'logger.info({ customer: ⟦customers⟧ });', PHONE),
  written('winston: a field that the format leaves alone', "import winston from 'winston';\nconst hide = winston.format((info) => { delete info.email; return info; });\nconst logger = winston.createLogger({ format: winston.format.combine(hide(), winston.format.json()) });", "logger.info('read', { phone: ⟦phone⟧ });", PHONE),
  written('Fastify: another path', '', 'request.log.info({ mail: ⟦email⟧ });', EMAIL, 'request.log.info', { project: 'redacting' }),
  written('a logger of another module, another path', "import { logger } from './lib/logger';", 'logger.info({ phone: ⟦phone⟧ });', PHONE, 'logger.info', { project: 'redacting' }),
];

/** What a logger is set up to leave out. */
export const redacted = [
  hidden('a list of paths', pino("{ redact: ['email'] }"), 'logger.info({ id: customer.id, email: customer.email });'),
  hidden('an object of paths', pino("{ redact: { paths: ['user.email'], remove: true } }"), "logger.info({ user: { email: customer.email } }, 'read');"),
  hidden('a wildcard', pino("{ redact: ['*.email'] }"), 'logger.info({ user: { email: customer.email } });'),
  hidden('a wildcard of elements', pino("{ redact: ['users[*].email'] }"), 'logger.info({ users: customers.map((one) => ({ id: one.id, email: one.email })) });'),
  hidden('brackets', pino("{ redact: ['user[\"e-mail\"]', '[\"contact\"].phone'] }"), "logger.info({ user: { 'e-mail': customer.email }, contact: { phone: customer.phone } });"),
  hidden('all below a key', pino("{ redact: ['customer'] }"), 'logger.info({ customer });\n  logger.info({ customer: { email: customer.email } });'),
  hidden('everything', pino("{ redact: ['customer.*'] }"), 'logger.info({ customer });'),
  hidden('fields of the record itself', pino("{ redact: ['email', 'phone', 'firstName', 'lastName', 'birthDate', 'taxId'] }"), 'logger.info(customer);'),
  hidden('an entry in a variable', pino("{ redact: ['to'] }"), "const entry = { to: customer.email, id: customer.id };\n  logger.info(entry, 'sent');"),
  hidden('a spread', pino("{ redact: ['email'] }"), 'logger.info({ ...{ email: customer.email }, id: customer.id });'),
  hidden('a child', `${pino("{ redact: ['email', 'bound.phone'] }")}\nconst log = logger.child({ part: 'a' });`, 'log.info({ email: customer.email });\n  logger.child({ bound: { phone: customer.phone } }).info("on");'),
  hidden('paths of a constant', "import pino from 'pino';\nconst SECRET = ['phone'];\nconst options = { redact: { paths: [...SECRET, 'email'] } };\nconst logger = pino(options);", 'logger.info({ email: customer.email, phone: customer.phone });'),
  hidden('paths that are only known at run time', "import pino from 'pino';\nimport { paths } from '@acme/paths';\nconst logger = pino({ redact: paths });", 'logger.info({ email: customer.email });'),
  hidden('a serializer', pino('{ serializers: { customer: (one) => ({ id: one.id, status: one.status }) } }'), 'logger.info({ customer });'),
  hidden('a serializer that takes apart', pino('{ serializers: { customer: ({ id, status }) => ({ id, status }) } }'), 'logger.info({ customer });'),
  hidden('bunyan', "import bunyan from 'bunyan';\nconst log = bunyan.createLogger({ name: 'crm', serializers: { customer: (one) => one.id } });", "log.info({ customer }, 'read');"),
  hidden('winston: deleted and overwritten', "import { createLogger, format } from 'winston';\nconst hide = format((info) => {\n  if (info.user) info.user.email = '***';\n  delete info.phone;\n  return info;\n});\nconst logger = createLogger({ format: format.combine(hide(), format.json()) });", "logger.info('read', { user: { email: customer.email }, phone: customer.phone });"),
  hidden('winston: a list of keys', "import winston from 'winston';\nconst KEYS = ['email', 'phone'];\nconst hide = winston.format((info) => {\n  for (const key of KEYS) if (info[key]) info[key] = '***';\n  return info;\n});\nconst logger = winston.createLogger({ format: hide() });", "logger.info('read', { email: customer.email, phone: customer.phone });"),
  hidden('winston: masked as a whole', "import winston from 'winston';\nimport { redactDeep } from '@acme/redact';\nconst logger = winston.createLogger({ format: winston.format((info) => redactDeep(info))() });", "logger.info('read', { email: customer.email });"),
  hidden('a logger of another module', "import { logger } from './lib/logger';", 'logger.info({ email: customer.email });\n  logger.child({ a: 1 }).warn({ email: customer.email });', { project: 'redacting' }),
  hidden('a factory of another module', "import { createLog } from './lib/logger';\nconst log = createLog('run');", 'log.info({ email: customer.email });', { project: 'redacting' }),
  hidden('Fastify', "import type { FastifyInstance } from 'fastify';", 'request.log.info({ email: customer.email });\n  request.server.log.warn({ email: customer.email });', { project: 'redacting' }),
  hidden('nestjs-pino, by its own logger', "import { PinoLogger } from 'nestjs-pino';\nexport class A {\n  constructor(private readonly logger: PinoLogger) {}\n  go(customer: Customer) { this.logger.info({ user: { phone: customer.phone } }); }\n}", 'return customer.id;', { project: 'redacting' }),
  hidden("nestjs-pino, behind Nest's logger", "import { Logger } from '@nestjs/common';\nexport class A {\n  private readonly logger = new Logger(A.name);\n  go(customer: Customer) { this.logger.log({ user: { phone: customer.phone } }); }\n}", 'return customer.id;', { project: 'redacting' }),
  hidden('a wrapper whose logger redacts', `${pino("{ redact: ['user.email'] }")}\nconst trace = (user: unknown) => logger.info({ user });`, 'trace({ email: customer.email });\n  trace({ email: customer.email });'),
];
