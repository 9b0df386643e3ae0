import assert from 'node:assert/strict';
import { type EntityQuery, isSoqlPath, type QueryLimit, type QueryWhere, readSoql, soqlOfUrl } from '../../src/statements/soql/index.ts';
import { holeMarker } from '../../src/statements/sql/index.ts';

const [A, B, C] = [holeMarker(0), holeMarker(1), holeMarker(2)];

const limitText = (limit: QueryLimit): string => (limit.kind === 'literal' ? String(limit.rows) : limit.kind === 'value' ? `<${limit.value.kind}>` : limit.kind === 'unknown' ? '?' : 'none');
const whereText = (where: QueryWhere): string =>
  where.kind === 'none' ? '' : ` [${where.conditions.map(({ name, op, value, size }) => `${name} ${op}${value ? ` <${value.kind}>` : ''}${size === undefined ? '' : ` of ${size}`}`).join(', ')}${where.open ? ' …' : ''}]`;
const fieldsText = ({ fields }: EntityQuery): string => (fields.kind === 'fields' ? fields.names.join('+') : fields.kind === 'all' ? `*${fields.of ?? ''}` : '?');
const queryText = (query: EntityQuery): string =>
  `${query.role} ${query.measure ?? ''}${query.name ?? '<?>'}(${fieldsText(query)}) ${limitText(query.limit)}${whereText(query.where)}${query.related.map((one) => ` + ${queryText(one)}`).join('')}`;
const shape = (text: string): string => {
  const statement = readSoql(text);
  return statement ? statement.queries.map(queryText).join(' | ') + (statement.open ? ' open' : '') : 'not read';
};

const CASES: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  'text with holes': [
    [`SELECT ${A} FROM Contact`, 'main Contact(?) none open'],
    [`SELECT Id FROM ${A} WHERE Id = '${B}' LIMIT ${C}`, 'main <?>(Id) <hole> [Id eq <hole>]'],
    [`SELECT Id FROM Contact ${A}`, 'main Contact(Id) ? [ …] open'],
    [`SELECT Id FROM Contact WHERE ${A} LIMIT 5`, 'main Contact(Id) 5 [ …]'],
    [`SELECT Id FROM Contact WHERE Name = '${A}' ${B} LIMIT 5`, 'main Contact(Id) 5 [Name eq <hole> …]'],
    [`SELECT Id FROM Contact WHERE Name = '${A}' AND ${B} LIMIT 5`, 'main Contact(Id) 5 [Name eq <hole> …]'],
    [`SELECT Id FROM Contact WHERE Name LIKE '%${A}%' AND CreatedDate > ${B} AND AccountId IN (${C})`, 'main Contact(Id) none [Name other <hole>, CreatedDate other <hole>, AccountId in <hole>]'],
    [`SELECT Id FROM Contact WHERE Name IN ('${A}', '${B}')`, 'main Contact(Id) none [Name in]'],
    [`SELECT Id FROM Contact ORDER BY ${A} ${B}`, 'main Contact(Id) ? open'],
    [`SELECT Id FROM Contact ORDER BY ${A} ${B} LIMIT 5 OFFSET ${C}`, 'main Contact(Id) 5'],
    [`SELECT Id FROM Contact WHERE CreatedDate = LAST_N_DAYS:${A}`, 'main Contact(Id) none [CreatedDate eq <hole>]'],
    [`SELECT Id FROM Contact WHERE CreatedDate > ${A}T00:00:00Z`, 'main Contact(Id) none [CreatedDate other <unknown> …]'],
    [`SELECT Id FROM ${A}__c LIMIT 5`, 'main <?>(Id) 5'],
    [`SELECT FIELDS(${A}) FROM Contact LIMIT 5`, 'main Contact(?) 5 open'],
    [`FIND {${A}} IN NAME FIELDS RETURNING ${B}(Id, Name), Lead(Email LIMIT ${C})`, 'found <?>(Id+Name) none | found Lead(Email) <hole>'],
  ],
  'half-typed text': [
    ['SELECT', 'main <?>(?) none open'],
    ['SELECT Id', 'main <?>(Id) none open'],
    ['SELECT Id, FROM Contact', 'main Contact(Id) none'],
    ['SELECT Id FROM', 'main <?>(Id) none open'],
    ['SELECT Id FROM Contact WHERE', 'main Contact(Id) none [ …] open'],
    ['SELECT Id FROM Contact WHERE Name =', 'main Contact(Id) none [Name other]'],
    ["SELECT Id FROM Contact WHERE Name = 'x", 'main Contact(Id) none [Name eq <literal>]'],
    ['SELECT Id FROM Contact LIMIT', 'main Contact(Id) ? open'],
    ['SELECT Id, (SELECT Id FROM', 'main <?>(Id) none + child <?>(Id) none open'],
    ['FIND', ' open'],
    ['FIND {x} LIMIT 5', ' open'],
    ['FIND {a\\} b} RETURNING Contact(Id', 'found Contact(Id) none'],
  ],
  'other languages': [
    ['', 'not read'],
    ['UPDATE Contact SET x = 1', 'not read'],
    ['{ contacts { id } }', 'not read'],
    [A, 'not read'],
  ],
  'objects whose names are words of the language': [
    ['SELECT Id FROM Order ORDER BY Id', 'main Order(Id) none'],
    ['SELECT Id FROM Group GROUP BY Id', 'main Group(Id) none'],
    ['select id from case where Limit__c = 5 limit 3', 'main case(id) 3 [Limit__c eq <literal>]'],
  ],
};

