import assert from 'node:assert/strict';
import { applied, editPolicy, type PolicyEntry, policyEntryLines } from '../../src/policy/edit-policy.ts';
import { load } from './support.ts';

const NOT_PERSONAL: PolicyEntry = { path: ['entities', 'Customer', 'fields', 'email'], value: false };
const MASKER: PolicyEntry = { path: ['maskers'], item: 'maskEmail' };

/** The policy after the entry was written; fails when it cannot be. */
function edited(text: string, entry: PolicyEntry): string {
  const answer = editPolicy(text, entry);
  assert.ok('edits' in answer, JSON.stringify(answer));
  return applied(text, answer.edits);
}

const lines = (...of: string[]): string => of.map((line) => `${line}\n`).join('');

describe('policy: writing a decision', () => {
  const cases: Record<string, [entry: PolicyEntry, before: string, after: string]> = {
    'a field into an empty policy': [NOT_PERSONAL, '', lines('entities:', '  Customer:', '    fields:', '      email: false')],
    'a field of an entity with other decisions': [
      NOT_PERSONAL,
      lines('entities:', '  Customer: # ours', '    subject: customer', '    fields:', '      phone: contact.phone # agreed', '', '# rows', 'maxRows: 20'),
      lines('entities:', '  Customer: # ours', '    subject: customer', '    fields:', '      phone: contact.phone # agreed', '      email: false', '', '# rows', 'maxRows: 20'),
    ],
    'an entity behind another one': [
      NOT_PERSONAL,
      lines('entities:', '  Branch:', '    fields:', '      phone: false # public', '', '# rows', 'maxRows: 20'),
      lines('entities:', '  Branch:', '    fields:', '      phone: false # public', '  Customer:', '    fields:', '      email: false', '', '# rows', 'maxRows: 20'),
    ],
    'another decision in place of one': [
      { ...NOT_PERSONAL, value: 'person.full_name' },
      lines('entities:', '  Customer:', '    fields:', '      email: false # legal, 2025', '      phone: false'),
      lines('entities:', '  Customer:', '    fields:', '      email: person.full_name # legal, 2025', '      phone: false'),
    ],
    'a decision in place of one in several lines': [
      NOT_PERSONAL,
      lines('entities:', '  Customer:', '    fields:', '      email:', '        category: contact.email', '        sensitivity: high', '      phone: false'),
      lines('entities:', '  Customer:', '    fields:', '      email: false', '      phone: false'),
    ],
    'a decision where nothing stands behind the key': [NOT_PERSONAL, lines('entities:', '  Customer:', '    fields:', '      email:'), lines('entities:', '  Customer:', '    fields:', '      email: false')],
    'a field in braces': [NOT_PERSONAL, lines('entities: { Customer: { fields: { phone: false } } }'), lines('entities: { Customer: { fields: { phone: false, email: false } } }')],
    'a masker into a list': [MASKER, lines('maskers:', '  - redact # old', 'maxRows: 20'), lines('maskers:', '  - redact # old', '  - maskEmail', 'maxRows: 20')],
    'a masker into a policy without any': [MASKER, lines('maxRows: 20'), lines('maxRows: 20', '', 'maskers:', '  - maskEmail')],
    'a masker into brackets': [MASKER, lines('maskers: [redact]'), lines('maskers: [redact, maskEmail]')],
  };
  for (const [what, [entry, before, after]] of Object.entries(cases)) {
    it(`puts ${what}`, () => {
      assert.equal(edited(before, entry), after);
      assert.deepEqual(load(after).diagnostics, []);
    });
    if (before !== '') it(`puts ${what}, with the line ends of Windows`, () => assert.equal(edited(before.replaceAll('\n', '\r\n'), entry), after.replaceAll('\n', '\r\n')));
  }

  for (const policy of [{}, { entities: {} }, { entities: { Customer: null } }, { entities: { Customer: { fields: { email: 'contact.email' } } }, maxRows: 2 }, { entities: { Customer: { fields: { email: { category: 'contact.email' } } } } }]) {
    for (const indent of [0, 2, '\t']) {
      it(`keeps JSON JSON: ${JSON.stringify(policy)} with ${JSON.stringify(indent)}`, () => {
        const after = JSON.parse(edited(`${JSON.stringify(policy, null, indent)}\n`, NOT_PERSONAL)) as { entities: { Customer: unknown } };
        assert.deepEqual(after, { ...policy, entities: { Customer: { fields: { email: false } } } });
      });
    }
  }

  it('quotes names that YAML would read as something else', () => {
    assert.equal(edited('', { path: ['entities', 'no', 'fields', '顧客 名'], value: 'contact.email' }), lines('entities:', '  "no":', '    fields:', '      "顧客 名": contact.email'));
  });

  it('writes nothing twice', () => {
    assert.deepEqual(editPolicy(edited('', NOT_PERSONAL), NOT_PERSONAL), { edits: [] });
    assert.deepEqual(editPolicy(edited('', MASKER), MASKER), { edits: [] });
  });

  it('leaves alone what is used elsewhere too', () => {
    assert.deepEqual(editPolicy('x-all: &all\n  email: contact.email\nentities:\n  Customer:\n    fields: *all\n', NOT_PERSONAL), { why: 'shape' });
  });

  it('gives the lines to paste', () => assert.equal(policyEntryLines(MASKER), 'maskers:\n  - maskEmail'));
});
