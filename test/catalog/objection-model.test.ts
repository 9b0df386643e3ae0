import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { buildCatalog, readObjectionModels } from '../../src/catalog/index.ts';
import type { SourceResult } from '../../src/catalog/index.ts';

const read = (text: string): SourceResult => readObjectionModels(parse(text, { range: true }), text, 'model.ts');
const shape = (text: string): string[] => read(text).entities.map(({ name, aliases, mixin, fields }) => `${name}(${aliases.join()})${mixin ? ' mixin' : ''}: ${fields.map((field) => (field.relation ? `${field.name}->${field.relation.entity}${field.relation.many ? '[]' : ''}` : `${field.name} ${field.type ?? '?'}`)).join(', ')}`);

const MODEL = `import { Model } from 'objection';
import { Order } from './order';
/** Has what all have. */
class BaseModel extends Model {
  id!: number;
}
export class Customer extends BaseModel {
  static tableName = 'customers';
  email?: string;
  // @notPersonal
  label!: string;
  orders?: Order[];
  static jsonSchema = {
    type: 'object',
    properties: { email: { type: 'string' }, phone: { type: ['null', 'string'] }, 'note': { type: 'string', description: '@pii health' } },
  };
  static relationMappings = () => ({
    orders: { relation: Model.HasManyRelation, modelClass: Order, join: { from: 'customers.id', to: 'orders.customerId' } },
    branch: { relation: Model.BelongsToOneRelation, modelClass: require('./branch').default },
    tags: { relation: Model.ManyToManyRelation, modelClass: () => Tag },
    pass: { relation: Model.HasOneRelation, modelClass: __dirname + '/pass' },
    agent: { relation: Model.BelongsToOneRelation, modelClass: path.join(__dirname, 'agent') },
  });
}
`;

describe('model classes of Objection', () => {
  it('have their table, relations, JSON schema and declared fields', () => {
    assert.deepEqual(shape(MODEL), [
      'BaseModel() mixin: id number',
      'Customer(customers): orders->Order[], branch->Branch, tags->Tag[], agent->Agent, email string, phone string, note string, label string',
    ]);
  });

  it('are read from getters and methods too', () => {
    const text = `const { Model } = require('objection');
      class Customer extends Model {
        static get tableName() { return 'customers'; }
        static get jsonSchema() { return { properties: { email: { type: 'string' } } }; }
        static get relationMappings() { const { Order } = require('./order'); return { orders: { relation: Model.HasManyRelation, modelClass: Order } }; }
      }`;
    assert.deepEqual(shape(text), ['Customer(customers): orders->Order[], email string']);
  });

  it('need more than a table name: a base class of the package, or what only a model has', () => {
    assert.deepEqual(shape("import { TenantModel } from './base';\nclass Customer extends TenantModel { static get tableName() { return 'customers'; } email: string; }"), ['Customer(customers): email string']);
    assert.deepEqual(shape("import { Component } from './ui';\nclass Grid extends Component { static tableName = 'customers'; rows: string; }\nclass Alone { static tableName = 'customers'; static jsonSchema = {}; }"), []);
  });

  it('carry annotations of the class and of its fields', () => {
    assert.deepEqual(read(MODEL).entities[1]?.fields.find(({ name }) => name === 'label')?.annotation, { notPersonal: true });
    assert.deepEqual(read("import { Model } from 'objection';\n// @notPersonal\nclass Log extends Model { static tableName = 'logs'; text: string; }").entities[0]?.annotation, { notPersonal: true });
    assert.match(read("import { Model } from 'objection';\nclass Log extends Model { static tableName = 'logs'; /** @pii contact.nonsense */ text: string; }").problems[0]?.message ?? '', /contact\.nonsense/);
  });

  it('inherit from base classes in the catalog, and their tables join them', () => {
    const table = { entities: [{ name: 'customers', aliases: [], line: 1, fields: [{ name: 'fax_number', line: 2 }] }], problems: [] };
    const { entities } = buildCatalog([{ kind: 'sql', file: 'm.ts', result: table }, { kind: 'objection', file: 'c.ts', result: read(MODEL) }]);
    const [customer] = entities;
    assert.deepEqual([entities.length, customer?.name, customer?.aliases, customer?.subject], [1, 'Customer', ['customers'], 'customer']);
    assert.deepEqual(['id', 'fax_number'].map((name) => customer?.fields.some((field) => field.name === name)), [true, true]);
    assert.deepEqual(customer?.fields.filter(({ personal }) => personal).map(({ name }) => name), ['email', 'phone', 'note', 'fax_number']);
  });

  it('never make the reader fail while they are typed', () => {
    for (const text of ['class A extends Model {}', 'class extends Model {}'.replace('class', 'export default class'), "import { Model } from 'objection'; class A extends Model { static tableName; static jsonSchema = x(); static get relationMappings() { } }", "import { Model } from 'objection'; class A extends f(Model, [...m]) { static relationMappings = { ...more, a: 1, b: {} }; [key]: string; static jsonSchema = { properties: { ...p, a: null } } }"]) assert.ok(read(text).problems.length === 0);
  });
});
