import assert from 'node:assert/strict';
import { policyMeaning, type PolicyNames, policyProposals } from '../../src/engine/policy-help.ts';
import { setLocale } from '../../src/l10n/index.ts';
import { KEYS_JA } from '../../src/policy/key-texts.ts';
import { placeAt } from '../../src/policy/place.ts';
import { policySchema } from '../../src/policy/index.ts';
import type { PolicySchema } from '../../src/policy/schema-types.ts';

const NAMES: PolicyNames = {
  entities: [{ name: 'Customer', fields: [{ name: 'email', category: 'contact.email' }, { name: 'id' }] }, { name: '社員名簿', fields: [{ name: '氏名' }] }, { name: 'order:line', fields: [] }],
  functions: ['loadAll', 'maskEmail', 'recordAccess'],
};

/** Labels at the `¦` of a text. */
function labels(marked: string): string[] {
  const offset = marked.indexOf('¦');
  const found = policyProposals(marked.replace('¦', ''), offset, NAMES)?.proposals ?? [];
  return [...found].sort((a, b) => a.rank - b.rank).map(({ label }) => label);
}
const inserts = (marked: string): string[] => policyProposals(marked.replace('¦', ''), marked.indexOf('¦'), NAMES)?.proposals.map(({ insert }) => insert) ?? [];
const meaning = (marked: string): string => {
  const found = policyMeaning(marked.replace('¦', ''), marked.indexOf('¦'));
  return found ? `${found.kind} ${found.name}${found.kind === 'entity' && found.field !== undefined ? `.${found.field}` : ''}` : '';
};

