import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSqlDdl } from '../../src/catalog/sources/sql-ddl.ts';
import type { SourceEntity, SourceField } from '../../src/catalog/sources/source.ts';

const read = (sql: string, file = 'schema.sql'): SourceEntity[] => readSqlDdl(sql, file).entities;
const column = (field: SourceField): string => `${field.name}${field.type === undefined ? '' : ` ${field.type}`}${field.unique ? ' unique' : ''}`;
const tables = (sql: string): Record<string, string[]> => Object.fromEntries(read(sql).map((entity) => [entity.name, entity.fields.map(column)]));
const field = (sql: string, name: string): SourceField => {
  const found = read(sql).flatMap((entity) => entity.fields).find((one) => one.name === name);
  assert.ok(found, `${name} is missing`);
  return found;
};

describe('tables of a SQL script', () => {
  it('reads PostgreSQL, with constraints that are no columns', () => {
    assert.deepEqual(
      tables(`CREATE TABLE IF NOT EXISTS crm.customers (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        "firstName" character varying(80) NOT NULL DEFAULT '',
        email text COLLATE "C" UNIQUE,
        balance numeric(10, 2) CHECK (balance > 0),
        tags text[],
        created_at timestamp with time zone DEFAULT now(),
        tenant_id uuid REFERENCES tenants (id) ON DELETE CASCADE,
        CONSTRAINT email_tenant UNIQUE (email, tenant_id),
        FOREIGN KEY (tenant_id) REFERENCES tenants (id),
        EXCLUDE USING gist (id WITH =)
      );`),
      {
        customers: [
          'id bigint unique', 'firstName character varying(80)', 'email text unique', 'balance numeric(10, 2)', 'tags text[]',
          'created_at timestamp with time zone', 'tenant_id uuid',
        ],
      },
    );
  });

  it('reads MySQL, with keys and comments', () => {
    const sql = `CREATE TABLE \`顧客\` (
      \`id\` int unsigned NOT NULL AUTO_INCREMENT,
      \`氏名\` varchar(100) CHARACTER SET utf8mb4 NOT NULL COMMENT '顧客の氏名',
      \`status\` enum('a','b') DEFAULT 'a',
      \`key\` varchar(40),
      PRIMARY KEY (\`id\`),
      UNIQUE KEY \`k\` (\`key\`),
      KEY \`n\` (\`氏名\`),
      KEY n2 (status)
    ) ENGINE=InnoDB COMMENT='@pii';`;
    assert.deepEqual(tables(sql), { 顧客: ['id int unsigned unique', '氏名 varchar(100)', "status enum('a','b')", 'key varchar(40) unique'] });
    assert.equal(field(sql, '氏名').comment, '顧客の氏名');
    assert.deepEqual(read(sql)[0]?.annotation, {});
  });

  it('reads SQL Server scripts without semicolons, and SQLite columns without types', () => {
    assert.deepEqual(
      tables(`SET ANSI_NULLS ON
GO
CREATE TABLE [dbo].[Customer](
  [Id] [int] IDENTITY(1,1) NOT NULL,
  [E Mail] [nvarchar](200) MASKED WITH (FUNCTION = 'email()') NULL,
  [Full] AS ([First] + ' ' + [Last]),
  CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED ([Id] ASC) WITH (PAD_INDEX = OFF)
) ON [PRIMARY]
GO
ALTER TABLE [dbo].[Customer] ADD [Phone] varchar(20), [Fax] varchar(20)
GO
create table lite (id integer primary key autoincrement, note, email)
create table #scratch (email text)`),
      { Customer: ['Id int unique', 'E Mail nvarchar(200)', 'Full', 'Phone varchar(20)', 'Fax varchar(20)'], lite: ['id integer unique', 'note', 'email'] },
    );
  });

  it('keeps the schema-qualified name as an alias and the lines', () => {
    const [entity] = read('\r\nCREATE TABLE crm.customers (\r\n  id int,\r\n  email text\r\n);');
    assert.deepEqual(entity?.aliases, ['crm.customers']);
    assert.equal(entity?.line, 2);
    assert.deepEqual(entity?.fields.map(({ line }) => line), [3, 4]);
  });

  it('applies changes in order', () => {
    assert.deepEqual(
      tables(`
        CREATE TABLE a (id int, old text, gone text, email text);
        CREATE TABLE dropped (id int);
        ALTER TABLE ONLY a ADD COLUMN IF NOT EXISTS phone text, ADD fax text, DROP COLUMN IF EXISTS gone, ADD CONSTRAINT u UNIQUE (phone);
        ALTER TABLE a RENAME COLUMN old TO newer;
        ALTER TABLE a ALTER COLUMN email TYPE citext USING email::citext, ALTER COLUMN fax SET NOT NULL;
        ALTER TABLE a CHANGE COLUMN fax telefax varchar(9), MODIFY newer varchar(5), DROP INDEX i;
        ALTER TABLE a RENAME TO b;
        RENAME TABLE b TO c;
        CREATE UNIQUE INDEX CONCURRENTLY i ON c USING btree (email);
        CREATE UNIQUE INDEX j ON c (id) WHERE id > 0;
        DROP TABLE IF EXISTS dropped CASCADE;`),
      { c: ['id int', 'newer varchar(5)', 'email citext unique', 'phone text unique', 'telefax varchar(9)'] },
    );
  });

  it('keeps what a migration adds to tables of other files', () => {
    const [entity] = read('ALTER TABLE crm.customers ADD COLUMN birthday date;');
    assert.deepEqual([entity?.name, entity?.aliases, entity?.fields.map(column)], ['customers', ['crm.customers'], ['birthday date']]);
    assert.deepEqual(read('ALTER TABLE kunden RENAME TO customers;').map(({ name, aliases }) => [name, aliases]), [['customers', ['kunden']]]);
  });

  it('leaves out what undoes a migration', () => {
    for (const marker of ['-- +goose Down', '-- +migrate Down', '-- migrate:down', '---- create above / drop below ----']) {
      assert.deepEqual(tables(`CREATE TABLE a (id int);\n${marker}\nDROP TABLE a;`), { a: ['id int'] }, marker);
    }
    for (const file of ['migrations/0001_init.down.sql', 'down.sql', 'db/U12__init.sql']) assert.deepEqual(read('CREATE TABLE a (id int);', file), [], file);
    for (const file of ['migrations/0001_init.sql', 'breakdown.sql', 'db/V12__init.sql']) assert.equal(read('CREATE TABLE a (id int);', file).length, 1, file);
  });

  it('reads past the data of a dump', () => {
    const sql = "CREATE TABLE a (id int);\nCOPY public.a (id) FROM stdin;\n1\tO'Brien\n\\.\nCREATE TABLE b (email text);";
    assert.deepEqual(tables(sql), { a: ['id int'], b: ['email text'] });
  });

  it('reads views as what they hand on, not what they mask', () => {
    const sql = 'CREATE OR REPLACE VIEW v AS SELECT c.id, c.email AS mail, left(c.phone, 2) AS phone FROM customers c;\nCREATE VIEW w AS SELECT * FROM customers;';
    assert.deepEqual(tables(sql), { v: ['id', 'mail'], w: [] });
    assert.deepEqual(read(sql)[1]?.extends, ['customers']);
  });

  it('reads ClickHouse, and tables made of what is selected', () => {
    const sql = `CREATE TABLE events ON CLUSTER default (\`id\` String, \`user_email\` LowCardinality(String)) ENGINE = ReplacingMergeTree ORDER BY (id);
      CREATE TEMP TABLE picked ON COMMIT DROP AS SELECT id, email FROM customers;
      CREATE TABLE copies ENGINE = Memory AS events;`;
    assert.deepEqual(readSqlDdl(sql, 'schema.sql').problems, []);
    assert.deepEqual(tables(sql), { events: ['id String', 'user_email LowCardinality(String)'], picked: ['id', 'email'], copies: [] });
  });

  it('inherits from LIKE, INHERITS and PARTITION OF', () => {
    const parents = (sql: string): unknown => read(sql)[0]?.extends;
    assert.deepEqual(parents('CREATE TABLE b (LIKE a INCLUDING ALL, x int);'), ['a']);
    assert.deepEqual(parents('CREATE TABLE b (x int) INHERITS (crm.a);'), ['a']);
    assert.deepEqual(parents('CREATE TABLE b PARTITION OF a FOR VALUES IN (1);'), ['a']);
    assert.deepEqual(parents('CREATE TABLE b LIKE a;'), ['a']);
  });
});

