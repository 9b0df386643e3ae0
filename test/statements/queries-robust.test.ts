import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFetchXml } from '../../src/statements/fetchxml/index.ts';
import { type EntityQuery, readOdata } from '../../src/statements/odata/index.ts';
import { readSoql, soqlOfUrl } from '../../src/statements/soql/index.ts';
import { holeMarker } from '../../src/statements/sql/index.ts';
import { assertInProportion } from '../support/growth.ts';

interface Language {
  read(text: string): void;
  seeds: readonly string[];
  pieces: readonly string[];
  /** Texts of growing size that tempt a reader to look at everything again and again. */
  bait: Readonly<Record<string, (n: number) => string>>;
}

const inText = (query: EntityQuery, text: string): void => {
  const ranges = [query.range, ...(query.fieldsRange ? [query.fieldsRange] : []), ...('range' in query.limit ? [query.limit.range] : [])];
  for (const { start, end } of ranges) assert.ok(start >= 0 && start <= end && end <= text.length, text);
  for (const one of query.related) inText(one, text);
};

const LANGUAGES: Readonly<Record<string, Language>> = {
  SOQL: {
    read(text) {
      soqlOfUrl(text);
      const statement = readSoql(text);
      for (const query of statement?.queries ?? []) inText(query, text);
      assert.ok(statement?.limitAt === undefined || (statement.limitAt > 0 && statement.limitAt <= text.length), text);
    },
    seeds: [
      `SELECT Id, toLabel(Status), Account.Owner.Email, (SELECT Id FROM Cases WHERE Status = 'x' LIMIT 3), TYPEOF What WHEN Account THEN Phone, Name ELSE Name END FROM Event e, e.Account a WHERE (a.Name = '${holeMarker(0)}' OR NOT Id IN (SELECT x FROM y)) AND z__c IN :ids WITH USER_MODE GROUP BY Id HAVING COUNT(Id) > 1 ORDER BY Name LIMIT ${holeMarker(1)} OFFSET 2 FOR VIEW ALL ROWS`,
      'FIND {a\\} OR b} IN ALL FIELDS RETURNING Contact(Id, Email WHERE Name != null ORDER BY Id LIMIT 5), Lead WITH SNIPPET LIMIT 20',
    ],
    pieces: ['SELECT', 'FROM', 'WHERE', 'FIND', 'RETURNING', 'LIMIT', 'TYPEOF', 'WHEN', 'END', 'AND', 'OR', 'NOT', 'IN', 'FIELDS', 'GROUP BY', '(', ')', ',', '.', "'", '{', '}', ':', '\\', '5', 'Id', '氏名__c', '\uE000', '\uE001', holeMarker(0), '\uD800', '2026-01-01T00:00:00Z'],
    bait: {
      parentheses: (n) => `SELECT Id FROM A WHERE ${'('.repeat(n)}`,
      'nested selects': (n) => `SELECT ${'(SELECT '.repeat(n)}Id FROM A`,
      'nested calls': (n) => `SELECT ${'f('.repeat(n)}Id FROM A`,
      commas: (n) => `SELECT ${'a,'.repeat(n)} FROM A`,
      conditions: (n) => `SELECT Id FROM A WHERE ${'a = 1 AND '.repeat(n)}`,
      paths: (n) => `SELECT a${'.b'.repeat(n)} FROM A`,
      'open types': (n) => `SELECT ${'TYPEOF a WHEN b THEN c, '.repeat(n)} FROM A`,
      digits: (n) => `SELECT Id FROM A LIMIT ${'1-'.repeat(n)}`,
      holes: (n) => `SELECT Id FROM A WHERE ${`${holeMarker(0)} `.repeat(n)}`,
      URLs: (n) => `/query?${'&q'.repeat(n)}`,
    },
  },
  OData: {
    read(text) {
      const { query, optionAt } = readOdata(text);
      if (!/%/.test(text)) inText(query, text);
      assert.ok(!optionAt || optionAt.offset <= text.length, text);
    },
    seeds: [
      `/api/data/v9.2/contacts(${holeMarker(0)})?$select=a,b&$filter=(a eq 'x''y' or contains(b,'z')) and c in ('1','2') and d/any(t:t/e eq ${holeMarker(1)})&$expand=f($select=g;$expand=h($top=1)),i&$top=${holeMarker(2)}&$apply=groupby((a),aggregate(b with sum as c))`,
      `?fetchXml=<fetch top="5"><entity name="a"/></fetch>`,
      '?%24select=%E6%B0%8F%E5%90%8D&%24top=5',
    ],
    pieces: ['?', '&', '$select=', '$filter=', '$expand=', '$top=', '$apply=', 'fetchXml=', '(', ')', ';', ',', "'", '/', '%', '%2', '%E6', '=', ' eq ', ' and ', ' or ', 'not ', 'a', '5', '#', '氏名', '\uE000', '\uE001', holeMarker(0), '\uD800'],
    bait: {
      parentheses: (n) => `?$filter=${'('.repeat(n)}`,
      'nested expansions': (n) => `?$expand=${'a($expand='.repeat(n)}`,
      quotes: (n) => `?$filter=${"'".repeat(n)}`,
      conditions: (n) => `?$filter=${'a eq 1 and '.repeat(n)}`,
      holes: (n) => `?$filter=${`${holeMarker(0)} `.repeat(n)}`,
      'holes in options': (n) => `?${`&${holeMarker(0)}`.repeat(n)}`,
      slashes: (n) => '/a'.repeat(n),
      'open keys': (n) => '/a('.repeat(n),
      percents: (n) => '%E6'.repeat(n),
    },
  },
  FetchXML: {
    read(text) {
      const fetch = readFetchXml(text);
      if (!fetch || /%3c/i.test(text)) return;
      inText(fetch.query, text);
      for (const offset of [fetch.topAt, fetch.amount?.end]) assert.ok(offset === undefined || offset <= text.length, text);
    },
    seeds: [
      `<?xml version="1.0"?><!-- c --><fetch top="${holeMarker(0)}" count='5'><entity name="a"><attribute name="b"/>${holeMarker(1)}<filter type="or"><condition attribute="c" operator="in"><value>1</value></condition></filter><link-entity name="d" from="did" to="e"><all-attributes/></link-entity></entity></fetch>`,
      '%3Cfetch%20top%3D%225%22%3E%3Centity%20name%3D%22contact%22%2F%3E%3C%2Ffetch%3E',
    ],
    pieces: ['<', '>', '/>', '</', '<fetch', '<entity name="', '<attribute', '<filter', '<condition', '<!--', '-->', '<![CDATA[', ']]>', '<?', '="', "='", '"', "'", '&amp;', '&', ' ', 'a', '%3C', '氏名', '\uE000', '\uE001', holeMarker(0), '\uD800'],
    bait: {
      elements: (n) => '<fetch>'.repeat(n),
      'open signs': (n) => '<'.repeat(n),
      'open attributes': (n) => `<fetch ${'a="'.repeat(n)}`,
      blanks: (n) => `<fetch${' '.repeat(n)}`,
      'names without values': (n) => `<fetch ${'a '.repeat(n)}`,
      closings: (n) => `<fetch>${'</a>'.repeat(n)}`,
      filters: (n) => `<fetch><entity name="a">${'<filter>'.repeat(n)}`,
      comments: (n) => '<!--'.repeat(n),
    },
  },
};

