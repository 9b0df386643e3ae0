import adapter from '../../../src/adapters/supabase.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('supabase: receivers', () => {
  golden(adapter, catalog, {
    'receivers': [
      {
        title: 'made in the file',
        source: `import { createClient } from '@supabase/supabase-js';
const db = createClient(url, key);
await db.from('customer').select('*');`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'imported from a URL',
        source: `import { createClient } from 'https://esm.sh/@supabase/supabase-js@2.39.0';
const db = createClient(url, key);
await db.from('customer').select('*');`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'imported from another registry',
        source: `import { createClient } from 'jsr:@supabase/supabase-js@2';
const admin = createClient(url, key);
await admin.from('customer').select('*');`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'required, with a callback',
        source: `const { createClient } = require('@supabase/supabase-js');
const db = createClient(url, key);
db.from('customer').select('*').then(({ data }) => send(data));`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
        result: 'data: argument',
      },
      {
        title: 'a client of the server',
        source: `import { createServerClient } from '@supabase/ssr';
export async function load() { const client = createServerClient(url, key, { cookies }); return await client.from('customer').select('*'); }`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'PostgREST without Supabase sets no limit of its own',
        source: `import { PostgrestClient } from '@supabase/postgrest-js';
const rest = new PostgrestClient(url);
await rest.from('customer').select('*');`,
        facts: [
          'import read many customer(*) ? the max-rows of the PostgREST server decides, every row',
        ],
        bound: "await rest.from('customer').select('*').limit(50);",
      },
      {
        title: 'made by a module of the project, told by its path',
        source: `import { createClient } from '@/utils/supabase/server';
export async function page() { const client = await createClient(); const { data } = await client.from('customer').select('id'); return data; }`,
        facts: [
          'import read many customer(id) default 1000, every row',
        ],
        result: 'data: return',
      },
      {
        title: 'exported by the project, told by its name',
        source: `import { supabaseAdmin } from './clients';
await supabaseAdmin.from('customer').select('*');`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'a helper that is named after it',
        source: "await getSupabaseClient().from('customer').select('*');",
        facts: [
          'convention read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'a parameter of its type',
        source: `import type { SupabaseClient } from '@supabase/supabase-js';
export const list = (client: SupabaseClient<Database>) => client.from('customer').select('*').single();`,
        facts: [
          'declaration read one customer(*) default 1, every row',
        ],
      },
      {
        title: 'a parameter of the type its maker answers',
        source: `import { createClient } from '@/lib/supabase';
export async function list(db: Awaited<ReturnType<typeof createClient>>) { return db.from('customer').select('*'); }`,
        facts: [
          'declaration read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'a service that holds the client',
        source: `@Injectable() export class CustomerService { constructor(private readonly supabase: SupabaseService) {}
  async list() { const { data } = await this.supabase.client.from('customer').select('*'); return data; }
  async other() { const { data } = await this.supabase.getClient().from('customer').select('*'); return data; } }`,
        facts: [
          'declaration read many customer(*) default 1000, every row',
          'declaration read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'a class with methods for its client and its table',
        source: `import { createClient, SupabaseClient } from '@supabase/supabase-js';
export class Repo { private db: SupabaseClient; private client() { return this.db; } private table() { return this.client().from('customer'); }
  async all() { return await this.table().select('*'); } get rows() { return this.db.from('customer'); } async b() { return await this.rows.select('id'); } }`,
        facts: [
          'declaration read many customer(*) default 1000, every row',
          'declaration read many customer(id) default 1000, every row',
        ],
      },
      {
        title: 'taken out of what a framework hands over',
        source: "export const load = async ({ locals: { supabase } }) => { const { data } = await supabase.from('customer').select('*'); return { data }; };",
        facts: [
          'convention read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'another schema',
        source: `import { createClient } from '@supabase/supabase-js';
const db = createClient(url, key);
await db.schema('crm').from('customer').select('*');`,
        facts: [
          'import read many customer(*) default 1000, every row',
        ],
      },
      {
        title: 'a client of unknown name, by the links only its builder has',
        source: "export const f = async (db) => { const { data } = await db.from('customer').select('*').eq('id', id).maybeSingle(); return data?.email; };",
        facts: [
          'convention read one customer(*) default 1, one of [id eq id]',
        ],
        result: 'data: email',
      },
    ],
    'what is not its own': [
      {
        title: 'the same shape on a table that the project does not have',
        source: "export const f = (db) => db.from('bananas').select('*').eq('id', id);",
        facts: [],
      },
      {
        title: 'a query builder with the same beginning',
        source: "export const f = (knex) => knex.from('customer').select('*').where('id', 1);",
        facts: [],
      },
      {
        title: 'a query builder that selects first',
        source: 'export const f = (db) => db.select().from(customer).where(eq(customer.id, 1));',
        facts: [],
      },
      {
        title: 'buckets, channels, functions, arrays, the document',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
supabase.storage.from('customer').list();
supabase.storage.from('customer').update('a.png', file);
const { storage } = supabase; storage.from('customer').update('a.png', file);
const files = supabase.storage; files.from('customer').update('x', y);
supabase.channel('customer').on('postgres_changes', { event: '*', schema: 'public', table: 'customer' }, (p) => p).subscribe();
supabase.functions.invoke('customer', { body });
supabase.auth.getUser();
Array.from('customer').map(x => x); Buffer.from('customer');
from(customers).pipe(select('x')); d3.select('#customer'); 
document.querySelector('select').select();`,
        facts: [],
      },
    ],
  });
});
