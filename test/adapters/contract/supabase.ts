import type { ClientSources } from '../contract.ts';

export default {
  before: "import { createClient } from '@supabase/supabase-js';\nconst supabase = createClient(url, key);\n",
  sources: {
    unbounded: { not: 'the server stops at 1,000 rows' },
    literal: "supabase.from('customer').select('*').limit(20);",
    dynamic: "export const f = (n: number) => supabase.from('customer').select('*').limit(n);",
    clamped: "export const f = (n: number) => supabase.from('customer').select('*').limit(Math.min(n, 100));",
    meaningless: { not: 'without a bound of the code the limit of the server holds' },
    elsewhere: "export const f = (options: any) => supabase.from('customer').select('*').limit(20, options);",
    all: "supabase.from('customer').select();",
    some: "supabase.from('customer').select('id, email');",
    except: { not: 'PostgREST has no such projection' },
    everyRow: "supabase.from('customer').select('*').limit(5);",
    byKey: "supabase.from('customer').select('*').eq('id', id);",
    byIds: "supabase.from('customer').select('*').in('id', ids);",
    byScope: "supabase.from('customer').select('*').eq('tenantId', tenantId);",
    mayFallAway: "let query = supabase.from('customer').select('*');\nif (email) query = query.eq('email', email);\nawait query;",
    oneRow: "supabase.from('customer').select('*').eq('id', id).single();",
    count: "supabase.from('customer').select('*', { count: 'exact', head: true });",
    raw: { not: 'PostgREST takes no statements' },
    related: "supabase.from('customer').select('id, orders(*)');",
    used: "const { data: rows } = await supabase.from('customer').select('*');\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ["supabase.from('customer').", "supabase.from('customer').select('id, orders(').limit()", "supabase.from().select()", "supabase.from('customer').select('*').eq()", "supabase.from('customer').select(`id, ${}`)", "supabase.rpc()", "supabase.auth.admin.listUsers(,)", "supabase.from(null).select(null, null).range('a').limit({})"],
} satisfies ClientSources;
