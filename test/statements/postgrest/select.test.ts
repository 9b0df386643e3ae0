import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PostgrestSelect, readPostgrestSelect } from '../../../src/statements/postgrest/index.ts';

/** A selection in one line: columns, what is read along in braces, `Σ` for aggregates, `…` where something is not known. */
function text({ all, columns, aggregates, embeds, open }: PostgrestSelect): string {
  const along = embeds.map((embed) => `${embed.alias === undefined ? '' : `${embed.alias}=`}${embed.name}${embed.hint === undefined ? '' : `!${embed.hint}`}${embed.inner ? '!' : ''}{${text(embed.select)}}`);
  return [...(all ? ['*'] : []), ...columns, ...(aggregates ? ['Σ'] : []), ...along, ...(open ? ['…'] : [])].join(' ');
}

const CASES: readonly (readonly [string, string])[] = [
  ['', '*'],
  [' * ', '*'],
  ['id, email', 'id email'],
  ['\n  id,\n  email,\n', 'id email'],
  ['*, orders(*)', '* orders{*}'],
  ['id, orders(id,total)', 'id orders{id total}'],
  ['id, owner:users!inner(*)', 'id owner=users!{*}'],
  ['id, users!contacts_owner_fkey(email)', 'id users!contacts_owner_fkey{email}'],
  ['id, owner:users!contacts_owner_fkey!inner(email)', 'id owner=users!contacts_owner_fkey!{email}'],
  ['id, company:companies!left(name, country(name))', 'id company=companies{name country{name}}'],
  ['mail:email, amount::text', 'email amount'],
  ['mail:email::text', 'email'],
  ['address->>city, town:address->geo->>town', 'address'],
  ['id, ...profiles(phone)', 'id profiles{phone}'],
  ['count', 'Σ'],
  ['count()', 'Σ'],
  ['status, amount.sum()', 'status Σ'],
  ['latest:created_at.max()::date', 'created_at Σ'],
  ['id, orders(count)', 'id orders{Σ}'],
  ['"First Name", "a,b", "odd(name)"', 'First Name a,b odd(name)'],
  ['氏名, メール', '氏名 メール'],
  ['id, orders()', 'id orders{}'],
  ['id, orders(id', 'id orders{id}'],
  ['id, \uE000', 'id …'],
  ['*, \uE000', '* …'],
  ['id, orders(\uE000)', 'id orders{…}'],
  ['id, \uE000(id)', 'id …'],
];

describe('select parameter of PostgREST', () => {
  for (const [written, expected] of CASES) it(`reads ${JSON.stringify(written)}`, () => assert.equal(text(readPostgrestSelect(written)), expected));

  it('keeps the text of what is read along', () => {
    assert.deepEqual(readPostgrestSelect('id, o:orders ( id, total ) , x').embeds.map((embed) => embed.text), ['o:orders ( id, total )']);
  });

  it('answers something for any text, however deep', () => {
    assert.ok(text(readPostgrestSelect('a('.repeat(5000))).endsWith('…' + '}'.repeat(21)));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '(', ')', ',', '"', ':', '!', '.', '-', '>', '*', '\\', ' ', '\uE000') }), (any) => assert.equal(typeof readPostgrestSelect(any).open, 'boolean')));
  });
});
