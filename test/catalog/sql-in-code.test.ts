import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, createCatalog, type SourceResult } from '../../src/catalog/index.ts';
import { mayHoldDdl, readDdlInCode } from '../../src/catalog/sources/sql-in-code.ts';
import { readFileFacts } from '../../src/project/index.ts';
import { assertInProportion } from '../support/growth.ts';

const read = (text: string, file = 'src/db.js'): SourceResult => (mayHoldDdl(text, file) ? readDdlInCode(parse(text, { range: true }), text, file) : { entities: [], problems: [] });
const tables = (text: string, file?: string): string[] => read(text, file).entities.map(({ name, line, fields }) => `${name} ${line}: ${fields.map((field) => `${field.name} ${field.type ?? '?'} ${field.line}`).join(', ')}`);

const SETUP = `const TABLE = 'customers';
const INIT = \`
  create table if not exists events (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    contact_email VARCHAR(255) default null
  );
  create table \${TABLE} (
    phone text -- @pii contact.phone
  );\`;
db.exec('CREATE TABLE "tokens" (access_token TEXT)');
`;

describe('tables that code makes itself', () => {
  it('are read from the texts of statements, with their lines', () => {
    assert.deepEqual(tables(SETUP), ['events 3: id INT 4, contact_email VARCHAR(255) 5', 'customers 7: phone text 8', 'tokens 10: access_token TEXT 10']);
    const catalog = createCatalog(buildCatalog([{ kind: 'sql', file: 'src/db.js', result: read(SETUP) }]));
    assert.deepEqual(catalog.personalFields(catalog.find('customers')!).map(({ name, classification }) => `${name} ${classification.source.kind}`), ['phone annotation']);
    assert.deepEqual(catalog.personalFields(catalog.find('tokens')!).map(({ classification }) => classification.category), ['auth.credential']);
  });

  it('are part of the facts of a file', () => {
    assert.deepEqual(readFileFacts(SETUP, 'src/db.js').entities?.flatMap(({ kind, result }) => result.entities.map(({ name }) => `${kind} ${name}`)), ['sql events', 'sql customers', 'sql tokens']);
  });

  it('leave out what only run time knows', () => {
    assert.deepEqual(tables('db.exec(`create table ${name} (email text)`); db.exec(`create table t (${column} text, email text default ${value})`);'), ['t 1: email text 1']);
    assert.deepEqual(tables("export const down = (db) => db.exec('create table gone (email text)');"), []);
  });

  it('are no prose, and nothing of trials', () => {
    for (const text of ["const help = 'Use CREATE TABLE to make a table';", "const title = 'create table customers';", "const sql = 'select * from customers';"]) assert.deepEqual(tables(text), [], text);
    for (const file of ['test/db.js', 'src/__tests__/db.ts', 'src/db.spec.ts', 'e2e/setup.ts']) assert.deepEqual(tables(SETUP, file), [], file);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.nat(SETUP.length), fc.nat(SETUP.length), fc.constantFrom('', '(', '`', '${', ';', '"'), (from, to, put) => {
        const text = `const sql = ${JSON.stringify(`${SETUP.slice(0, from)}${put}${SETUP.slice(Math.max(from, to))} create table x (`)};`;
        read(text);
      }),
      { numRuns: 300 },
    );
  });

  it('take time in proportion', () => {
    assertInProportion((n) => {
      const text = SETUP.replaceAll('const ', 'var ').repeat(n);
      const ast = parse(text, { range: true });
      return () => readDdlInCode(ast, text, 'src/db.js');
    }, 20, 200);
  });
});
