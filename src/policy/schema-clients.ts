import { someText } from './schema-parts.ts';
import { hints } from './schema-types.ts';
import type { PolicySchema } from './schema-types.ts';

/** The part of the policy that describes data clients of the project's own. */
export function inHouseClients(): PolicySchema {
  return {
    title: 'In-house clients',
    description: 'Data clients of the project\'s own: which methods read or write which entity, and which argument is the bound, the fields, the filter.',
    markdownDescription:
      'Data clients of the project\'s own, read like any other.\n\n```yaml\nclients:\n  customer-api:\n    module: "@acme/customer-client"\n    object: CustomerApi\n    methods:\n      listCustomers: { entity: Customer, bound: limit, fields: fields, filter: where, defaultRows: 50 }\n      getCustomer: { entity: Customer, rows: one, key: 1 }\n      search: { entity: { argument: 1 }, bound: { argument: 2, property: size } }\n```\n\nA place is the name of a property of the first argument, the number of an argument, or both: `{ argument: 2, property: size }`.',
    type: ['object', 'null'],
    additionalProperties: {
      title: 'Client',
      type: 'object',
      properties: {
        module: someText({
          title: 'Module',
          description: 'Package that brings the client, or path of its module, of which the last part counts.',
          examples: ['@acme/customer-client', './src/api/customer-client'],
        }),
        object: someText({
          title: 'Class or object',
          description: 'Class of the client, or name of the object that is it. Without a module, what has this type or name counts.',
          examples: ['CustomerApi', 'customerApi'],
        }),
        methods: { title: 'Methods', description: 'Methods of the client that read or write data, by name.', type: 'object', additionalProperties: method() },
      },
      required: ['methods'],
      additionalProperties: false,
      [hints]: {
        expected: { en: 'a mapping with `methods` and with `module`, `object` or both', ja: '`methods` と、`module` または `object`（あるいは両方）を持つマッピング' },
        purpose: { methods: { en: 'which methods read or write data', ja: 'データを読み書きするメソッド' } },
      },
    },
    examples: [{ 'customer-api': { module: '@acme/customer-client', methods: { listCustomers: { entity: 'Customer', bound: 'limit' } } } }],
  };
}

function method(): PolicySchema {
  return {
    title: 'Method',
    description: 'What the method does; the name of its entity alone for a read of many rows without a bound.',
    anyOf: [
      someText({ title: 'Entity' }),
      {
        type: 'object',
        properties: {
          entity: {
            title: 'Entity',
            description: 'Name of the entity, or the argument that names it.',
            anyOf: [someText({}), argumentPlace(true)],
            [hints]: { expected: { en: 'the name of an entity, or the argument that names it, as in { argument: 1 }', ja: 'エンティティ名、またはそれを指定する引数（例: { argument: 1 }）' } },
          },
          operation: { title: 'Operation', description: 'What the method does with the rows.', enum: ['read', 'count', 'create', 'update', 'delete'], default: 'read' },
          rows: { title: 'Rows', description: 'Whether the method answers one row or many.', enum: ['one', 'many'], default: 'many' },
          bound: place('Bound', 'The argument that bounds the number of rows.'),
          defaultRows: { title: 'Rows without a bound', description: 'Rows at most when the bound is not given. Left out: the client does not limit them.', type: 'integer', minimum: 1 },
          fields: place('Fields', 'The argument that lists the fields; without it all are answered.'),
          filter: place('Filter', 'The argument that holds conditions by field; without it every row matches.'),
          key: place('Key', 'The argument that is the key of one row.'),
        },
        required: ['entity'],
        additionalProperties: false,
        [hints]: { purpose: { entity: { en: 'which entity the method reads or writes', ja: 'メソッドが読み書きするエンティティ' } } },
      },
    ],
    [hints]: { expected: { en: 'the name of an entity, or a mapping with `entity`', ja: 'エンティティ名、または `entity` を持つマッピング' } },
  };
}

function place(title: string, description: string): PolicySchema {
  return {
    title,
    description: `${description} The name of a property of the first argument, the number of an argument, or both.`,
    anyOf: [someText({}), { type: 'integer', minimum: 1 }, argumentPlace(false)],
    [hints]: {
      expected: {
        en: 'a property of the first argument ("limit"), the number of an argument (2), or { argument: 2, property: size }',
        ja: '第1引数のプロパティ名（"limit"）、引数の番号（2）、または { argument: 2, property: size }',
      },
    },
  };
}

function argumentPlace(needsArgument: boolean): PolicySchema {
  return {
    type: 'object',
    properties: {
      argument: { title: 'Argument', description: 'Number of the argument, from 1 on.', type: 'integer', minimum: 1 },
      property: someText({ title: 'Property', description: 'Property of the argument.' }),
    },
    required: needsArgument ? ['argument'] : [],
    additionalProperties: false,
    [hints]: { purpose: { argument: { en: 'which argument', ja: '何番目の引数か' } } },
  };
}
