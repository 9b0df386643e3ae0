import sql from '../../../src/adapters/sql.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const MADE = "import { QueryTypes, Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(url);\n";

describe('raw SQL of MikroORM', () => {
  golden(sql, catalog, {
    'who is called': [
      { title: 'a manager', source: "import { EntityManager } from '@mikro-orm/postgresql';\nexport const f = (em: EntityManager) => em.execute('SELECT id FROM leads');", facts: ['declaration read many leads(id) none, every row'] },
      { title: 'its connection', source: "import { MikroORM } from '@mikro-orm/core';\nexport const f = (orm: MikroORM) => orm.em.fork().getConnection().execute('SELECT id FROM leads WHERE email = ?', [q]);", facts: ['declaration read many leads(id) none, [email eq q]'] },
    ],
  });
});

describe('raw SQL of Sequelize', () => {
  golden(sql, catalog, {
    'who is called': [
      { title: 'an instance made here', source: `${MADE}sequelize.query('SELECT id FROM leads');`, facts: ['import read many leads(id) none, every row'] },
      { title: 'an instance of the project', source: "import sequelize from '../database';\nsequelize.query('SELECT id FROM leads');", facts: ['import read many leads(id) none, every row'] },
      { title: 'an instance that models are kept with', source: "import db from '../models';\ndb.sequelize.query('SELECT id FROM leads');", facts: ['import read many leads(id) none, every row'] },
      { title: 'a field of its type', source: "import { Sequelize } from 'sequelize-typescript';\nclass S { constructor(private readonly db: Sequelize) {}\n  all() { return this.db.query('SELECT id FROM leads'); } }", facts: ['declaration read many leads(id) none, every row'] },
      { title: 'nothing by another name', source: "import bus from '../bus';\nbus.query('SELECT id FROM leads');", facts: [] },
    ],
    'values': [
      { title: 'replacements', source: `${MADE}sequelize.query('SELECT id, email FROM customer WHERE status = :status LIMIT :n', { replacements: { status: q, n: 20 }, type: QueryTypes.SELECT });`, facts: ['import read many customer(id+email) 20, [status eq q]'] },
      { title: 'bind', source: `${MADE}sequelize.query('SELECT id FROM customer WHERE "tenantId" = $1', { bind: [tenant] });`, facts: ['import read many customer(id) none, [tenantId eq tenant]'] },
    ],
    'rows': [
      { title: 'of a select', source: `${MADE}const rows = await sequelize.query('SELECT id, email FROM customer', { type: QueryTypes.SELECT });\nfor (const row of rows) mail(row.email);`, facts: ['import read many customer(id+email) none, every row'], result: 'rows,row: email' },
      { title: 'beside the metadata', source: `${MADE}const [rows] = await sequelize.query('SELECT id, email FROM customer');\nfor (const row of rows) mail(row.email);`, facts: ['import read many customer(id+email) none, every row'], result: 'rows,row: email' },
      { title: 'as a model', source: `${MADE}const rows = await sequelize.query('SELECT id, email FROM customer', { model: Customer, mapToModel: true });\nmail(rows[0].email);`, facts: ['import read many customer(id+email) none, every row'], result: 'rows: email' },
    ],
  });
});
