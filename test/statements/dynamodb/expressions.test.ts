import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConditionExpression, readProjectionExpression } from '../../../src/statements/dynamodb/index.ts';

const NAMES: Readonly<Record<string, string>> = { '#s': 'status', '#a': 'address' };
const names = (placeholder: string): string | undefined => NAMES[placeholder];

/** Conditions in one line; `…` where something is not known. */
function text(expression: string): string {
  const { conditions, open } = readConditionExpression(expression, names);
  return [...conditions.map(({ name, op, value }) => `${name} ${op}${value === undefined ? '' : ` ${value}`}`), ...(open ? ['…'] : [])].join(', ');
}

const CONDITIONS: readonly (readonly [string, string])[] = [
  ['id = :id', 'id eq :id'],
  ['tenantId = :t AND sk = :s', 'tenantId eq :t, sk eq :s'],
  ['tenantId = :t and begins_with(sk, :p)', 'tenantId eq :t, sk other'],
  ['pk = :p AND created BETWEEN :a AND :b AND active = :c', 'pk eq :p, created other :a, active eq :c'],
  ['((id = :id)) AND (a = :a AND b = :b)', 'id eq :id, a eq :a, b eq :b'],
  ['a = :a AND (b = :b OR c = :c)', 'a eq :a, OR other'],
  ['a = :a OR b = :b', 'OR other'],
  ['NOT a = :a', 'NOT other'],
  ['NOT (a = :a AND b = :b)', 'NOT other'],
  ['#s IN (:a, :b)', 'status in'],
  ['#a.city = :c', 'address.city eq :c'],
  ['tags[0] = :t', 'tags eq :t'],
  ['a <> :a AND b >= :b', 'a other :a, b other :b'],
  ['attribute_not_exists(deletedAt) AND contains(#s, :x)', 'deletedAt other, status other'],
  ['size(tags) > :n', 'tags other'],
  ['orderId = :o AND androidId = :a', 'orderId eq :o, androidId eq :a'],
  ['#x = :x', '…'],
  ['id = :id AND \uE000', 'id eq :id, …'],
  ['', ''],
];

describe('expressions of DynamoDB', () => {
  for (const [written, expected] of CONDITIONS) it(`reads ${JSON.stringify(written)}`, () => assert.equal(text(written), expected));

  it('reads the paths of a projection', () => {
    assert.deepEqual(readProjectionExpression('id, #s, #a.city, tags[0]', names), ['id', 'status', 'address.city', 'tags']);
    assert.equal(readProjectionExpression('id, #x', names), undefined);
    assert.equal(readProjectionExpression('id, \uE000', names), undefined);
  });

  it('answers something for any text, however deep', () => {
    assert.equal(typeof text('('.repeat(3000)), 'string');
    assert.equal(typeof text('a = :a AND '.repeat(3000)), 'string');
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '(', ')', 'AND', 'OR', 'NOT', '=', ':v', '#s', 'BETWEEN', ',', '\uE000') }), (any) => assert.equal(typeof text(any), 'string')));
  });
});
