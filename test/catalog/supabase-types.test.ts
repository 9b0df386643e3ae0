import assert from 'node:assert/strict';
import { buildCatalog, createCatalog, mayHoldSupabaseTypes, readSqlDdl, readSupabaseTypes } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/file-facts.ts';
import { PARSERS, tryView } from '../adapters/driver.ts';

const SOURCE = `export type Json = string | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      contacts: {
        Row: {
          id: number
          email: string | null
          "first name": string
          sales_id: number | null
          address: Json
        }
        Insert: { id?: number; secret?: string }
        Update: { id?: number }
        Relationships: [
          {
            foreignKeyName: "contacts_sales_id_fkey"
            columns: ["sales_id"]
            isOneToOne: false
            referencedRelation: "sales"
            referencedColumns: ["id"]
          },
        ]
      }
      sales: { Row: { id: number; phone: string }; Insert: {}; Update: {}; Relationships: [] }
    }
    Views: {
      contacts_summary: { Row: { id: number | null; email: string | null } }
    }
    Functions: { search: { Args: { q: string }; Returns: { email: string }[] } }
  }
  graphql_public: {
    Tables: { [_ in never]: never }
    Views: { [_ in never]: never }
  }
}
`;

describe('types that Supabase generates', () => {
  for (const parser of PARSERS) {
    it(`tables, views and links, by ${parser}`, () => {
      const view = tryView(SOURCE, parser);
      assert.ok(view);
      const { entities, problems } = readSupabaseTypes(view.ast, SOURCE);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        entities.map(({ name, aliases, line, fields }) => `${line} ${name} ${aliases.join()}: ${fields.map((field) => (field.relation ? `→${field.relation.entity}` : field.name)).join(' ')}`),
        ['6 contacts public.contacts: id email first name sales_id address →sales', '26 sales public.sales: id phone', '29 contacts_summary public.contacts_summary: id email'],
      );
      assert.deepEqual(entities[0]?.fields[1], { name: 'email', type: 'string | null', line: 9 });
    });
  }

  it('an interface and a schema of another name', () => {
    const text = 'export interface Database { crm: { Tables: { leads: { Row: { mail: string } } } } }';
    assert.deepEqual(readSupabaseTypes(tryView(text, 'oxc')!.ast, text).entities.map(({ name, aliases }) => [name, ...aliases]), [['leads', 'crm.leads']]);
  });

  it('nothing in types of the same words', () => {
    for (const text of ['type Tables = { Row: { id: number } };', 'interface Database { public: string; Tables: { Row: { id: number } } }', 'type Database = { public: { Tables: { a: string; b: { Row: string } } } }']) {
      assert.deepEqual(readSupabaseTypes(tryView(text, 'oxc')!.ast, text).entities, [], text);
    }
  });

  it('files of a project are read when their text says so', () => {
    assert.ok(mayHoldSupabaseTypes(SOURCE));
    assert.equal(mayHoldSupabaseTypes('const Tables: { a: 1 } = x;'), false);
    assert.deepEqual(readFileFacts(SOURCE, 'src/database.types.ts').entities?.[0]?.result.entities.map(({ name }) => name), ['contacts', 'sales', 'contacts_summary']);
    assert.equal(readFileFacts('export type Database = { public: { Tables: { a: { Row: {', 'src/half.ts').entities, undefined);
  });

  it('a migration and the types tell of one table', () => {
    const view = tryView(SOURCE, 'oxc');
    const catalog = createCatalog(
      buildCatalog([
        { kind: 'sql', file: 'migrations/1.sql', result: readSqlDdl('CREATE TABLE public.contacts (id int PRIMARY KEY, email text);', 'migrations/1.sql') },
        { kind: 'sql', file: 'src/database.types.ts', result: readSupabaseTypes(view!.ast, SOURCE) },
      ]),
    );
    const contacts = catalog.find('contacts');
    assert.equal(catalog.data.entities.filter(({ name }) => name === 'contacts').length, 1);
    assert.deepEqual(contacts?.fields.filter(({ relation }) => !relation).map(({ name }) => name), ['id', 'email', 'first name', 'sales_id', 'address']);
    assert.equal(contacts?.fields[0]?.unique, true);
    assert.deepEqual(contacts?.fields.find(({ name }) => name === 'sales')?.relation, { entity: 'sales', many: false });
  });

  it('functions: rows of their own, and those of a table', () => {
    const text = `export type Database = { public: { Tables: { contacts: { Row: { email: string } } }; Functions: {
      search: { Args: { q: string }; Returns: { email: string }[] }
      mine: { Args: never; Returns: { email: string }[]; SetofOptions: { from: '*'; to: 'contacts'; isOneToOne: false } }
      total: { Args: never; Returns: number }
    } } }`;
    const result = readSupabaseTypes(tryView(text, 'oxc')!.ast, text);
    const catalog = createCatalog(buildCatalog([{ kind: 'sql', file: 'src/database.types.ts', result }]));
    assert.deepEqual(['search()', 'mine()', 'total()', 'search', 'mine'].map((name) => catalog.find(name)?.name), ['search()', 'contacts', undefined, undefined, undefined]);
    assert.deepEqual(catalog.find('search()')?.fields.map(({ name }) => name), ['email']);
  });
});