describe('readers of CRM query languages on broken text', () => {
  for (const [name, { read, seeds, pieces, bait }] of Object.entries(LANGUAGES)) {
    describe(name, () => {
      it('reads every prefix and every suffix of real text', () => {
        for (const seed of seeds) {
          for (let i = 0; i <= seed.length; i++) {
            read(seed.slice(0, i));
            read(seed.slice(i));
          }
        }
      }).timeout(20_000);

      it('reads text with a piece cut out or replaced', () => {
        const mutant = fc.tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(30), fc.array(fc.constantFrom(...pieces), { maxLength: 4 })).map(([seed, at, cut, added]) => {
          const start = at % (seed.length + 1);
          return seed.slice(0, start) + added.join('') + seed.slice(start + cut);
        });
        fc.assert(fc.property(mutant, read), { numRuns: 1500 });
      }).timeout(20_000);

      it('reads its words in any order', () => {
        const soup = fc.tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), fc.constantFrom('', ' ')).map(([words, gap]) => words.join(gap));
        fc.assert(fc.property(soup, read), { numRuns: 1500 });
      }).timeout(20_000);

      for (const [what, text] of Object.entries(bait)) {
        it(`takes no more than linear time for many ${what}`, () => {
          const prepare = (n: number): (() => void) => {
            const bait = text(n);
            return () => read(bait);
          };
          assertInProportion(prepare, 4000, 32_000);
        }).timeout(20_000);
      }
    });
  }
});
