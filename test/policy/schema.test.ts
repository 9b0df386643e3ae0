import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { generatePolicySchema } from '../../scripts/generate/policy-schema.ts';
import { readDocument } from '../../src/policy/document.ts';
import { policySchema } from '../../src/policy/index.ts';
import { validate } from '../../src/policy/validate.ts';
import { CATEGORIES, RULES } from './support.ts';

const json = generatePolicySchema(RULES, CATEGORIES);

/** An independent judge: the published file in a full JSON Schema validator. */
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
for (const annotation of ['markdownDescription', 'enumDescriptions', 'patternErrorMessage']) ajv.addKeyword(annotation);
ajv.addFormat('date', (text: string) => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
});
const judge = ajv.compile(JSON.parse(json) as object);
const schema = policySchema(RULES, CATEGORIES);

const accepts = (document: unknown): boolean => {
  const { root, problems } = readDocument(JSON.stringify(document));
  assert.deepEqual(problems, []);
  // An empty document means the defaults; JSON Schema has no such notion.
  return root !== undefined && validate(root, schema).problems.length === 0;
};

const exception = { rule: 'no-pii-in-logs', files: 'a.ts', reason: 'ok' };

const VALID: readonly unknown[] = [
  {},
  { version: 1, extends: 'strict', strictness: 'normal', maxRows: 1 },
  { rules: null, entities: null, overrides: null, exceptions: null, ignore: null, maskers: null, accessLog: null },
  { entities: { A: null, B: { fields: null, aliases: null }, C: { personal: false } } },
  { entities: { A: { subject: 'customer', aliases: ['b'], fields: { x: 'contact.email', y: false, z: { category: 'birth.date', sensitivity: 'low' } } } } },
  { accessLog: { functions: ['a', 'A.b', '記録', { name: 'a', module: '@x/y' }] } },
  { accessLog: { functions: null } },
  { rules: { 'no-pii-in-logs': 'warn', 'crm-guard/no-unbounded-query': { severity: 'off' } } },
  { overrides: [{ files: ['src/**', '!src/a'], rules: {} }, { files: 'a', maxRows: 3 }, { files: '**', strictness: 'strict' }] },
  { exceptions: [exception, { ...exception, files: ['a', 'b'] }, { rule: 'crm-guard/no-pii-in-logs', entity: 'A', reason: 'x' }] },
  { exceptions: [{ ...exception, kind: 'accepted-risk', owner: 'x', until: '2028-02-29' }] },
  { ignore: [] },
  { ignore: '!(a|b)/**' },
  { ignore: ['.storybook/**', 'a b.ts', '..a', '社員/**'] },
  { 'x-anything': [1, { a: null }] },
];

const INVALID: readonly unknown[] = [
  null,
  [],
  'strict',
  3,
  { rulez: {} },
  { version: '1' },
  { version: 2 },
  { extends: 'loose' },
  { extends: null },
  { strictness: true },
  { maxRows: 0 },
  { maxRows: 1.5 },
  { maxRows: '10' },
  { maxRows: null },
  { entities: [] },
  { entities: { A: 'x' } },
  { entities: { A: { personal: true } } },
  { entities: { A: { subject: ' ' } } },
  { entities: { A: { aliases: 'b' } } },
  { entities: { A: { fields: { x: true } } } },
  { entities: { A: { fields: { x: 'email' } } } },
  { entities: { A: { fields: { x: null } } } },
  { entities: { A: { fields: { x: { sensitivity: 'low' } } } } },
  { entities: { A: { fields: { x: { category: 'contact.email', sensitivity: 'medium' } } } } },
  { entities: { A: { colour: 1 } } },
  { accessLog: { functions: 'a' } },
  { accessLog: { functions: ['a()'] } },
  { accessLog: { functions: [{ module: 'x' }] } },
  { accessLog: { functions: [{ name: 'a', file: 'x' }] } },
  { accessLog: { funktions: [] } },
  { maskers: [''] },
  { maskers: { a: 1 } },
  { rules: { nope: 'off' } },
  { rules: { 'crm-guard/nope': 'off' } },
  { rules: { 'eslint/no-pii-in-logs': 'off' } },
  { rules: { 'no-pii-in-logs': 'loud' } },
  { rules: { 'no-pii-in-logs': null } },
  { rules: { 'no-pii-in-logs': 2 } },
  { rules: { 'no-pii-in-logs': ['error'] } },
  { rules: { 'no-pii-in-logs': {} } },
  { rules: { 'no-pii-in-logs': { severity: 'error', level: 1 } } },
  { overrides: {} },
  { overrides: [null] },
  { overrides: [{ maxRows: 3 }] },
  { overrides: [{ files: 'a' }] },
  { overrides: [{ files: [], maxRows: 3 }] },
  { overrides: [{ files: '/a', maxRows: 3 }] },
  { overrides: [{ files: './a', maxRows: 3 }] },
  { overrides: [{ files: '../a', maxRows: 3 }] },
  { overrides: [{ files: 'C:/a', maxRows: 3 }] },
  { overrides: [{ files: 'a\\b', maxRows: 3 }] },
  { overrides: [{ files: 'a', maxRows: 3, ignore: [] }] },
  { exceptions: [{ rule: 'no-pii-in-logs', files: 'a' }] },
  { exceptions: [{ rule: 'no-pii-in-logs', reason: 'x' }] },
  { exceptions: [{ files: 'a', reason: 'x' }] },
  { exceptions: [{ ...exception, rule: 'nope' }] },
  { exceptions: [{ ...exception, reason: '' }] },
  { exceptions: [{ ...exception, until: '2027-02-29' }] },
  { exceptions: [{ ...exception, until: '2027-1-1' }] },
  { exceptions: [{ ...exception, until: 20270101 }] },
  { exceptions: [{ ...exception, kind: 'wontfix' }] },
  { exceptions: [{ ...exception, expires: '2027-01-01' }] },
  { ignore: [''] },
  { ignore: [' a'] },
  { ignore: [null] },
  { ignore: {} },
  { 'y-anything': 1 },
];

