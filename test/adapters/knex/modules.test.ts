import knex from '../../../src/adapters/knex.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('knex: other modules of the project', () => {
  golden(knex, catalog, {
    'names are followed': [
      {
        title: 'default instance',
        source: 'import db from \'./db\';\nexport const f = async () => db(\'customers\').where({ id });\nexport const g = async () => db(\'unheard_of\');',
        files: { 'db.ts': 'import createKnex from \'knex\';\nconst db = createKnex({ client: \'pg\' });\nexport default db;' },
        facts: ['import read many customers(*) default 1, one of [id eq id]', 'import read many unheard_of(*) none, every row'],
        bound: null,
        project: "export const f = async () => db('customers').select('id', 'email').where({ id });",
      },
      {
        title: 'default export of the call itself',
        source: 'import db from \'./db\';\nexport const f = async () => db(\'customers\');',
        files: { 'db.ts': 'import createKnex from \'knex\';\nexport default createKnex({ client: \'pg\' });' },
        facts: ['import read many customers(*) none, every row'],
        bound: "export const f = async () => db('customers').limit(50);",
        project: "export const f = async () => db('customers').select('id', 'email');",
      },
      {
        title: 'named, re-exported',
        source: 'import { q } from \'./index\';\nexport const f = async () => q(\'customers\').limit(LIMIT);\nimport { LIMIT } from \'./db\';',
        files: { 'index.ts': "export { connection as q } from './db';", 'db.ts': 'import { knex } from \'knex\';\nexport const connection = knex({ client: \'pg\' });\nexport const LIMIT = 30;' },
        facts: ['import read many customers(*) 30, every row'],
        bound: "export const f = async () => q('customers').limit(50);",
        project: "export const f = async () => q('customers').select('id', 'email').limit(LIMIT);",
      },
      {
        title: 'CommonJS',
        source: 'const knex = require(\'./db\');\nmodule.exports.f = async () => knex(\'customers\').first();',
        files: { 'db.js': 'const config = require(\'./knexfile\');\nmodule.exports = require(\'knex\')(config);' },
        facts: ['convention read one customers(*) default 1, every row'],
        bound: null,
        project: "module.exports.f = async () => knex('customers').select('id', 'email').first();",
      },
      {
        title: 'table name elsewhere',
        source: 'import createKnex from \'knex\';\nimport { TABLES } from \'./tables\';\nconst knex = createKnex({});\nexport const f = async () => knex(TABLES.customers).select(COLUMNS);\nimport { COLUMNS } from \'./tables\';',
        files: { 'tables.ts': 'export const TABLES = { customers: \'customers\' } as const;\nexport const COLUMNS = [\'id\', \'email\'];' },
        facts: ['import read many customers(id+email) none, every row'],
        bound: 'export const f = async () => knex(TABLES.customers).select(COLUMNS).limit(50);',
        project: null,
      },
      {
        title: 'star elsewhere gives no edit there',
        source: 'import createKnex from \'knex\';\nimport { ALL } from \'./tables\';\nconst knex = createKnex({});\nexport const f = async () => knex(\'customers\').select(ALL);',
        files: { 'tables.ts': "export const ALL = ['*'];" },
        facts: ['import read many customers(*) none, every row'],
        bound: "export const f = async () => knex('customers').select(ALL).limit(50);",
        project: null,
      },
      {
        title: 'base class',
        source: 'import { Base } from \'./base\';\nclass Customers extends Base { all() { return this.db(\'customers\').limit(5); } }',
        files: { 'base.ts': 'import { Knex } from \'knex\';\nexport class Base { constructor(protected readonly db: Knex) {} }' },
        facts: ['declaration read many customers(*) 5, every row'],
        bound: "class Customers extends Base { all() { return this.db('customers').limit(50); } }",
        project: "class Customers extends Base { all() { return this.db('customers').select('id', 'email').limit(5); } }",
      },
      {
        title: 'factory function',
        source: 'import { connect } from \'./db\';\nconst k = connect();\nexport const f = async () => k(\'customers\').limit(2);',
        files: { 'db.ts': 'import createKnex from \'knex\';\nexport function connect() { return createKnex({}); }' },
        facts: ['import read many customers(*) 2, every row'],
        bound: "export const f = async () => k('customers').limit(50);",
        project: "export const f = async () => k('customers').select('id', 'email').limit(2);",
      },
      {
        title: 'not knex after all',
        types: 'asks Drizzle for what only Knex has',
        source: 'import db from \'./db\';\nexport const f = async () => db(\'customers\').where({ id }).first();',
        files: { 'db.ts': 'import { drizzle } from \'drizzle-orm/node-postgres\';\nconst db = drizzle(pool);\nexport default db;' },
        facts: [],
      },
      {
        title: 'not knex: own class',
        source: 'import { db } from \'./db\';\nexport const f = async () => db(\'customers\').where({ id }).first();',
        files: { 'db.ts': 'class Store { constructor(readonly name: string) {}\n  where(_: object) { return { first: () => this.name }; } }\nexport const db = (name: string) => new Store(name);' },
        facts: [],
      },
      {
        title: 'helper elsewhere',
        source: 'import createKnex from \'knex\';\nimport { narrow } from \'./narrow\';\nconst knex = createKnex({});\nconst q = knex(\'customers\');\nnarrow(q);\nconst rows = await q;',
        files: { 'narrow.ts': 'export function narrow(qb) { qb.limit(5); }' },
        facts: ['import read many customers(*) 5, every row'],
        bound: null,
        project: "const q = knex('customers').select('id', 'email');",
      },
    ],
  });
});
