import mikroOrm from '../../../src/adapters/mikro-orm.ts';
import typeorm from '../../../src/adapters/typeorm.ts';
import { golden } from '../driver.ts';
import { catalog } from './catalog.ts';

const ALL = 'read many Customer(*) none, every row';
const ENTITY = "import { Customer } from './customer.entity';\n";

/** Code of MikroORM that TypeORM's reader must leave alone, and the other way round. */
const INJECTED = `${ENTITY}import { EntityRepository } from '@mikro-orm/core';\nimport { InjectRepository } from '@mikro-orm/nestjs';\nexport class S {\n  constructor(@InjectRepository(Customer) private readonly customers: EntityRepository<Customer>) {}\n  all() { return this.customers.findAll(); }\n  one(email: string) { return this.customers.findOne({ email }); }\n}`;
const BY_CLASS = `import { CustomerRepository } from './customer.repository';\nexport class S {\n  constructor(private readonly customers: CustomerRepository) {}\n  one(id: number) { return this.customers.findOneOrFail(id); }\n  mail(email: string) { return this.customers.findOne({ email }); }\n}`;

describe('mikro-orm: receivers', () => {
  golden(mikroOrm, catalog, {
    'entity managers': [
      { title: 'of an initialised ORM', source: `${ENTITY}import { MikroORM } from '@mikro-orm/sqlite';\nconst orm = await MikroORM.init();\norm.em.find(Customer, {});\norm.em.fork().find(Customer, {});`, facts: [`import ${ALL}`, `import ${ALL}`] },
      { title: 'injected', source: `${ENTITY}import { EntityManager } from '@mikro-orm/postgresql';\nexport class S { constructor(private readonly em: EntityManager) {}\n  all() { return this.em.find(Customer, {}); } }`, facts: [`declaration ${ALL}`] },
      { title: 'of a transaction', source: `${ENTITY}import { EntityManager } from '@mikro-orm/core';\nexport const f = (em: EntityManager) => em.transactional(async (tx) => tx.find(Customer, {}));`, facts: [`declaration ${ALL}`] },
      { title: 'by its name', source: `${ENTITY}export const f = ({ em }) => em.find(Customer, {});`, facts: [`convention ${ALL}`] },
      { title: 'of the request', source: `${ENTITY}import { RequestContext } from '@mikro-orm/core';\nRequestContext.getEntityManager()!.find(Customer, {});`, facts: [`import ${ALL}`] },
      { title: 'that a helper answers by type', source: `${ENTITY}import { SqlEntityManager } from '@mikro-orm/postgresql';\nclass R extends Base { all(context) {\n  const manager = super.getActiveManager<SqlEntityManager>(context);\n  return manager.find(Customer, {}); } }`, facts: [`declaration ${ALL}`] },
      { title: 'that is cast', source: `${ENTITY}import { SqlEntityManager } from '@mikro-orm/postgresql';\nexport const f = (c) => {\n  const manager = (c.manager ?? c.em) as SqlEntityManager;\n  return manager.find(Customer, {});\n};`, facts: [`declaration ${ALL}`] },
      { title: 'with the entity in quotes', source: `import { EntityManager } from '@mikro-orm/core';\nexport const f = (em: EntityManager) => em.find('Customer', {});`, facts: [`declaration ${ALL}`] },
      { title: 'with an entity of run time', source: `import { EntityManager } from '@mikro-orm/core';\nexport const f = (em: EntityManager, entity) => em.find(entity, {});`, facts: ['declaration read many <the entity is chosen at run time>(*) none, every row'] },
      { title: 'of a repository', source: `${ENTITY}import { EntityRepository } from '@mikro-orm/core';\nexport const f = (customers: EntityRepository<Customer>) => customers.getEntityManager().find(Customer, {});`, facts: [`declaration ${ALL}`] },
    ],
    'repositories': [
      { title: 'injected', source: INJECTED, facts: [`declaration ${ALL}`, 'declaration read one Customer(*) default 1, [email eq email]'] },
      { title: 'asked of a manager', source: `${ENTITY}import { EntityManager } from '@mikro-orm/core';\nexport const f = (em: EntityManager) => em.getRepository(Customer).findAll({ limit: 3 });`, facts: ['declaration read many Customer(*) 3, every row'] },
      { title: 'a class of its own', source: `import { EntityRepository } from '@mikro-orm/postgresql';\nexport class CustomerRepository extends EntityRepository<Customer> {\n  late() { return this.find({ tenantId: 1 }, { limit: 3 }); }\n  fresh() { return this.em.find('Order', {}); }\n}`, facts: ['declaration read many Customer(*) 3, [tenantId eq 1]', 'declaration read many Order(*) none, ? a filter of the entity adds conditions'] },
      { title: 'by the name of the class', source: BY_CLASS, facts: ['convention read one Customer(*) default 1, one of [id eq id]', 'convention read one Customer(*) default 1, [email eq email]'] },
      { title: 'by the name of the variable', source: `export const f = (customerRepository) => customerRepository.find({ tenantId: 1 }, { populate: ['orders'] });`, facts: ['convention read many Customer(*) none, [tenantId eq 1] + read many Order(*) none, every row'] },
    ],
    'what is not its own': [
      { title: 'TypeORM', source: `import { EntityManager, Repository } from 'typeorm';\nimport { Customer } from './customer.entity';\nexport class S { constructor(private customers: Repository<Customer>, private em: EntityManager) {}\n  all() { return this.customers.find({ where: { tenantId: 1 } }); }\n  one() { return this.em.findOne(Customer, { where: { id: 1 } }); }\n  qb() { return this.customers.createQueryBuilder('c').execute(); } }`, facts: [] },
      { title: 'services, arrays, maps', source: `${ENTITY}export class C { constructor(private readonly customersService: CustomersService) {}\n  findAll() { return this.customersService.findAll(); }\n  findOne(id) { return this.customersService.findOne({ id }); } }\n[1].find((one) => one);\nnew Map().delete(1);\nlist.count({});\npage.locator('x').count();\nmanager.create({});\nmanager.remove(task);`, facts: [] },
      { title: 'a manager of something else', source: `import { Dialog } from './dialog';\nexport const f = (manager) => manager.find(Dialog, {});\nexport const g = (em) => em.find('dialog');`, facts: [] },
      { title: 'Prisma, Mongoose and Sequelize', source: `prisma.customer.findMany({});\nCustomer.findOne({ email });\nCustomer.findAll();\ndb.Customer.count();`, facts: [] },
    ],
  });
});

describe('typeorm: code of MikroORM', () => {
  golden(typeorm, catalog, {
    'stays silent': [
      { title: 'on injected repositories', source: INJECTED, facts: [] },
      { title: 'on repositories of the project', source: BY_CLASS, facts: [] },
      { title: 'on its query builder', source: `${ENTITY}import { EntityManager } from '@mikro-orm/postgresql';\nexport const f = (em: EntityManager) => em.createQueryBuilder(Customer, 'c').select('*').execute();`, facts: [] },
    ],
  });
});