describe('annotations in a SQL script', () => {
  it('reads comments beside, within and above a column', () => {
    const sql = `CREATE TABLE t ( -- @pii
      id int, -- the key
      a text, -- @pii contact.email
      -- @pii contact.phone
      b text,
      c /* @notPersonal */ text, d text -- @pii
    );`;
    const of = (name: string): unknown => field(sql, name).annotation;
    assert.deepEqual(['id', 'a', 'b', 'c', 'd'].map(of), [undefined, { category: 'contact.email' }, { category: 'contact.phone' }, { notPersonal: true }, {}]);
    assert.deepEqual(read(sql)[0]?.annotation, {});
    assert.equal(field(sql, 'id').comment, 'the key');
  });

  it('reads COMMENT ON and SQL Server descriptions', () => {
    const sql = `CREATE TABLE crm.t (a text, b text);
      COMMENT ON COLUMN crm.t.a IS 'it''s @pii contact.email';
      COMMENT ON TABLE t IS '@notPersonal';
      EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'@pii contact.phone', @level0type=N'SCHEMA', @level0name=N'crm', @level1type=N'TABLE', @level1name=N't', @level2type=N'COLUMN', @level2name=N'b'`;
    assert.deepEqual(field(sql, 'a').annotation, { category: 'contact.email' });
    assert.deepEqual(field(sql, 'b').annotation, { category: 'contact.phone' });
    assert.deepEqual(read(sql).map(({ name, annotation }) => [name, annotation]), [['t', { notPersonal: true }]]);
  });

  it('says which category does not exist, and where', () => {
    const { problems } = readSqlDdl('CREATE TABLE t (\n  a text -- @pii contact.nonsense\n);', 'a.sql');
    assert.deepEqual(problems, [{ message: '@pii names a category that does not exist: contact.nonsense', line: 2 }]);
  });
});

