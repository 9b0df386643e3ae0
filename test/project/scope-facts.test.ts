import assert from 'node:assert/strict';
import { readScopeFacts } from '../../src/project/scope-facts.ts';
import { assertInProportion } from '../support/growth.ts';

describe('what a text reads', () => {
  const reads = (text: string): readonly string[] | undefined => readScopeFacts(text)?.reads;

  it('is named before the reading method', () => {
    assert.deepEqual(reads('prisma.customer.findMany({ where: { organizationId } })'), ['customer']);
    assert.deepEqual(reads('customer?.findMany(x); lead!.findFirst(y)'), ['customer', 'lead']);
    assert.deepEqual(reads('contacts\n    .find<Contact>({})'), ['contacts']);
    assert.deepEqual(reads('this.repository(Customer).find({})'), ['Customer']);
    assert.deepEqual(reads('顧客.find({})'), ['顧客']);
  });

  it('is no number, operator or call without a name', () => {
    assert.equal(reads('({}).find(x); [1].find(y); f().find(z)'), undefined);
    assert.equal(reads('(await all()).find((one) => one.id === id)'), undefined);
  });

  it('is found in time proportional to the text', () => {
    for (const unit of ['a.find( ', '.  find(', 'select a from b ', '))])].find(', 'aaaaaaaa.'] as const) {
      assertInProportion((n) => {
        const text = `x.find(${unit.repeat(n)}`;
        return () => readScopeFacts(text);
      }, 5_000, 50_000);
    }
  });
});
