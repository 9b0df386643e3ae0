import adapter from '../../../src/adapters/supabase.ts';
import { catalog } from '../catalog.ts';
import { buildCatalog, createCatalog, readSqlDdl } from '../../../src/catalog/index.ts';
import { golden } from '../driver.ts';

const MIGRATION = (file: string, text: string): Parameters<typeof buildCatalog>[0][number] => ({ kind: 'sql', file, result: readSqlDdl(text, file) });

/** A project whose tables and functions stand in migrations. */
const migrated = createCatalog(buildCatalog([
  MIGRATION('1.sql', 'CREATE TABLE public.sales (id int PRIMARY KEY, email text, user_id uuid UNIQUE); CREATE TABLE bank_connections (id uuid PRIMARY KEY, access_token text); CREATE TABLE accounts (id uuid PRIMARY KEY, iban text, bank_connection_id uuid REFERENCES bank_connections (id), owner_id uuid);'),
  MIGRATION('2.sql', `CREATE OR REPLACE FUNCTION "public"."get_sale"("of" uuid) RETURNS "public"."sales" LANGUAGE plpgsql AS $$ begin return null; end; $$;
    CREATE FUNCTION all_sales() RETURNS SETOF sales AS 'select * from sales' LANGUAGE sql;
    CREATE FUNCTION public.search(q text DEFAULT '(') RETURNS TABLE ("id" uuid, email text) AS $$ select 1; $$ LANGUAGE sql;
    CREATE TYPE summary AS (name text, phone text);
    CREATE FUNCTION digest(id bigint) RETURNS summary LANGUAGE plpgsql AS $$ $$;
    CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS 'select 1';`),
]));

