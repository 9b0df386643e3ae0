import adapter from '../../../src/adapters/mikro-orm.ts';
import { golden, type GoldenCase } from '../driver.ts';
import { catalog } from './catalog.ts';

const C = `import { EntityManager } from '@mikro-orm/postgresql';\nimport { Customer, Order, Item } from './customer.entity';\ndeclare const em: EntityManager;\n`;
const one = (title: string, code: string, fact: string, more: Partial<GoldenCase> = {}): GoldenCase => ({ title, source: `${C}${code}`, facts: [`declaration ${fact}`], ...more });

describe('mikro-orm: facts', () => {
  golden(adapter, catalog, {
    'bounds': [
      one('options', 'em.find(Customer, {}, { limit: 20, offset: 40 });', 'read many Customer(*) 20, every row'),
      one('in its own place, as version 4 has it', "em.find(Customer, {}, ['orders'], {}, 10);", 'read many Customer(*) 10, every row + read many Order(*) none, every row', { types: 'version 4' }),
      one('a cursor', "em.findByCursor(Customer, {}, { first: 10, orderBy: { id: 'asc' } });", 'read many Customer(*) 10, every row'),
      one('a cursor of version 7', "em.findByCursor(Customer, { first: 10, where: { tenantId: 1 }, orderBy: { id: 'asc' } });", 'read many Customer(*) 10, [tenantId eq 1]', { types: 'version 7' }),
      one('a list of keys', 'em.find(Customer, [1, 2, 3]);', 'read many Customer(*) default 3, [id in [1, 2, 3]]'),
      one('options of the caller', 'export const f = (options) => em.find(Customer, {}, options);', 'read many Customer(? arguments are built elsewhere) ? arguments are built elsewhere, every row'),
      one('an optional limit', 'export const f = (limit?: number) => em.find(Customer, {}, { limit });', 'read many Customer(*) meaningless: the value can be undefined, which means no limit, every row'),
    ],
    'projections': [
      one('fields', "em.find(Customer, {}, { fields: ['id', 'email'], limit: 1 });", 'read many Customer(id+email) 1, every row'),
      one('fields of a relation', "em.find(Customer, {}, { fields: ['email', 'orders.total'], limit: 1 });", 'read many Customer(email) 1, every row + read many Order(total) none, every row'),
      one('all but some', "em.find(Customer, {}, { exclude: ['phone'], limit: 1 });", 'read many Customer(*-phone) 1, every row'),
      one('a list of a helper', 'em.find(Customer, {}, { fields: columns(), limit: 1 });', 'read many Customer(? `fields` are built elsewhere) 1, every row'),
    ],
    'filters': [
      one('operators', "em.find(Customer, { email: { $like: q }, id: { $in: ids }, phone: { $eq: p } }, { limit: 1 });", 'read many Customer(*) 1, [email other q, id in ids, phone eq p]'),
      one('alternatives do not bind', 'em.find(Customer, { tenantId, $or: [{ email }, { phone }] }, { limit: 1 });', 'read many Customer(*) 1, [tenantId eq tenantId, OR other [{ email }, { phone }]]'),
      one('all of several', 'em.find(Customer, { $and: [{ tenantId }, { email }] }, { limit: 1 });', 'read many Customer(*) 1, [tenantId eq tenantId, email eq email]'),
      one('a related entity', "em.find(Customer, { company: { name: 'x' } }, { limit: 1 });", "read many Customer(*) 1, [company.name eq 'x']"),
      one('a key', 'em.findOne(Customer, customerId);', 'read one Customer(*) default 1, one of [id eq customerId]'),
      one('an undefined value compares with null', 'export const f = (email?: string) => em.find(Customer, { email }, { limit: 1 });', 'read many Customer(*) 1, [email eq email]'),
      one('a condition that is left out', 'em.find(Customer, { tenantId, ...(q ? { email: q } : {}) }, { limit: 1 });', 'read many Customer(*) 1, [tenantId eq tenantId, email? eq q]'),
      one('a condition that is added', 'const where: any = { tenantId };\nif (q) where.email = q;\nem.find(Customer, where, { limit: 1 });', 'read many Customer(*) 1, [tenantId eq tenantId, email? eq q]'),
      one('a filter that is always on', 'em.find(Order, {}, { limit: 1 });', 'read many Order(*) 1, ? a filter of the entity adds conditions'),
      one('a filter that is off', 'em.find(Order, {}, { limit: 1, filters: false });', 'read many Order(*) 1, every row'),
    ],
    'relations': [
      one('paths', "em.find(Customer, {}, { populate: ['orders.items'], limit: 1 });", 'read many Customer(*) 1, every row + read many Order(*) none, every row | read many Item(*) none, every row'),
      one('everything', "em.find(Customer, {}, { populate: ['*'], limit: 1 });", 'read many Customer(*) 1, every row + read many Order(*) none, every row | read one Company(*) default 1, every row'),
      one('a flag of version 5', 'em.find(Order, { id }, { populate: true, limit: 1 });', 'read many Order(*) 1, [id eq id …] + read one Customer(*) default 1, every row | read many Item(*) none, every row', { types: 'version 5' }),
      one('none', 'em.find(Customer, {}, { populate: false, limit: 1 });', 'read many Customer(*) 1, every row'),
      one('of a helper', 'em.find(Customer, {}, { populate: paths(q), limit: 1 });', 'read many Customer(*) 1, every row + read many <`populate` is built elsewhere>(? `populate` is built elsewhere) ? `populate` is built elsewhere, ? `populate` is built elsewhere'),
    ],
    'what never ends': [one('a list that holds itself', "const fields = [...fields, 'id'];\nem.find(Customer, {}, { fields, limit: 1 });", 'read many Customer(? `fields` are built elsewhere) 1, every row', { types: 'reads a name before it is declared' })],
    'writes': [
      one('update', 'em.nativeUpdate(Customer, { id }, { email });', 'update many Customer() default 0, [id eq id]'),
      one('delete', 'em.nativeDelete(Customer, {});', 'delete many Customer() default 0, every row'),
      one('create', 'em.create(Customer, { email });', 'create one Customer() default 1, ? the method takes entities'),
      { title: 'records', source: `${C}const customer = em.create(Customer, {});\nem.persist(customer);\nexport const f = (order: Order) => em.removeAndFlush(order);`, facts: ['declaration create one Customer() default 1, ? the method takes entities', 'declaration update one Customer() default 1, ? the method takes entities', 'declaration delete one Order() default 1, ? the method takes entities'] },
      one('a count', 'em.count(Customer, { tenantId });', 'count one Customer() default 1, [tenantId eq tenantId]'),
    ],
    'query builders': [
      one('a chain', "em.createQueryBuilder(Customer, 'c').select(['c.id', 'c.email']).where({ tenantId }).limit(20).getResult();", 'read many Customer(id+email) 20, [tenantId eq tenantId]'),
      one('one row', "em.createQueryBuilder(Customer).select('*').where({ id }).getSingleResult();", 'read one Customer(*) default 1, [id eq id]'),
      one('over statements', "const qb = em.qb(Customer, 'c');\nqb.select('*').where({ tenantId });\nif (q) qb.andWhere({ email: q });\nqb.limit(5);\nconst rows = await qb.getResultList();", 'read many Customer(*) 5, [tenantId eq tenantId, email? eq q]'),
      one('a base query of a helper', "const active = () => em.qb(Customer, 'c').where({ tenantId });\nconst rows = await active().limit(20).getResult();", 'read many Customer(*) 20, [tenantId eq tenantId]'),
      one('a helper that it is handed to', "function paged(qb: any, size: number) { qb.limit(Math.min(size, 50)); }\nconst qb = em.createQueryBuilder(Customer, 'c');\npaged(qb, size);\nawait qb.getResultList();", 'read many Customer(*) dynamic<=50, every row'),
      one('code that is not seen', "const qb = em.createQueryBuilder(Customer, 'c');\nwindowed(qb);\nawait qb.getResultList();", 'read many Customer(? the builder is handed to another function) ? the builder is handed to another function, ? the conditions are text or built elsewhere'),
      one('a limit of some paths', "const qb = em.qb(Customer, 'c');\nif (n) qb.limit(n);\nawait qb.getResult();", 'read many Customer(*) meaningless: `.limit()` is only called on some paths, every row'),
      one('joins that select', "em.createQueryBuilder(Customer, 'c').leftJoinAndSelect('c.orders', 'o').leftJoinAndSelect('o.items', 'i').limit(1).getResult();", 'read many Customer(*) 1, every row + read many Order(*) none, every row | read many Item(*) none, every row'),
      one('text', "em.createQueryBuilder(Customer, 'c').where('c.email = ?', [q]).limit(1).getResult();", 'read many Customer(*) 1, ? the conditions are text or built elsewhere'),
      one('an update', 'em.createQueryBuilder(Customer).update({ email }).where({ id }).execute();', 'update many Customer() default 0, [id eq id]'),
      one('a count', "em.createQueryBuilder(Customer, 'c').where({ tenantId }).getCount();", 'count one Customer() default 1, [tenantId eq tenantId]'),
    ],
    'results': [
      one('rows and their number', 'const [customers, total] = await em.findAndCount(Customer, {}, { limit: 1 });\nfor (const customer of customers) mail(customer.email, total);', 'read many Customer(*) 1, every row', { result: 'customers,customer: email' }),
      one('a page', 'const page = await em.findByCursor(Customer, {}, { first: 1 });\npage.items.forEach((customer) => mail(customer.email));\nif (page.hasNextPage) more(page.totalCount);', 'read many Customer(*) 1, every row', { result: 'customer: email' }),
    ],
    'edits': [
      one('no options yet', 'await em.find(Customer, {});', 'read many Customer(*) none, every row', { bound: 'await em.find(Customer, {}, { limit: 50 });', project: "await em.find(Customer, {}, { fields: ['id', 'email'] });" }),
      one('options', "await em.find(Customer, {}, { orderBy: { id: 'asc' } });", 'read many Customer(*) none, every row', { bound: "await em.find(Customer, {}, { orderBy: { id: 'asc' }, limit: 50 });" }),
      one('what is populated stays', "await em.find(Customer, {}, { populate: ['company'] });", 'read many Customer(*) none, every row + read one Company(*) default 1, every row', { bound: "await em.find(Customer, {}, { populate: ['company'], limit: 50 });", project: null }),
      one('the list of version 4 stays', "await em.find(Customer, {}, ['company']);", 'read many Customer(*) none, every row + read one Company(*) default 1, every row', { bound: null, project: null, types: 'version 4' }),
      one('a builder', "await em.createQueryBuilder(Customer, 'c').getResult();", 'read many Customer(*) none, every row', { bound: "await em.createQueryBuilder(Customer, 'c').limit(50).getResult();" }),
      one('a bound of a builder', "await em.createQueryBuilder(Customer, 'c').limit(9000).getResult();", 'read many Customer(*) 9000, every row', { bound: "await em.createQueryBuilder(Customer, 'c').limit(50).getResult();" }),
    ],
  });
});
