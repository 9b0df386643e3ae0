import assert from 'node:assert/strict';
import { lintAll } from '../support/rule-linter.ts';
import { projectContext } from '../support/crm-project.ts';

const MODELS = `import { model, Schema } from 'mongoose';
export const Guest = model('Guest', new Schema({ fullName: String, email: String, phone: String }));
export const Booking = model('Booking', new Schema({ day: Date, guest: { type: Schema.Types.ObjectId, ref: 'Guest' }, companions: [{ type: Schema.Types.ObjectId, ref: 'Guest' }] }));
`;

/** What a leak rule says of a body that has read a booking, as `line: fields`. */
function found(rule: string, body: string, read = 'Booking.findById(id)'): string[] {
  const context = projectContext({ schemas: { 'src/models.ts': MODELS }, sources: { 'src/models.ts': MODELS } });
  const code = `import { Booking } from './models';\nexport async function show(id: string, send: (value: unknown) => void) {\n  const booking = await ${read};\n  ${body}\n}`;
  return lintAll(code, 'src/source.ts', context).flatMap(({ ruleId, line, message, fatal }) => {
    assert.ok(!fatal, message);
    return ruleId === `crm-guard/${rule}` ? [`${line}: ${/(?:writes|says|carries) (.*?) \(/.exec(message)?.[1] ?? message}`] : [];
  });
}

describe('leaks of records that are kept by their ids', () => {
  it('are none where only the reference goes out', () => {
    for (const value of ['booking.guest', 'String(booking.guest)', 'booking.guest?.toString()', '`of ${booking.guest}`', '{ guestId: booking.guest }', 'booking.companions', 'booking.guest._id']) {
      assert.deepEqual(found('no-pii-in-logs', `console.log(${value});`), [], value);
      assert.deepEqual(found('no-pii-in-errors', `throw Object.assign(new Error('no'), ${value === 'booking.guest' ? '{}' : `{ at: ${value} }`});`), [], value);
    }
    assert.deepEqual(found('no-pii-in-logs', 'const guest = booking.guest;\n  console.log(guest);'), []);
  });

  it('are told where the record was put in the place of its id', () => {
    assert.equal(found('no-pii-in-logs', 'console.log(booking.guest);', "Booking.findById(id).populate('guest')").length, 1);
  });

  it('are told where a field is taken of it, which an id has not', () => {
    assert.equal(found('no-pii-in-logs', 'console.log(booking.guest.email);').length, 1);
    assert.equal(found('no-pii-in-logs', 'const { guest } = booking;\n  console.log(guest.fullName);').length, 1);
  });
});