describe('supabase: answers', () => {
  golden(adapter, catalog, {
    'what is asked for': [
      {
        title: 'shapes of the answer',
        source: [
          "import { createClient } from '@supabase/supabase-js';",
          'const supabase = createClient(url, key);',
          "const { data } = await supabase.from('customer').select('*').csv();",
          "await supabase.from('customer').select('*').explain();",
          "const { count } = await supabase.from('customer').select('*', { count: 'exact', head: true }).eq('status', 'active');",
          "await supabase.from('customer').select('count');",
          "await supabase.from('order').select('status, total.sum()');",
          "await supabase.from('customer').select(columns);",
          "await supabase.from('customer').select(['id', 'email'].join(','));",
          "await supabase.from('customer').select(`id, ${extra}`);",
          "await supabase.from(table).select('*').eq('id', 1);",
          "await supabase.from('customer').select('id').returns<Row[]>().throwOnError();",
          "await supabase.from('customer').select('id').abortSignal(signal).overrideTypes<Row[]>();",
        ].join('\n'),
        facts: [
          'import read many customer(*) default 1000, every row',
          'import read many customer() default 1000, every row',
          "import count one customer() default 1, [status eq 'active']",
          'import count one customer() default 1, every row',
          'import aggregate many order(status) default 1000, every row',
          'import read many customer(? a part of the columns is chosen at run time) default 1000, every row',
          'import read many customer(id+email) default 1000, every row',
          'import read many customer(? a part of the columns is chosen at run time) default 1000, every row',
          'import read many <the table is chosen at run time>(*) default 1, one of [id eq 1]',
          'import read many customer(id) default 1000, every row',
          'import read many customer(id) default 1000, every row',
        ],
      },
    ],
    'writes': [
      {
        title: 'with and without an answer',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from('customer').insert({ email });
await supabase.from('customer').insert({ email }).select('id').single();
await supabase.from('customer').insert(rows).select();
await supabase.from('customer').upsert([{ email }, { email: b }], { onConflict: 'email' }).select('id, email');
await supabase.from('customer').update({ status }).eq('id', id);
await supabase.from('customer').update({ status }).eq('id', id).select('*');
await supabase.from('customer').update({ status }).eq('tenantId', id).select('*');
await supabase.from('customer').delete().in('id', ids);
await supabase.from('customer').delete();`,
        facts: [
          'import create many customer() default 0, every row',
          'import create one customer(id) default 1, every row',
          'import create many customer(*) ? as many rows as are written, every row',
          'import update many customer(id+email) default 2, ? the records name their keys',
          'import update one customer() default 0, one of [id eq id]',
          'import update one customer(*) default 1, one of [id eq id]',
          'import update many customer(*) ? as many rows as are written, [tenantId eq id]',
          'import delete many customer() default 0, [id in ids]',
          'import delete many customer() default 0, every row',
        ],
      },
    ],
    'functions of the database': [
      {
        title: 'rows by the type at the call',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const { data } = await supabase.rpc('search_customers', { q });
const { error } = await supabase.rpc('close_account', { id });
await supabase.rpc('search_customers', { q }).returns<Customer[]>();
use(await supabase.rpc('search_customers', { q }).select('id, email').eq('tenantId', t).limit(10));
await supabase.rpc('one', { q }).single<Customer>();
other.rpc('search_customers');`,
        facts: [
          'import raw many <what a database function answers is not written here>(? what a database function answers is not written here) default 1000, ? a database function chooses the rows',
          'import raw many <none>() default 1000, ? a database function chooses the rows',
          'import raw many Customer(*) default 1000, ? a database function chooses the rows',
          'import raw many <what a database function answers is not written here>(id+email) 10, [tenantId eq t …]',
          'import raw one Customer(*) default 1, ? a database function chooses the rows',
        ],
        result: 'data: ',
      },
    ],
    'accounts': [
      {
        title: 'users of the administration',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const { data: { users } } = await supabase.auth.admin.listUsers();
users.map((u) => u.email);
const res = await supabase.auth.admin.listUsers({ page: 1, perPage: 1000 });
log(res.data.users.length);
const { data } = await supabase.auth.admin.getUserById(id);
data.user.email;
await supabase.auth.admin.deleteUser(id);
other.auth.admin.listUsers(); admin.listUsers();`,
        facts: [
          'import read many auth.users(*) default 50, every row',
          'import read many auth.users(*) 1000, every row',
          'import read one auth.users(*) default 1, one of [id eq id]',
          'import delete one auth.users() default 1, one of [id eq id]',
        ],
        result: 'users,u: email',
        bound: 'const { data: { users } } = await supabase.auth.admin.listUsers({ perPage: 50 });',
      },
      {
        title: 'every page of users',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
let page = 1; const out = [];
while (true) { const { data } = await supabase.auth.admin.listUsers({ page, perPage: 100 }); out.push(...data.users); if (data.users.length < 100) break; page++; }`,
        facts: [
          'import read many auth.users(*) meaningless: a loop reads page after page, every row',
        ],
      },
    ],
    'results': [
      {
        title: 'taken out of `data`',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export async function a() { const { data, error } = await supabase.from('customer').select('*').eq('id', 1).single(); if (error) throw error; return data.email; }
export async function b() { const res = await supabase.from('customer').select('*'); if (res.error) throw res.error; return (res.data ?? []).map((row) => row.email); }
export async function c() { const [{ data: one }, two] = await Promise.all([supabase.from('customer').select('*').eq('id', 1), supabase.from('order').select('*')]); return [one[0].email, two.data.map((o) => o.total)]; }
export async function d() { const { data: { email } } = await supabase.from('customer').select('*').eq('id', 1).single(); return email; }
export const e = () => supabase.from('customer').select('*').then(({ data = [] }) => data.map((x) => x.phone));
export function F() { useEffect(() => { supabase.from('customer').select('*').then((res) => setRows(res.data)); }, []); }`,
        facts: [
          'import read one customer(*) default 1, one of [id eq 1]',
          'import read many customer(*) default 1000, every row',
          'import read many customer(*) default 1, one of [id eq 1]',
          'import read many order(*) default 1000, every row',
          'import read one customer(*) default 1, one of [id eq 1]',
          'import read many customer(*) default 1000, every row',
          'import read many customer(*) default 1000, every row',
        ],
        result: 'data: email',
      },
      {
        title: 'taken out of `data` in a pattern',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export async function d() { const { data: { email } } = await supabase.from('customer').select('*').eq('id', 1).single(); return email; }`,
        facts: [
          'import read one customer(*) default 1, one of [id eq 1]',
        ],
        result: 'email',
      },
      {
        title: 'found together with others',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const [{ data: one }, two] = await Promise.all([supabase.from('customer').select('*'), supabase.from('order').select('*')]);
one[0].email;`,
        facts: [
          'import read many customer(*) default 1000, every row',
          'import read many order(*) default 1000, every row',
        ],
        result: 'one: email',
      },
      {
        title: 'handed to a component',
        source: `import { supabase } from './supabase';
export function List() {
  useEffect(() => { void supabase.from('customer').select('*').then((res) => setRows(res.data)); }, []);
  return <Table rows={rows} />;
}`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
        result: 'argument',
        file: 'source.tsx',
      },
      {
        title: 'passed on with its envelope',
        source: `import { supabase } from './supabase';
export const useCustomers = () => useQuery({ queryFn: () => unwrap(supabase.from('customer').select('*')) });`,
        facts: [
          'import read many customer(*) default 1000, ? the builder is handed to another function',
        ],
        result: 'argument',
      },
    ],
  });
});

describe('supabase: what migrations tell', () => {
  golden(adapter, migrated, {
    'functions of the database': [
      {
        title: 'rows of a table, of their own, of a type',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const a = await supabase.rpc('get_sale', { of }).single();
const b = await supabase.rpc('all_sales', {}).limit(10);
const c = await supabase.rpc('search', { q });
const d = await supabase.rpc('digest', { id });
use(await supabase.rpc('total', {}));
use(await supabase.rpc(name, {}));`,
        facts: [
          'import raw one sales(*) default 1, ? a database function chooses the rows',
          'import raw many sales(*) 10, ? a database function chooses the rows',
          'import raw many search()(*) default 1000, ? a database function chooses the rows',
          'import raw many digest()(*) default 1000, ? a database function chooses the rows',
          'import raw many <what a database function answers is not written here>(? what a database function answers is not written here) default 1000, ? a database function chooses the rows',
          'import raw many <what a database function answers is not written here>(? what a database function answers is not written here) default 1000, ? a database function chooses the rows',
        ],
      },
    ],
    'links': [
      {
        title: 'named by the column that makes them',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from('accounts').select('iban, bank_connection:bank_connection_id(id, access_token), owner:owner_id(*)').eq('iban', iban);`,
        facts: [
          'import read many accounts(iban) default 1000, [iban eq iban] + read one bank_connections(id+access_token) default 1, every row | read one <the link is named by a column, whose table is not known>(*) default 1, every row',
        ],
      },
    ],
    'keys': [
      {
        title: 'one record without `single`',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from('sales').select('*').eq('user_id', user);
await supabase.from('sales').select('*').eq('email', email);
let query = supabase.from('sales').select('*');
if (user) query = query.eq('user_id', user);
await query;`,
        facts: [
          'import read many sales(*) default 1, one of [user_id eq user]',
          'import read many sales(*) default 1000, [email eq email]',
          'import read many sales(*) default 1000, [user_id? eq user]',
        ],
      },
    ],
  });
});
