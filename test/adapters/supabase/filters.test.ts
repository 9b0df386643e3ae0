import adapter from '../../../src/adapters/supabase.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('supabase: filters', () => {
  golden(adapter, catalog, {
    'filters': [
      {
        title: 'every kind of condition',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from('customer').select('id').eq('a', 1).neq('b', 2).in('c', list).match({ d: 4, e }).not('f', 'is', null).or('g.eq.1,h.eq.2').filter('i', 'in', '(1,2)').filter('j', 'gte', 3).is('k', null).contains('l', ['x']).textSearch('m', 'q').eq('n->>o', 'p');`,
        facts: [
          "import read many customer(id) default 1000, [a eq 1, b other 2, c in list, d eq 4, e eq e, f other null, OR other 'g.eq.1,h.eq.2', i in '(1,2)', j other 3, k other null, l other ['x'], m other 'q', n eq 'p']",
        ],
      },
      {
        title: '`eq` sends undefined as a text, `match` leaves it out',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export const f = (email?: string) => supabase.from('customer').select('id').eq('email', email).single();
export const g = (email?: string) => supabase.from('customer').select('id').match({ email }).single();`,
        facts: [
          'import read one customer(id) default 1, one of [email eq email]',
          'import read one customer(id) default 1, [email? eq email]',
        ],
      },
      {
        title: 'conditions of run time',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export const f = async (criteria: object) => await supabase.from('customer').select('id').match(criteria);
export const g = async (column: string) => await supabase.from('customer').select('id').eq(column, 1);`,
        facts: [
          'import read many customer(id) default 1000, ? conditions are built elsewhere',
          'import read many customer(id) default 1000, ? conditions are built elsewhere',
        ],
      },
      {
        title: 'added in branches and loops',
        source: [
          "import { createClient } from '@supabase/supabase-js';",
          'const supabase = createClient(url, key);',
          'export async function search(filters) {',
          "  let query = supabase.from('customer').select('id, email', { count: 'exact' }).eq('tenantId', tenantId).order('createdAt');",
          "  if (filters.email) query = query.ilike('email', `%${filters.email}%`);",
          '  if (filters.page) { query = query.range(0, 9); }',
          '  for (const [k, v] of Object.entries(filters)) query.eq(k, v);',
          '  const { data, error, count } = await query;',
          '  if (error) throw error;',
          '  return { rows: data, count };',
          '}',
        ].join('\n'),
        facts: [
          'import read many customer(id+email) default 1000, [tenantId eq tenantId, email? other `%${filters.email}%` …]',
        ],
        result: 'data: return',
        bound: "  let query = supabase.from('customer').select('id, email', { count: 'exact' }).eq('tenantId', tenantId).order('createdAt').limit(50);",
      },
      {
        title: 'a branch that answers something else',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export async function search(one) {
  const query = supabase.from('customer').select('id, email');
  if (one) return await query.eq('id', one).single();
  return await query.limit(10);
}`,
        facts: [
          'import read many customer(id+email) 10, every row',
        ],
        result: 'return',
        bound: '  return await query.limit(50);',
      },
      {
        title: 'handed to another function',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export async function search(filters) {
  let query = supabase.from('customer').select('id, email');
  query = applyFilters(query, filters);
  const { data } = await query;
  return data;
}`,
        facts: [
          'import read many customer(id+email) default 1000, ? the builder is handed to another function',
        ],
      },
      {
        title: 'handed to a function of the project',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
function ofTenant(query: any, tenant: string) { return query.eq('tenant_id', tenant).limit(20); }
export async function search(tenant: string) {
  let query = supabase.from('customer').select('id, email');
  query = ofTenant(query, tenant);
  const { data } = await query;
  return data;
}`,
        facts: [
          'import read many customer(id+email) 20, [tenant_id eq tenant]',
        ],
      },
      {
        title: 'returned before it is sent',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export function base() { return supabase.from('customer').select('*'); }
export const one = (id) => supabase.from('customer').select('*').eq('id', id).single();`,
        facts: [
          'import read many customer(*) default 1000, ? the builder is returned to the caller',
          'import read one customer(*) default 1, one of [id eq id]',
        ],
      },
      {
        title: 'a base query of this file',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const base = () => supabase.from('customer').select('*');
export async function f() { const { data } = await base().eq('tenantId', t).limit(5); return data.length; }`,
        facts: [
          'import read many customer(*) 5, [tenantId eq t]',
        ],
        bound: "export async function f() { const { data } = await base().eq('tenantId', t).limit(50); return data.length; }",
      },
    ],
    'resources read along': [
      {
        title: 'conditions and bounds belong to the resource they name',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from('customer').select('id, orders(id, total), last:orders!inner(*)').limit(3, { referencedTable: 'orders' }).eq('orders.status', 'open').eq('last.status', 'new').order('id', { referencedTable: 'orders' });`,
        facts: [
          "import read many customer(id) default 1000, [last.status eq 'new'] + read many Order(id+total) 3, [status eq 'open'] | read many Order(*) default 1000, [status eq 'new']",
        ],
        project: "await supabase.from('customer').select('id, email, orders(id, total), last:orders!inner(*)').limit(3, { referencedTable: 'orders' }).eq('orders.status', 'open').eq('last.status', 'new').order('id', { referencedTable: 'orders' });",
      },
      {
        title: 'the older name of the option',
        source: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.from('order').select('id, customer(*)').limit(10).limit(1, { foreignTable: 'customer' });`,
        facts: [
          'import read many order(id) 10, every row + read one Customer(*) default 1, every row',
        ],
        bound: "await supabase.from('order').select('id, customer(*)').limit(50).limit(1, { foreignTable: 'customer' });",
      },
    ],
  });
});
