import assert from 'node:assert/strict';
import { type EntityQuery, readOdata } from '../../src/statements/odata/index.ts';
import { holeMarker } from '../../src/statements/sql/index.ts';

const [A, B] = [holeMarker(0), holeMarker(1)];

const queryText = ({ name, fields, limit, where, related, measure }: EntityQuery): string => {
  const asked = fields.kind === 'fields' ? fields.names.join('+') : fields.kind === 'all' ? '*' : '?';
  const rows = limit.kind === 'literal' ? String(limit.rows) : limit.kind === 'value' ? `<${limit.value.kind}>` : limit.kind === 'unknown' ? '?' : 'none';
  const conditions = where.kind === 'none' ? '' : ` [${where.conditions.map((one) => `${one.name} ${one.op}${one.value ? ` <${one.value.kind}>` : ''}${one.size === undefined ? '' : ` of ${one.size}`}`).join(', ')}${where.open ? ' …' : ''}]`;
  return `${measure ?? ''}${name ?? '<?>'}(${asked}) ${rows}${conditions}${related.map((one) => ` + ${queryText(one)}`).join('')}`;
};
const shape = (text: string): string => {
  const { query, key, fetchXml, stored, open } = readOdata(text);
  return `${queryText(query)}${key ? ` by ${key.kind}` : ''}${fetchXml ? ` fetch ${fetchXml.text}` : ''}${stored ? ' stored' : ''}${open ? ' open' : ''}`;
};

const CASES: readonly (readonly [text: string, expected: string])[] = [
  ['https://org.crm.dynamics.com/api/data/v9.2/contacts?$select=fullname,emailaddress1&$top=3', 'contacts(fullname+emailaddress1) 3'],
  [`${A}/api/data/v9.2/contacts(${B})?$select=fullname`, 'contacts(fullname) none by hole'],
  ['/api/data/v9.2/contacts(00000000-0000-0000-0000-000000000001)/parentcustomerid_account', 'parentcustomerid_account(*) none'],
  ['/api/data/v9.2/contacts/$count', 'countcontacts() none'],
  [`${A}/api/data/v9.2/${B}?$top=5`, '<?>(*) 5'],
  ['contacts', 'contacts(*) none'],
  ['?', '<?>(*) none'],
  ['', '<?>(*) none'],
  ['$select=fullname', '<?>(fullname) none'],
  [`?$filter=fullname eq '${A}' and age gt ${B}`, '<?>(*) none [fullname eq <hole>, age other <hole>]'],
  ["?$filter=fullname eq 'O''Neil & co' and x eq 'a;b'", '<?>(*) none [fullname eq <literal>, x eq <literal>]'],
  ['?$filter=(a eq 1 and b eq 2) and not (c eq 3)', '<?>(*) none [a eq <literal>, b eq <literal>, c other]'],
  ["?$filter=owner/name eq 'x' and tags/any(t:t/name eq 'y')", '<?>(*) none [owner/name eq <literal>, t/name other]'],
  [`?$filter=a eq 1 ${A}`, '<?>(?) ? [a eq <literal> …] open'],
  [`?$filter=${A}`, '<?>(*) none [ …]'],
  [`?$filter=_${A}_value eq 1`, '<?>(*) none [ …]'],
  [`?$select=${A}&$top=${B}`, '<?>(?) <hole>'],
  [`?$select=a${A}`, '<?>(?) ? [ …] open'],
  [`?${A}`, '<?>(?) ? [ …] open'],
  [`?$top=5&${A}=1`, '<?>(*) 5'],
  ['?$expand=a($select=b;$expand=c($top=2)),d', '<?>(*) none + a(b) none + c(*) 2 + d(*) none'],
  ['?$apply=groupby((city,age))', '<?>(city+age) none'],
  ['?$apply=filter(a eq 1)/aggregate(b with sum as c)', 'aggregate<?>() none'],
  ['?savedQuery=1', '<?>(*) none stored'],
  ["?fetchXml=<fetch top='1'><entity name='a'/></fetch>", "<?>(*) none fetch <fetch top='1'><entity name='a'/></fetch>"],
  ['?fetchXml=%3Cfetch%2F%3E&x=1', '<?>(*) none fetch <fetch/>'],
  ['?%24top=5&%24filter=a%20eq%201', '<?>(*) 5 [a eq <literal>]'],
  ['?$top=', '<?>(*) ?'],
  ['?$filter=', '<?>(*) none [ …]'],
  ['?$expand=a(', '<?>(*) none + a(*) none'],
  ["?$filter=a eq '", '<?>(*) none [a eq <literal>]'],
];

describe('reading OData', () => {
  for (const [text, expected] of CASES) it(text.replaceAll(/\uE000(\d)\uE001/g, '${$1}') || '(nothing)', () => assert.equal(shape(text), expected));

  it('says where an option can be added, and with which sign', () => {
    const added = (text: string): string => {
      const { optionAt } = readOdata(text);
      return optionAt ? `${text.slice(0, optionAt.offset)}${optionAt.sign}$top=1${text.slice(optionAt.offset)}` : 'nowhere';
    };
    assert.equal(added('?$select=a'), '?$select=a&$top=1');
    assert.equal(added('?'), '?$top=1');
    assert.equal(added('contacts'), 'contacts?$top=1');
    assert.equal(added('contacts?$select=a#here'), 'contacts?$select=a&$top=1#here');
    assert.equal(added(`?$select=a${A}`), 'nowhere');
    assert.equal(added('?%24select=a'), 'nowhere');
    assert.equal(added('?fetchXml=<fetch/>'), 'nowhere');
  });
});
