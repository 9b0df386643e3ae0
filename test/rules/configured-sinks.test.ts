import assert from 'node:assert/strict';
import { lintAll } from '../support/rule-linter.ts';

/** The rules that speak of the statements, as `line: rule message`. */
function found(statements: readonly string[], imports = "import { Links, orderLetter, refuse, remember, spool, trail } from './lib/way-out';"): string[] {
  const code = `${imports}\nimport type { Customer } from '@prisma/client';\nexport function run({ id, email, phone }: Customer, links: Links, customers: Customer[]) {\n${statements.join('\n')}\n}\n`;
  return lintAll(code, 'ways/source.ts').map(({ ruleId, message, line }) => `${statements[line - 4]}: ${ruleId?.slice('crm-guard/'.length)} ${message.slice(0, message.indexOf(' of Customer'))}`);
}

describe('sinks that the policy names', () => {
  it('are found by the rule of their kind', () => {
    assert.deepEqual(found(["trail('read', email);", 'refuse(`no ${email}`);', 'links.shorten(`/c?m=${email}`);', 'remember({ phone });', 'orderLetter(email);', 'spool(JSON.stringify(customers));']), [
      "trail('read', email);: no-pii-in-logs `trail` writes email (e-mail address)",
      'refuse(`no ${email}`);: no-pii-in-errors `refuse` says email (e-mail address)',
      'links.shorten(`/c?m=${email}`);: no-pii-in-url `links.shorten` puts email (e-mail address)',
      'remember({ phone });: no-pii-in-client-storage `remember` keeps phone (telephone number)',
      'orderLetter(email);: no-pii-to-external-service `orderLetter` sends email (e-mail address)',
      'spool(JSON.stringify(customers));: no-plaintext-pii-export `spool` puts whole records',
    ]);
  });

  it('leave what the policy does not name', () => {
    assert.deepEqual(found(["trail(email, 'read');", 'links.lengthen(email);', 'spool(id);', 'orderLetter(phone);']), []);
  });

  it('are of their module, where the policy names one', () => {
    assert.deepEqual(found(["trail('read', email);"], "import { trail } from '@acme/paths';\nimport type { Links } from './lib/way-out';").filter((line) => line.includes('no-pii-in-logs')), []);
  });

  it('are reached through functions of the project', () => {
    assert.deepEqual(found(["const note = (value: unknown) => trail('note', value);", 'note(email);']), ['note(email);: no-pii-in-logs `note → trail` writes email (e-mail address)']);
  });
});