describe('broken SQL scripts', () => {
  it('reads what comes before and after a broken statement', () => {
    assert.deepEqual(tables('CREATE TABLE a (id int, ;\nCREATE TABLE b (x text);\nCREATE TABLE'), { a: ['id int'], b: ['x text'] });
  });

  it('says where a string never closes', () => {
    const { problems } = readSqlDdl("CREATE TABLE a (id int);\nINSERT INTO a VALUES ('oops);\nCREATE TABLE b (id int);", 'a.sql');
    assert.deepEqual(problems.map(({ line }) => line), [2]);
  });

  it('reads any cut of a script', () => {
    const script = `\uFEFFCREATE TABLE a (id int, b text COMMENT 'x' -- @pii\n);\nALTER TABLE a ADD (c int), CHANGE b d text;\nGO\nCOMMENT ON COLUMN a.c IS 'y';CREATE VIEW v AS SELECT * FROM a;COPY a FROM stdin;\n'\n\\.\nRENAME TABLE a TO z;EXEC sp_addextendedproperty N'MS_Description', N'x', a, b, c, d;`;
    fc.assert(
      fc.property(fc.nat(script.length), fc.nat(40), fc.string({ maxLength: 6 }), (at, cut, piece) => {
        for (const entity of read(script.slice(0, at) + piece + script.slice(at + cut))) assert.ok(entity.line >= 1 && entity.name !== '');
      }),
      { numRuns: 2000 },
    );
  }).timeout(20_000);

  it('reads a megabyte of tables, columns and comments in linear time', () => {
    const many = Array.from({ length: 12_000 }, (_, i) => `-- t${i}\nCREATE TABLE t${i} (id int, -- @pii\n email text);\nALTER TABLE t${i} RENAME TO u${i};`).join('\n');
    assert.equal(read(many).length, 12_000);
    for (const hostile of ['GO\n'.repeat(300_000), '-- x\n'.repeat(200_000), `CREATE TABLE t (${'a int, -- x\n'.repeat(80_000)})`, 'CREATE TABLE ('.repeat(70_000), 'ALTER TABLE a ADD b int,\n'.repeat(40_000)]) read(hostile);
  }).timeout(20_000);
});