describe('the schema of the policy file', () => {
  for (const document of VALID) {
    it(`allows ${JSON.stringify(document)}`, () => {
      assert.equal(judge(document), true, ajv.errorsText(judge.errors));
      assert.equal(accepts(document), true);
    });
  }

  for (const document of INVALID) {
    it(`forbids ${JSON.stringify(document)}`, () => {
      assert.equal(judge(document), false);
      assert.equal(accepts(document), false);
    });
  }

  it('means the same to the loader and to a JSON Schema validator', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        assert.equal(accepts(document), judge(document), JSON.stringify(document));
      }),
      { numRuns: 3000 },
    );
  });

  it('uses only keywords that the loader interprets', () => {
    const known = new Set([
      '$schema', 'title', 'description', 'markdownDescription', 'default', 'examples', 'enumDescriptions', 'patternErrorMessage',
      'type', 'enum', 'minimum', 'pattern', 'format', 'items', 'minItems', 'properties', 'patternProperties', 'additionalProperties', 'required', 'anyOf',
    ]);
    everySchema(JSON.parse(json), (node) => {
      for (const keyword of Object.keys(node)) assert.ok(known.has(keyword), keyword);
    });
  });

  it('offers editors the names of all rules and categories, and explains every key', () => {
    const text = JSON.parse(json) as { properties: Record<string, { title?: string; description?: string; properties?: object }> };
    for (const [key, property] of Object.entries(text.properties)) assert.ok(property.title && property.description, key);
    assert.deepEqual(Object.keys(text.properties['rules']?.properties ?? {}), RULES.map(({ name }) => name));
    for (const category of CATEGORIES) assert.ok(json.includes(`"${category}"`));
    assert.ok(json.includes('Every read of customer data has a row bound.'));
  });

  it('gives examples and defaults that it allows itself', () => {
    everySchema(JSON.parse(json), (node) => {
      const { examples = [], default: standard, ...rules } = node as { examples?: unknown[]; default?: unknown };
      const samples = standard === undefined ? examples : [...examples, standard];
      for (const sample of samples) assert.ok(ajv.validate(rules, sample), `${JSON.stringify(sample)}: ${ajv.errorsText()}`);
    });
  });

  it('is compact enough to be read at every start', () => {
    assert.ok(json.length < 90_000, String(json.length));
  });
});

type SchemaNode = Record<string, unknown>;

function everySchema(node: SchemaNode, visit: (node: SchemaNode) => void): void {
  visit(node);
  const inner = [
    ...Object.values((node['properties'] ?? {}) as object),
    ...Object.values((node['patternProperties'] ?? {}) as object),
    ...((node['anyOf'] ?? []) as unknown[]),
    node['items'],
    node['additionalProperties'],
  ];
  for (const child of inner) if (typeof child === 'object' && child !== null) everySchema(child as SchemaNode, visit);
}

/** Documents around the border: the right keys with right and wrong values in them. */
function documents(): fc.Arbitrary<unknown> {
  const rule = fc.constantFrom('no-pii-in-logs', 'crm-guard/no-unbounded-query', 'nope', 'crm-guard/');
  const text = fc.constantFrom('', ' ', 'a', 'src/**', '!a', '/a', '../a', 'a()', 'A.b', 'contact.email', '2027-01-31', '2027-02-31', 'off', 'warn', 'strict', 'accepted-risk', 'low');
  const scalar = fc.oneof(text, fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 1.5, -1));
  const list = fc.array(scalar, { maxLength: 3 });
  const some = (keys: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> => fc.record(keys, { requiredKeys: [] });
  const or = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: scalar }, { weight: 1, arbitrary: list });
  const globs = fc.oneof(text, list);
  const severity = fc.oneof(fc.constantFrom('error', 'off'), scalar, some({ severity: scalar, x: scalar }));
  const rules = or(fc.dictionary(rule, severity, { maxKeys: 2 }));
  const field = fc.oneof(scalar, some({ category: scalar, sensitivity: scalar, x: scalar }));
  const entity = or(some({ subject: scalar, personal: scalar, aliases: list, fields: or(fc.dictionary(text, field, { maxKeys: 2 })) }));
  return or(
    some({
      version: scalar,
      extends: scalar,
      strictness: scalar,
      maxRows: scalar,
      entities: or(fc.dictionary(text, entity, { maxKeys: 2 })),
      accessLog: or(some({ functions: or(fc.array(fc.oneof(scalar, some({ name: text, module: text })), { maxLength: 2 })) })),
      maskers: or(list),
      rules,
      overrides: or(fc.array(or(some({ files: globs, rules, maxRows: scalar, strictness: scalar })), { maxLength: 2 })),
      exceptions: or(
        fc.array(or(some({ rule, files: globs, entity: text, reason: text, kind: text, owner: text, until: text })), { maxLength: 2 }),
      ),
      ignore: globs,
      'x-note': scalar,
      rulez: scalar,
    }),
  ).map(withFewKeys);
}

/** Most random documents have a mistake somewhere; with few keys about half are right. */
function withFewKeys(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return Object.fromEntries(Object.entries(document).slice(0, 1 + (JSON.stringify(document).length % 3)));
}
