import type { ClientSources } from '../contract.ts';

export default {
  before: "import { EntityManager, MikroORM } from '@mikro-orm/postgresql';\nimport { Customer } from './customer.entity';\nconst orm = await MikroORM.init();\nconst em = orm.em.fork();\n",
  sources: {
    unbounded: 'em.find(Customer, {});',
    literal: 'em.find(Customer, {}, { limit: 20 });',
    dynamic: 'export const f = (n: number) => em.find(Customer, {}, { limit: n });',
    clamped: 'export const f = (n: number) => em.find(Customer, {}, { limit: Math.min(n, 100) });',
    meaningless: "const qb = em.createQueryBuilder(Customer, 'c');\nif (n) qb.limit(n);\nqb.getResult();",
    elsewhere: 'export const f = (options: object) => em.find(Customer, {}, options);',
    all: 'em.findAll(Customer, { limit: 5 });',
    some: "em.find(Customer, {}, { fields: ['id', 'email'] });",
    except: "em.find(Customer, {}, { exclude: ['phone'] });",
    everyRow: 'em.find(Customer, {}, { limit: 5 });',
    byKey: 'em.findOne(Customer, { id });',
    byIds: 'em.find(Customer, { id: { $in: ids } });',
    byScope: 'em.find(Customer, { tenantId });',
    mayFallAway: 'em.find(Customer, { ...(email && { email }) });',
    oneRow: 'em.findOneOrFail(Customer, { email });',
    count: 'em.count(Customer, { status });',
    raw: "em.execute('SELECT id FROM customer');",
    related: "em.find(Customer, {}, { populate: ['orders'] });",
    used: 'const rows = await em.find(Customer, {});\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['em.', 'em.find(Customer, { where: })', 'em.find()', 'em.find(Customer, {}, { populate: [,], fields: [null] })', "em.createQueryBuilder().", "em.createQueryBuilder(Customer).select([,]).where().leftJoinAndSelect().getResult()", 'em.find(...)', 'em.getRepository().findAll(', 'em.findByCursor(Customer)', 'em.persist()'],
} satisfies ClientSources;
