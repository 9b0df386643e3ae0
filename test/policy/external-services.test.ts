import assert from 'node:assert/strict';
import { externalServiceProblems } from '../../src/project/external-services.ts';
import { stablePolicyText } from '../../src/policy/index.ts';
import { load } from './support.ts';

describe('external services in a policy', () => {
  it('are empty without a word about them', () => assert.deepEqual(load('').policy.externalServices, { approved: [], services: [], ownHosts: [] }));

  it('are read whole', () => {
    const { policy, diagnostics } = load(`
externalServices:
  approved:
    - { service: Sentry, categories: [contact.email], entities: [Customer], reason: DPA 3 }
    - { host: "*.partner.example", fields: [phone], reason: DPA 5 }
  services:
    - { name: Verifier, module: "@acme/verifier", functions: [verify], hosts: [api.verifier.example] }
  ownHosts: ["*.acme.example"]
`);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(policy.externalServices, {
      approved: [
        { service: 'Sentry', categories: ['contact.email'], fields: [], entities: ['Customer'], reason: 'DPA 3', line: 4, column: 7 },
        { host: '*.partner.example', categories: [], fields: ['phone'], entities: [], reason: 'DPA 5', line: 5, column: 7 },
      ],
      services: [{ name: 'Verifier', module: '@acme/verifier', functions: ['verify'], hosts: ['api.verifier.example'] }],
      ownHosts: ['*.acme.example'],
    });
  });

  it('never get wider by what could not be read', () => {
    const { policy } = load('externalServices: { approved: [{ service: Sentry, categories: [contact.email], entities: [3], reason: a }] }');
    assert.deepEqual(policy.externalServices.approved, []);
  });

  it('change what is found, but not by the lines they stand in', () => {
    const text = (lines: string, field: string): string => stablePolicyText(load(`${lines}externalServices: { approved: [{ service: Sentry, fields: [${field}], reason: a }] }`).policy);
    assert.equal(text('', 'email'), text('\n\n', 'email'));
    assert.notEqual(text('', 'email'), text('', 'phone'));
  });

  it('warn of an approval for a service that nobody knows, with the nearest name', () => {
    const problems = (text: string): string[] => externalServiceProblems(load(text).policy, '/').map(({ kind, line, message }) => `${kind} ${line} ${message}`);
    const approve = (service: string): string => `externalServices:\n  approved:\n    - { service: ${service}, fields: [email], reason: a }\n  services: [{ name: Verifier, hosts: [a.example] }]\n`;
    assert.deepEqual(problems(approve('Sentri')), ['policy-warning 3 externalServices.approved: `Sentri` is no service that is known here, so the approval has no effect. Did you mean `Sentry`?']);
    assert.deepEqual(problems(approve('Verifer')), ['policy-warning 3 externalServices.approved: `Verifer` is no service that is known here, so the approval has no effect. Did you mean `Verifier`?']);
    assert.match(problems(approve('Qqqqqqq'))[0] ?? '', /describe it under/);
    assert.deepEqual(problems(approve('PostHog')), []);
    assert.deepEqual(problems(approve('EMAIL_VERIFIER_ENDPOINT')), []);
  });
});
