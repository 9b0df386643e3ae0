import assert from 'node:assert/strict';
import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { accessesOf, factsText, type Files, linkedView, PARSERS } from '../driver.ts';

const FILES: Files = {
  'db/schema/index.ts': "export * from './people';",
  people: '',
  'people.ts': "import { pgTable } from 'drizzle-orm/pg-core';\nexport const contacts = pgTable('crm_contacts', {});\nexport const summary = { id: contacts.id, email: contacts.email };",
  'paging.ts': 'export function paged(query: any, size = 25) { return query.limit(Math.min(size, 100)); }',
  'db/index.ts': "import { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(process.env.URL);",
};

const facts = (text: string): string[][] => PARSERS.map((parser) => accessesOf(adapter, linkedView(text, FILES, parser), catalog).map((access) => factsText(access, text)));
const both = (...lines: string[]): string[][] => PARSERS.map(() => lines);

describe('drizzle: what other modules declare', () => {
  it('is the table by its own name, also through a barrel and a namespace', () => {
    assert.deepEqual(facts("import { db } from '@/db';\nimport { contacts } from '@/db/schema';\nawait db.select().from(contacts);"), both('import read many crm_contacts(*) none, every row'));
    assert.deepEqual(facts("import { db } from '@/db';\nimport * as schema from '@/db/schema';\nawait db.select({ id: schema.contacts.id }).from(schema.contacts);"), both('import read many crm_contacts(id) none, every row'));
  });

  it('is what they do with a builder that they are handed, and no edit changes it here', () => {
    const text = "import { db } from '@/db';\nimport { contacts } from '@/db/schema';\nimport { paged } from '@/paging';\nconst rows = await paged(db.select().from(contacts).$dynamic());";
    assert.deepEqual(facts(text), both('import read many crm_contacts(*) dynamic<=100, every row'));
    for (const parser of PARSERS) assert.deepEqual(accessesOf(adapter, linkedView(text, FILES, parser), catalog).map(({ edits }) => Object.keys(edits)), [[]]);
  });

  it('is the selection', () => {
    assert.deepEqual(facts("import { db } from '@/db';\nimport { contacts, summary } from '@/people';\nawait db.select(summary).from(contacts).limit(5);"), both('import read many crm_contacts(id+email) 5, every row'));
  });
});
