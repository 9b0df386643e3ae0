import adapter from '../../../src/adapters/supabase.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('supabase: bounds', () => {
  golden(adapter, catalog, {
    'bounds': [
      {
        title: 'limits and ranges',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const SIZE = 100;
export async function page(p, size, from, to) {
  await supabase.from('customer').select('*').range(0, 49);
  await supabase.from('customer').select('*').range(p * SIZE, (p + 1) * SIZE - 1);
  const start = p * size; const end = start + size - 1;
  await supabase.from('customer').select('*').range(start, end);
  await supabase.from('customer').select('*').range(p * SIZE, p * SIZE + SIZE - 1);
  await supabase.from('customer').select('*').range(from, to);
  await supabase.from('customer').select('*').limit(undefined);
  await supabase.from('customer').select('*').limit(Infinity);
  await supabase.from('customer').select('*').limit(5000);
  await supabase.from('customer').select('*').limit(10).limit(20);
}`,
        facts: [
          'import read many customer(*) 50, every row',
          'import read many customer(*) dynamic, every row',
          'import read many customer(*) dynamic, every row',
          'import read many customer(*) 100, every row',
          'import read many customer(*) dynamic, every row',
          'import read many customer(*) default 1000, every row',
          'import read many customer(*) default 1000, every row',
          'import read many customer(*) 5000, every row',
          'import read many customer(*) 20, every row',
        ],
        bound: '',
      },
      {
        title: 'a loop over pages reads everything',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export async function all() {
  const rows = []; let from = 0;
  while (true) {
    const { data, error } = await supabase.from('customer').select('*').range(from, from + 999);
    if (error) throw error;
    rows.push(...data);
    if (data.length < 1000) break;
    from += 1000;
  }
  return rows;
}
export async function three() { for (let page = 0; page < 3; page++) await supabase.from('customer').select('*').range(page * 10, page * 10 + 9); }
export async function pages() { for (let page = 0; ; page++) { const from = page * 500; const { data } = await supabase.from('customer').select('*').range(from, from + 499); if (!data.length) break; } }`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
          'import read many customer(*) 10, every row',
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
    ],
    'edits': [
      {
        title: 'on lines of their own',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const { data } = await supabase
  .from('customer')
  .select('*, orders(total)')
  .eq('tenantId', tenantId)
  .returns<Row[]>();`,
        facts: [
          'import read many customer(*) default 1000, [tenantId eq tenantId] + read many Order(total) default 1000, every row',
        ],
        bound: '  .limit(50)',
        project: "  .select('id, email, orders(total)')",
      },
      {
        title: 'where nothing is selected yet',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from("customer").select().throwOnError();
await supabase.from("customer").select("*").limit(500);`,
        facts: [
          'import read many customer(*) default 1000, every row',
          'import read many customer(*) 500, every row',
        ],
        bound: 'await supabase.from("customer").select().limit(50).throwOnError();',
        project: 'await supabase.from("customer").select(\'id, email\').throwOnError();',
      },
      {
        title: 'with double quotes and columns that need quotes',
        source: `import { supabase } from './supabase';
await supabase.from("customer").select("*, orders(\\"total sum\\")");`,
        facts: [
          'import read many customer(*) default 1000, every row + read many Order(total sum) default 1000, every row',
        ],
        project: 'await supabase.from("customer").select("id, email, orders(\\"total sum\\")");',
      },
      {
        title: 'a selection of run time stays',
        source: `import { supabase } from './supabase';
await supabase.from('customer').select(columns);`,
        facts: [
          'import read many customer(? a part of the columns is chosen at run time) default 1000, every row',
        ],
        bound: "await supabase.from('customer').select(columns).limit(50);",
        project: null,
      },
      {
        title: 'a range keeps its start',
        source: `import { supabase } from './supabase';
await supabase.from('customer').select('*').range(page * 5000, page * 5000 + 4999);`,
        facts: [
          'import read many customer(*) 5000, every row',
        ],
        bound: "await supabase.from('customer').select('*').range(page * 5000, page * 5000 + 49);",
      },
    ],
  });
});
