import { CALLERS, CUSTOMER, KOKYAKU, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const query = { ...CALLERS, method: 'query' };

const limit = (turns: Record<string, string>): readonly ExpectedSuggestion[] => [{ id: 'addBound', data: { code: 'LIMIT 100' }, turns }];

/** Statements as text: pg, mysql2, TypeORM's query, Prisma's raw queries. */
export const statements = [
  bad(
    'a whole table',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function everyone() {
      const { rows } = await pool.⟦query⟧('SELECT * FROM callers');
      return rows;
    }
    `,
    { id: 'unbounded', data: query, suggest: limit({ "FROM callers'": "FROM callers LIMIT 100'" }) },
  ),
  bad(
    'a statement over several lines gets its bound on a line of its own',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const search = (text: string) => pool.⟦query⟧(
      \`SELECT id, caller_name, phone
         FROM callers
        WHERE caller_name ILIKE $1
        ORDER BY called_at DESC\`,
      [text],
    );
    `,
    {
      id: 'unboundedFilter',
      data: { ...query, fields: 'caller_name (full name) and phone (telephone number)' },
      suggest: limit({ 'called_at DESC': 'called_at DESC\n    LIMIT 100' }),
    },
  ),
  bad(
    'LIMIT ALL, and a LIMIT that stands for everything',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const all = () => pool.⟦query⟧('SELECT * FROM callers LIMIT ALL');
    export const most = () => pool.⟦query⟧({ text: 'SELECT * FROM callers ORDER BY id LIMIT 100000' });
    `,
    [
      { id: 'unbounded', data: query, suggest: limit({ 'LIMIT ALL': 'LIMIT 100' }) },
      { id: 'tooMany', data: { ...query, rows: 100000, maxRows: 200 }, suggest: limit({ 'LIMIT 100000': 'LIMIT 100' }) },
    ],
  ),
  bad(
    'a LIMIT that is only added when somebody asks for it',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const page = (n?: number) => pool.⟦query⟧('SELECT * FROM callers' + (n ? ' LIMIT ' + n : ''));
    `,
    { id: 'meaningless', data: { ...query, why: 'LIMIT is added only under a condition' } },
  ),
  bad(
    'a pair of rows and columns: mysql2',
    `
    import mysql from 'mysql2/promise';
    const pool = mysql.createPool({});
    export async function since(day: string) {
      const [rows] = await pool.⟦query⟧('SELECT * FROM callers WHERE called_at > ?', [day]);
      return rows;
    }
    `,
    { id: 'unboundedFilter', data: query, suggest: limit({ "> ?'": "> ? LIMIT 100'" }) },
  ),
  bad(
    'a join: the rows of the first table count',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const waiting = () => pool.⟦query⟧('SELECT c.phone, q.label FROM callers c JOIN queues q ON q.id = c.queue_id');
    `,
    { id: 'unbounded', data: { ...query, fields: 'phone (telephone number)', because: ' (db/schema.sql:4)' }, suggest: limit({ "c.queue_id'": "c.queue_id LIMIT 100'" }) },
  ),
  bad(
    'a raw query of Prisma, over a model and over a table',
    `
    import { prisma } from './prisma';
    export const models = () => prisma.⟦$queryRaw⟧\`SELECT * FROM "Customer"\`;
    export const tables = () => prisma.⟦$queryRawUnsafe⟧('SELECT id, email FROM callers WHERE queue_id IS NOT NULL;');
    `,
    [
      { id: 'unbounded', data: { ...CUSTOMER, method: '$queryRaw' }, suggest: limit({ '"Customer"': '"Customer" LIMIT 100' }) },
      { id: 'unboundedFilter', data: { ...query, method: '$queryRawUnsafe', fields: 'email (e-mail address)', because: ' (db/schema.sql:5)' }, suggest: limit({ 'NOT NULL;': 'NOT NULL LIMIT 100;' }) },
    ],
  ),
  bad(
    'alternatives of which one is wide',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const some = (ids: string[]) => pool.⟦query⟧('SELECT * FROM callers WHERE id = ANY($1) OR status = $2', [ids, 'open']);
    `,
    { id: 'unboundedFilter', data: query, suggest: limit({ "= $2'": "= $2 LIMIT 100'" }) },
  ),
  bad(
    'clients that take the text in other ways',
    `
    import Database from 'better-sqlite3';
    import postgres from 'postgres';
    const db = new Database('crm.db');
    const sql = postgres('url');
    export const prepared = () => db.prepare('SELECT * FROM callers').⟦all⟧();
    export const tagged = () => ⟦sql⟧\`SELECT * FROM callers\`;
    `,
    [
      { id: 'unbounded', data: { ...CALLERS, method: 'all' }, suggest: limit({ "FROM callers'": "FROM callers LIMIT 100'" }) },
      { id: 'unbounded', data: { ...CALLERS, method: 'sql' }, suggest: limit({ 'FROM callers\`': 'FROM callers LIMIT 100\`' }) },
    ],
  ),
  bad(
    'a statement through a TypeORM data source',
    `
    import { DataSource } from 'typeorm';
    export const members = (dataSource: DataSource) => dataSource.⟦query⟧('SELECT * FROM members ORDER BY id');
    `,
    { id: 'unbounded', data: { ...MEMBER, method: 'query' }, suggest: limit({ 'BY id': 'BY id LIMIT 100' }) },
  ),
  bad(
    'Japanese names of a table, of columns and of variables',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const 全件 = async () => (await pool.⟦query⟧('SELECT * FROM 顧客')).rows;
    const 上限 = 50000;
    export const 検索 = (ランク: number) =>
      pool.⟦query⟧(\`SELECT 氏名, 電話番号 FROM 顧客 WHERE ランク >= $1 LIMIT \${上限}\`, [ランク]);
    `,
    [
      { id: 'unbounded', data: { ...KOKYAKU, method: 'query' }, suggest: limit({ "FROM 顧客'": "FROM 顧客 LIMIT 100'" }) },
      { id: 'tooMany', data: { ...KOKYAKU, method: 'query', fields: '氏名 (full name) and 電話番号 (telephone number)', rows: 50000, maxRows: 200 } },
    ],
  ),
];
