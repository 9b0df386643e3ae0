import knex from '../../../src/adapters/knex.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const KNEX = 'import createKnex from \'knex\';\nconst knex = createKnex({ client: \'pg\' });\n';

describe('knex: queries', () => {
  golden(knex, catalog, {
    'row bounds': [
      {
        title: 'first with columns',
        source: `${KNEX}await knex('customers').first('id', 'email');`,
        facts: ['import read one customers(id+email) default 1, every row'],
      },
      {
        title: 'undefined',
        source: `${KNEX}await knex('customers').limit(undefined);`,
        facts: ['import read many customers(*) none, every row'],
        bound: "await knex('customers').limit(undefined).limit(50);",
      },
      {
        title: 'paginate',
        types: 'knex-paginate adds it',
        source: `${KNEX}await knex('customers').paginate({ perPage: 25, currentPage: 2 });`,
        facts: ['import read many customers(*) 25, every row'],
        bound: null,
      },
      {
        title: 'offset only',
        source: `${KNEX}await knex('customers').offset(10);`,
        facts: ['import read many customers(*) none, every row'],
      },
      {
        title: 'grouped',
        source: `${KNEX}await knex('customers').select('status').count('* as n').groupBy('status');`,
        facts: ['import read many customers(status) none, every row'],
      },
      {
        title: 'aggregates',
        source: `${KNEX}await knex('customers').max('createdAt as last').min('createdAt');`,
        facts: ['import aggregate one customers() default 1, every row'],
      },
    ],
    'filters': [
      {
        title: 'operators',
        source: `${KNEX}await knex('customers').where('id', '=', id).andWhere('createdAt', '>', day).whereNotNull('email').whereBetween('createdAt', [a, b]).whereLike('email', '%x');`,
        facts: ["import read many customers(*) default 1, one of [id eq id, createdAt other day, email other, createdAt other [a, b], email other '%x']"],
      },
      {
        title: 'or',
        source: `${KNEX}await knex('customers').where({ email }).orWhere({ phone });`,
        facts: ['import read many customers(*) none, [OR other]'],
      },
      {
        title: 'group',
        source: `${KNEX}await knex('customers').where({ tenantId }).where((qb) => qb.where('email', q).orWhere('phone', q));`,
        facts: ['import read many customers(*) none, [tenantId eq tenantId, OR other]'],
      },
      {
        title: 'function this',
        source: `${KNEX}await knex('customers').where(function () {
  this.where('email', q).andWhere('status', 'open');
});`,
        facts: ["import read many customers(*) default 1, one of [email eq q, status eq 'open']"],
      },
      {
        title: 'raw',
        source: `${KNEX}await knex('customers').whereRaw('lower(email) = ? and tenantId = ?', [mail, tenant]);`,
        facts: ['import read many customers(*) default 1, one of [email eq mail, tenantId eq tenant]'],
      },
      {
        title: 'undefined value',
        source: `${KNEX}export const f = async (email?: string) => knex('customers').where({ email }).first();`,
        facts: ['import read one customers(*) default 1, one of [email eq email]'],
        result: 'return',
      },
      {
        title: 'spread',
        source: `${KNEX}await knex('customers').where({ ...scope, ...(email && { email }) });`,
        facts: ['import read many customers(*) none, [email? eq email …]'],
      },
      {
        title: 'sub-query',
        source: `${KNEX}await knex('customers').whereIn('id', knex('orders').where('total', '>', 5).select('customerId'));`,
        facts: ["import read many customers(*) none, [id in knex('orders').where('total', '>', 5).select('customerId')]"],
        bound: "await knex('customers').whereIn('id', knex('orders').where('total', '>', 5).select('customerId')).limit(50);",
        project: "await knex('customers').select('id', 'email').whereIn('id', knex('orders').where('total', '>', 5).select('customerId'));",
      },
    ],
    'read along': [
      {
        title: 'left join',
        source: `${KNEX}await knex('customers as c')
  .leftJoin('orders as o', 'o.customerId', 'c.id')
  .select('c.email', 'o.total as total')
  .where('o.status', 'open')
  .limit(10);`,
        facts: ["import read many customers(email) 10, [orders.status eq 'open'] + read many orders(total) 10, every row"],
        bound: '  .limit(50);',
        project: null,
      },
      {
        title: 'everything',
        source: `${KNEX}await knex('customers').join('orders', 'orders.customerId', 'customers.id');`,
        facts: ['import read many customers(*) none, every row + read many orders(*) ? as many as the query it is part of, every row'],
        bound: "await knex('customers').join('orders', 'orders.customerId', 'customers.id').limit(50);",
        project: null,
      },
      {
        title: 'only for filter',
        source: `${KNEX}await knex('customers').join('orders', 'orders.customerId', 'customers.id').select('customers.id', 'phone');`,
        facts: ['import read many customers(id+phone) none, every row'],
      },
    ],
    'projections': [
      {
        title: 'raw',
        source: `${KNEX}await knex('customers').select('id', knex.raw("concat(firstName, ' ', lastName) as name"));`,
        facts: ['import read many customers(id+firstName+lastName) none, every row'],
      },
      {
        title: 'object and array',
        source: `${KNEX}await knex('customers').select(['id', { mail: 'email' }]);`,
        facts: ['import read many customers(id+email) none, every row'],
      },
      {
        title: 'elsewhere',
        source: `${KNEX}await knex('customers').select(...columns).limit(5);`,
        facts: ['import read many customers(? the columns are built elsewhere) 5, every row'],
        bound: "await knex('customers').select(...columns).limit(50);",
        project: null,
      },
      {
        title: 'distinct',
        source: `${KNEX}await knex('customers').distinct('email');`,
        facts: ['import read many customers(email) none, every row'],
      },
    ],
    'writes': [
      {
        title: 'insert',
        source: `${KNEX}await knex('customers').insert({ email }).returning(['id', 'email']);`,
        facts: ['import create one customers(id+email) default 1, every row'],
      },
      {
        title: 'upsert',
        source: `${KNEX}await knex('customers').insert(rows).onConflict('email').merge();`,
        facts: ['import create many customers() default 0, every row'],
      },
      {
        title: 'update',
        source: `${KNEX}await knex('customers').where({ id }).update({ phone }, ['id']);`,
        facts: ['import update one customers(id) default 1, one of [id eq id]'],
      },
      {
        title: 'delete',
        source: `${KNEX}await knex('customers').where('status', 'gone').del();
await knex('customers').truncate();`,
        facts: ["import delete many customers() default 0, [status eq 'gone']", 'import delete many customers() default 0, every row'],
      },
    ],
  });
});
