import objection from '../../../src/adapters/objection.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const IMPORTED = 'import { Customer } from \'./models/customer\';\n';
const MODEL = 'import { Model } from \'objection\';\nclass Customer extends Model {\n  static tableName = \'customers\';\n}\n';

describe('objection: queries', () => {
  golden(objection, catalog, {
    'how a query starts': [
      {
        title: 'a class of the file',
        source: `${MODEL}await Customer.query().select('id', 'email').limit(10);`,
        facts: ['declaration read many Customer(id+email) 10, every row'],
        bound: "await Customer.query().select('id', 'email').limit(50);",
      },
      {
        title: 'an imported class',
        source: `${IMPORTED}await Customer.query().findById(id).throwIfNotFound();`,
        facts: ['convention read one Customer(*) default 1, one of [id eq id]'],
        bound: null,
        project: "await Customer.query().select('id', 'email').findById(id).throwIfNotFound();",
      },
      {
        title: 'a transaction',
        source: `${IMPORTED}await Customer.query(trx).where({ tenantId }).withGraphFetched('orders');`,
        facts: ['convention read many Customer(*) none, [tenantId eq tenantId] + read many Order(*) none, every row'],
        bound: "await Customer.query(trx).where({ tenantId }).withGraphFetched('orders').limit(50);",
        project: "await Customer.query(trx).select('id', 'email').where({ tenantId }).withGraphFetched('orders');",
      },
      {
        title: 'a class bound to a database',
        source: `${MODEL}await Customer.bindKnex(knex).query();`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'a static method',
        source: `import { Model } from 'objection';
class Customer extends Model {
  static tableName = 'customers';
  static recent() { return this.query().where('status', 'open'); }
}
`,
        facts: ["declaration read many Customer(*) none, [status eq 'open']"],
        result: 'return',
      },
      {
        title: 'an injected class',
        source: `${IMPORTED}class Service {
  constructor(@Inject(Customer.name) private readonly customer: typeof Customer, private model: TenantProxy<typeof Customer>) {}
  list() { return this.customer.query().page(0, 20); }
  one(id: string) { return this.model().query().findOne({ email: id }); }
}`,
        facts: ['declaration read many Customer(*) 20, every row', 'declaration read one Customer(*) default 1, one of [email eq id]'],
        result: 'return',
      },
      {
        title: 'an injected model class',
        source: `import { ModelClass } from 'objection';
import { Customer } from './models/customer';
class Service {
  constructor(@Inject('Customer') private model: ModelClass<Customer>) {}
  list() { return this.model.query().range(0, 99); }
}`,
        facts: ['declaration read many Customer(*) 100, every row'],
        result: 'return',
      },
      {
        title: 'one record',
        source: `${IMPORTED}const customer = await Customer.query().findById(id);
await customer.$query().patch({ phone });
const orders = await customer.$relatedQuery('orders').where('status', 'open');`,
        facts: ['convention read one Customer(*) default 1, one of [id eq id]', 'convention update one Customer() default 1, one of [id eq]', "convention read many Order(*) none, [status eq 'open']"],
        result: 'customer: ',
      },
      {
        title: 'a relation of a class',
        source: `${IMPORTED}await Customer.relatedQuery('orders').for(id).select('total');`,
        facts: ['convention read many Order(total) none, [owner other id]'],
      },
    ],
    'look-alikes stay silent': [
      {
        title: 'database clients',
        source: `import { Pool } from 'pg';
import { Customer } from './customer.entity';
const pool = new Pool();
await pool.query('select 1');
await Customer.query('select * from customers');
await connection.query(text);
search.query().where('id', 1);
queryBuilder.query();
Url.query();`,
        facts: [],
      },
      {
        title: 'another active record',
        source: `import Customer from '#models/customer';
const page = await Customer.query().preload('orders').paginate(1, 10);`,
        facts: [],
      },
      {
        title: 'not in the catalog',
        source: `import { Widget } from './widget';
await Widget.query().findById(1);
route.query().first();`,
        facts: [],
      },
    ],
  });
});
