import knex from '../../../src/adapters/knex.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const KNEX = 'import createKnex from \'knex\';\nconst knex = createKnex({ client: \'pg\' });\n';
const TYPES = 'import { Knex } from \'knex\';\n';

describe('knex: builders', () => {
  golden(knex, catalog, {
    'builders in variables and helpers': [
      {
        title: 'branches',
        source: `${KNEX}export async function f(email?: string, limit?: number) {
  const query = knex('customers').select('id', 'email');
  if (email) query.where({ email });
  if (limit) query.limit(limit);
  const rows = await query;
  return rows.map((row) => row.id);
}`,
        facts: ['import read many customers(id+email) meaningless: `.limit()` is only called on some paths, [email? eq email]'],
        result: 'rows,row: id',
        bound: '  const rows = await query.limit(50);',
      },
      {
        title: 'reassigned',
        source: `${KNEX}export async function f(email?: string) {
  let query = knex('customers');
  if (email) query = query.where('email', email);
  return await query.limit(50);
}`,
        facts: ['import read many customers(*) 50, [email? eq email]'],
        result: 'return',
        bound: '',
        project: "  let query = knex('customers').select('id', 'email');",
      },
      {
        title: 'clone',
        source: `${KNEX}const base = knex('customers').where({ tenantId });
const [{ n }] = await base.clone().count('* as n');
const rows = await base.clone().select('id', 'email').limit(20).offset(40);`,
        facts: ['import count one customers() default 1, [tenantId eq tenantId]', 'import read many customers(id+email) 20, [tenantId eq tenantId]'],
      },
      {
        title: 'clone and itself',
        source: `${KNEX}const query = knex('customers').where({ status });
const total = await query.clone().clearSelect().count('* as n').first();
const rows = await query.limit(20);`,
        facts: ['import read many customers(*) 20, [status eq status]', 'import count one customers() default 1, [status eq status]'],
        result: 'rows: ',
      },
      {
        title: 'helper',
        source: `${KNEX}const base = () => knex('customers').whereNull('deletedAt');
export const one = (id: string) => base().where({ id }).first();
export const all = async () => base().select('email');`,
        facts: ['import read one customers(*) default 1, one of [deletedAt other, id eq id]', 'import read many customers(email) none, [deletedAt other]'],
        result: 'return',
        bound: null,
        project: null,
      },
      {
        title: 'class helper',
        source: `${TYPES}class Repo {
  constructor(private db: Knex) {}
  private query() { return this.db('customers').where('tenantId', this.tenant); }
  list() { return this.query().limit(10); }
}`,
        facts: ['declaration read many customers(*) 10, [tenantId eq this.tenant]'],
        result: 'return',
      },
      {
        title: 'applied',
        source: `${KNEX}function narrow(qb: any, email?: string) {
  if (email) qb.where({ email });
  return qb;
}
const query = knex('customers');
narrow(query, mail);
const rows = await query;`,
        facts: ['import read many customers(*) none, [email? eq email]'],
        result: 'rows: ',
      },
      {
        title: 'handed',
        source: `${KNEX}import { narrow } from './narrow';
const query = knex('customers').select('*');
narrow(query);
const rows = await query;`,
        facts: ['import read many customers(*) ? the builder is handed to another function, ? the builder is handed to another function'],
        result: 'rows: ',
      },
      {
        title: 'modify',
        source: `${KNEX}await knex('customers').modify((qb) => {
  if (email) qb.where('email', email);
  qb.limit(5);
});`,
        facts: ['import read many customers(*) 5, [email? eq email]'],
        bound: '  qb.limit(50);',
        project: "await knex('customers').select('id', 'email').modify((qb) => {",
      },
      {
        title: 'promise all',
        source: `${KNEX}const [rows, [{ n }]] = await Promise.all([knex('customers').limit(10), knex('customers').count('* as n')]);
send(rows.map((row) => row.email));`,
        facts: ['import read many customers(*) 10, every row', 'import count one customers() default 1, every row'],
        result: 'rows,row: email',
        bound: "const [rows, [{ n }]] = await Promise.all([knex('customers').limit(50), knex('customers').count('* as n')]);",
        project: "const [rows, [{ n }]] = await Promise.all([knex('customers').select('id', 'email').limit(10), knex('customers').count('* as n')]);",
      },
      {
        title: 'settle later',
        source: `${KNEX}const later = knex('customers').select('email');
const [rows] = await Promise.all([later]);`,
        facts: ['import read many customers(email) none, every row'],
        result: 'rows: ',
      },
      {
        title: 'then',
        source: `${KNEX}knex('customers').where({ id }).then((rows) => rows.forEach((row) => log(row.email)));`,
        facts: ['import read many customers(*) default 1, one of [id eq id]'],
        result: 'rows,row: email',
      },
      {
        title: 'stream',
        source: `${KNEX}knex('customers').stream();`,
        facts: ['import read many customers(*) none, every row'],
        result: '? `.stream()` of the rows',
      },
      {
        title: 'answered builder',
        source: `${KNEX}export function listQuery() { return knex('customers'); }`,
        facts: ['import read many customers(? the function answers a builder) ? the function answers a builder, ? the function answers a builder'],
        result: 'return',
      },
    ],
  });
});
