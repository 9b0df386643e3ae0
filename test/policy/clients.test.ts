import assert from 'node:assert/strict';
import { type LoadedPolicy, loadPolicy } from '../../src/policy/index.ts';

describe('in-house clients of a policy', () => {
  const load = (text: string): LoadedPolicy => loadPolicy(text, '/crm-guard.yaml', { rules: [], categories: ['contact.email'], today: '2026-01-01' });

  it('are read with their places', () => {
    const { policy, diagnostics: errors } = load('clients:\n  api:\n    module: "@acme/api"\n    object: Api\n    methods:\n      list: { entity: Customer, bound: limit, fields: 2, filter: { argument: 3, property: where }, defaultRows: 50 }\n      one: { entity: { argument: 1 }, rows: one, key: 2 }\n      all: Customer\n');
    assert.deepEqual(errors, []);
    assert.deepEqual(policy.clients, [
      {
        name: 'api',
        module: '@acme/api',
        object: 'Api',
        methods: [
          { name: 'list', entity: 'Customer', operation: 'read', many: true, bound: { argument: 0, property: 'limit' }, defaultRows: 50, fields: { argument: 1 }, filter: { argument: 2, property: 'where' } },
          { name: 'one', entity: { argument: 0 }, operation: 'read', many: false, key: { argument: 1 } },
          { name: 'all', entity: 'Customer', operation: 'read', many: true },
        ],
      },
    ]);
  });

  for (const [text, said] of [
    ['clients:\n  api:\n    methods: {}\n', /needs `module`/],
    ['clients:\n  api:\n    module: x\n    methods:\n      list: { entty: Customer }\n', /entity/],
    ['clients:\n  api:\n    module: x\n    methods:\n      list: { entity: Customer, bound: 0 }\n', /argument|第/],
    ['clients:\n  api:\n    module: x\n    methods:\n      list: { entity: Customer, operation: reads }\n', /read/],
  ] as const) {
    it(`mistakes are said with their place: ${text.split('\n').at(-2)?.trim()}`, () => {
      const { diagnostics: errors } = load(text);
      assert.ok(errors.length > 0);
      assert.match(errors.map(({ message }) => message).join('\n'), said);
      assert.ok(errors.every(({ line, column }) => line >= 2 && column >= 1));
    });
  }
});