describe('reading SOQL and SOSL', () => {
  for (const [group, cases] of Object.entries(CASES)) {
    describe(group, () => {
      for (const [text, expected] of cases) it(text.replaceAll(/\uE000(\d)\uE001/g, '${$1}') || '(nothing)', () => assert.equal(shape(text), expected));
    });
  }

  it('says where a limit can be added: before what stands behind it, nowhere in half-typed text', () => {
    const added = (text: string): string => {
      const at = readSoql(text)?.limitAt;
      return at === undefined ? 'nowhere' : `${text.slice(0, at)} LIMIT 9${text.slice(at)}`;
    };
    assert.equal(added("SELECT Id FROM Contact WHERE Name = 'a' ORDER BY Name FOR VIEW"), "SELECT Id FROM Contact WHERE Name = 'a' ORDER BY Name LIMIT 9 FOR VIEW");
    assert.equal(added('SELECT Id FROM Contact OFFSET 5'), 'SELECT Id FROM Contact LIMIT 9 OFFSET 5');
    assert.equal(added('SELECT Id FROM Contact ALL ROWS'), 'SELECT Id FROM Contact LIMIT 9 ALL ROWS');
    assert.equal(added('FIND {x} RETURNING Contact(Id)'), 'FIND {x} RETURNING Contact(Id) LIMIT 9');
    for (const text of ['SELECT Id FROM Contact LIMIT 5', 'SELECT Id FROM Contact WHERE', 'SELECT Id FROM', 'SELECT Id, (SELECT Id FROM Contacts', `SELECT Id FROM Contact ${A}`]) assert.equal(added(text) === 'nowhere' || text.endsWith(A), true, text);
  });

  it('says where names, limits and field lists stand', () => {
    const text = 'SELECT Id, Name FROM Contact LIMIT 25';
    const [query] = readSoql(text)?.queries ?? [];
    assert.ok(query?.limit.kind === 'literal' && query.fieldsRange);
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual([cut(query.range), cut(query.limit.range), cut(query.fieldsRange)], ['Contact', '25', 'Id, Name']);
  });

  it('finds the query in a URL', () => {
    assert.equal(soqlOfUrl('/services/data/v60.0/query?q=SELECT+Id+FROM+Contact+WHERE+Name%3D%27%E7%94%B2%27&x=1'), "SELECT Id FROM Contact WHERE Name='甲'");
    assert.equal(soqlOfUrl('https://x.my.salesforce.com/services/data/v60.0/search/?q=FIND+%7Bx%7D'), 'FIND {x}');
    assert.equal(soqlOfUrl('/services/data/v60.0/sobjects/Contact'), undefined);
    assert.equal(soqlOfUrl('/services/data/v60.0/query?q=100%'), '100%');
    assert.equal(isSoqlPath(`/services/data/v${A}/jobs/query`), true);
    assert.equal(isSoqlPath('/services/data/v60.0/limits'), false);
  });
});
