import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { buildCatalog, createCatalog, readKyselyDatabase, type SourceEntity, type SourceResult } from '../../src/catalog/index.ts';

const read = (text: string, file = 'database.ts'): SourceResult => readKyselyDatabase(parse(text, { range: true }), text, file);
const line = ({ name, aliases, fields, mixin, extends: bases }: SourceEntity): string => `${mixin ? 'mixin ' : ''}${[name, ...aliases].join('/')}${bases ? ` extends ${bases.join('+')}` : ''}: ${fields.map((field) => `${field.name} ${field.type}${field.unique ? '!' : ''}`).join(', ')}`;
const IMPORT = "import type { ColumnType, Generated } from 'kysely';\n";

describe("catalog source: Kysely's database types", () => {
  it('reads tables and the types of their rows', () => {
    const text = `${IMPORT}export interface Database {
  person: PersonTable;
  'crm.pet': { id: Generated<number>; name: string };
  elsewhere: ElsewhereTable;
}
interface PersonTable {
  id: Generated<number>;
  email: string | null;
  created_at: ColumnType<Date, string | undefined, never>;
}`;
    assert.deepEqual(read(text).entities.map(line), ['person: id number!, email string | null, created_at Date', 'pet/crm.pet: id number!, name string', 'elsewhere extends ElsewhereTable: ']);
  });

  it('reads generated types', () => {
    assert.deepEqual(read(`${IMPORT}export type User = { id: string; email: string };\nexport type DB = { User: User };`).entities.map(line), ['User: id string!, email string']);
  });

  it('brings types of another file to their table', () => {
    const rows = { kind: 'kysely', file: 'person.ts', result: read(`${IMPORT}export interface PersonTable { id: Generated<string>; email: string; phone: string | null }`, 'person.ts') } as const;
    const own = { kind: 'kysely', file: 'database.ts', result: read("import { Kysely } from 'kysely';\nexport interface DB { person: PersonTable }") } as const;
    const catalog = createCatalog(buildCatalog([own, rows]));
    const entity = catalog.find('person');
    assert.deepEqual(entity && catalog.personalFields(entity).map(({ name }) => name), ['email', 'phone']);
    assert.equal(catalog.data.entities.length, 1);
  });

  it('reads annotations', () => {
    const { entities } = read(`${IMPORT}export interface DB { person: { /** @pii contact.email */ handle: string; label: string; // @notPersonal\n} }`);
    assert.deepEqual(entities[0]?.fields.map(({ annotation }) => annotation), [{ category: 'contact.email' }, { notPersonal: true }]);
  });

  it('leaves other interfaces alone', () => {
    assert.deepEqual(read("interface Database { open(): void }\ninterface Options { database: Database }\ntype DB = { url: string };\ninterface Tables {}\nexport interface Props { [key: string]: unknown }").entities, []);
  });
});