describe('help while a policy is written', () => {
  afterEach(() => setLocale('en'));

  it('completes keys where a key may stand, but those that are there', () => {
    const top = labels('¦');
    assert.ok(['extends', 'rules', 'overrides', 'maskers'].every((key) => top.includes(key)), top.join());
    assert.ok(!labels('extends: strict\nru¦').includes('extends'));
    assert.deepEqual(labels('overrides:\n  - fi¦'), ['files', 'rules', 'maxRows', 'strictness']);
    assert.deepEqual(labels('overrides:\n  - files: [a]\n    ¦'), ['rules', 'maxRows', 'strictness']);
    assert.deepEqual(labels('overrides: [{ files: a, ¦ }]'), ['rules', 'maxRows', 'strictness']);
    assert.deepEqual(inserts('overrides:\n  - files: [a]\n    stri¦: strict'), ['rules', 'maxRows', 'strictness'], 'no second colon');
    assert.deepEqual(labels('overrides: fi¦'), [], 'a mapping cannot begin behind a colon');
  });

  it('completes rules, severities and presets', () => {
    assert.ok(labels('rules:\n  no-un¦').includes('no-unbounded-query'));
    assert.ok(!labels('rules:\n  no-unbounded-query: error\n  ¦').includes('no-unbounded-query'));
    assert.deepEqual(labels('rules:\n  no-unbounded-query: ¦'), ['error', 'warning', 'off']);
    assert.deepEqual(labels('extends: ¦'), ['recommended', 'strict']);
    assert.ok(labels('exceptions:\n  - rule: ¦').includes('require-access-log'));
  });

  it('completes what the project has: entities, fields, functions, the likely ones first', () => {
    assert.deepEqual(labels('entities:\n  ¦'), ['Customer', '社員名簿', 'order:line']);
    assert.deepEqual(inserts('entities:\n  ¦'), ['Customer: ', '社員名簿: ', '"order:line": ']);
    assert.deepEqual(labels('entities:\n  Customer:\n    fields:\n      em¦'), ['email', 'id']);
    assert.ok(labels('entities:\n  Customer:\n    fields:\n      email: ¦').includes('contact.email'));
    assert.deepEqual(labels('exceptions:\n  - entity: Cu¦'), ['Customer', '社員名簿', 'order:line']);
    assert.equal(labels('maskers:\n  - ¦')[0], 'maskEmail');
    assert.equal(labels('maskers: [¦]')[0], 'maskEmail');
    assert.equal(labels('accessLog:\n  functions:\n    - name: ¦')[0], 'recordAccess');
    assert.ok(labels('scopes:\n  fields: [¦]').includes('email'));
  });

  it('completes policies in JSON with the quotes that JSON wants, over those that are there', () => {
    const json = (marked: string): string[] => {
      const offset = marked.indexOf('¦');
      const text = marked.replace('¦', '');
      const found = policyProposals(text, offset, NAMES, 'json');
      return (found?.proposals ?? []).map(({ insert }) => text.slice(0, found?.range[0]) + insert + text.slice(found?.range[1]));
    };
    assert.ok(json('{ "rules": { "no-unb¦" } }').includes('{ "rules": { "no-unbounded-query":  } }'));
    assert.ok(json('{ ¦ }').includes('{ "extends":  }'));
    assert.deepEqual(json('{ "overrides": [{ "files": "a", "stri¦": "strict" }] }'), ['rules', 'maxRows', 'strictness'].map((key) => `{ "overrides": [{ "files": "a", "${key}": "strict" }] }`), 'no second colon');
    assert.deepEqual(json('{ "extends": "¦" }'), ['{ "extends": "recommended" }', '{ "extends": "strict" }']);
    assert.ok(json('{ "entities": { "Customer": { "fields": { "em¦": false } } } }').includes('{ "entities": { "Customer": { "fields": { "email": false } } } }'));
    assert.ok(json('{\n  "maskers": [\n    ¦\n  ]\n}').includes('{\n  "maskers": [\n    "maskEmail"\n  ]\n}'));
    assert.ok(json('{ "exceptions": [{ "entity": ¦ }] }').includes('{ "exceptions": [{ "entity": "社員名簿" }] }'));
    assert.deepEqual(json('{\n  "overrides": [\n    ¦\n  ]\n}'), [], 'a mapping needs its brace');
  });

  it('says nothing in comments and in globs', () => {
    assert.deepEqual(labels('# ¦'), []);
    assert.deepEqual(labels('rules: # ¦'), []);
    assert.deepEqual(labels('ignore:\n  - src/¦'), []);
  });

  it('says what a key, a rule, a category, an entity and a field are', () => {
    assert.equal(meaning('max¦Rows: 5'), 'key maxRows');
    assert.equal(meaning('rules:\n  crm-guard/no-unbounded-¦query: error'), 'rule no-unbounded-query');
    assert.equal(meaning('exceptions:\n  - rule: no-unbounded-¦query'), 'rule no-unbounded-query');
    assert.equal(meaning('entities:\n  Cust¦omer:\n    fields: {}'), 'entity Customer');
    assert.equal(meaning('entities:\n  Customer:\n    fields:\n      em¦ail: contact.email'), 'entity Customer.email');
    assert.equal(meaning('entities:\n  Customer:\n    fields:\n      email: contact.¦email'), 'category contact.email');
    assert.equal(meaning('exceptions:\n  - { entity: Cu¦stomer }'), 'entity Customer');
    assert.equal(meaning('nonsense¦: 1'), '');
  });

  it('explains every key in Japanese too', () => {
    setLocale('ja');
    const schema = policySchema([], ['contact.email']);
    const missing: string[] = [];
    const walk = (node: PolicySchema, at: string): void => {
      for (const [key, inner] of Object.entries(node.properties ?? {})) {
        const where = at === '' ? key : `${at}.${key}`;
        if (inner.description !== undefined && KEYS_JA[where] === undefined && KEYS_JA[key] === undefined) missing.push(where);
        walk(inner, where);
      }
      if (node.additionalProperties) walk(node.additionalProperties, `${at}.*`);
      if (node.items) walk(node.items, `${at}.[]`);
      for (const branch of node.anyOf ?? []) walk(branch, at);
    };
    walk(schema, '');
    assert.deepEqual(missing, []);
    const found = policyMeaning('overrides:\n  - maxRows: 5', 16);
    assert.match(found?.kind === 'key' ? found.text : '', /最大件数/);
  });

  it('never fails on half a policy, wherever one types', () => {
    const text = 'rules:\n  no-unbounded-query: [error\n  "a: b\noverrides:\n - files: {\n\t- x: &a *a\nentities: !!map\n  ? [a]\n  : b\n<<: *gone\n';
    for (let offset = 0; offset <= text.length; offset++) {
      policyProposals(text, offset, NAMES);
      policyMeaning(text.slice(0, offset), offset);
    }
    assert.equal(placeAt(`${'['.repeat(5000)}`, 5000), undefined);
  });
});
