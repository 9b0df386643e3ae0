import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { buildCatalog, createCatalog, readGraphqlClasses, readGraphqlInCode, readGraphqlSdl, type SourceEntity, type SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/index.ts';
import { assertInProportion } from '../support/growth.ts';

const line = ({ name, fields }: SourceEntity): string => `${name}: ${fields.map((field) => `${field.name} ${field.type ?? '?'}`).join(', ')}`;
const inCode = (text: string): SourceResult => readGraphqlInCode(parse(text, { range: true }), text, 'schema.ts');
const classes = (text: string): SourceResult => readGraphqlClasses(parse(text, { range: true }), text, 'customer.ts');

const SDL = `"""
Somebody who buys. @pii
"""
type Customer implements Node @key(fields: "id") {
  id: ID!
  "How to reach them: @pii contact.address"
  reach(kind: Kind = MAIL, tags: [String!] = ["a", "b"]): String
  # @notPersonal
  nickname: String
  email: EmailAddress! @pii(category: "contact.email")
  phone: String # @pii contact.phone
  handle: String @sensitive
  address: Address, orders(first: Int): [Order!]!
}
input CustomerInput { name: String = "x", limits: Limits = { a: [1] } }
extend type Customer { birthDate: Date }
enum Kind { MAIL
  PHONE }
scalar EmailAddress
scalar Date
type CustomerConnection { edges: [CustomerEdge!]!, pageInfo: PageInfo! }
type CustomerEdge { node: Customer!, cursor: String! }
type Query { customer(id: ID!): Customer }
query Find($id: ID!) { customer(id: $id) { email } }
fragment Name on Customer { name }
directive @pii(category: String) on FIELD_DEFINITION
union Party = Customer | Company
schema { query: Query }
`;

describe("catalog source: GraphQL's schema language", () => {
  it('reads types and inputs with their fields; entry points, connections and edges are no records', () => {
    const { entities, enums, problems } = readGraphqlSdl(SDL);
    assert.deepEqual(entities.map(line), [
      'Customer: id ID, reach String, nickname String, email ?, phone String, handle String, address Address, orders Order[], birthDate ?',
      'CustomerInput: name String, limits Limits',
    ]);
    assert.deepEqual([enums, problems], [['Kind'], []]);
    assert.deepEqual(entities[0]?.fields.map((field) => field.line), [5, 7, 9, 10, 11, 12, 13, 13, 16]);
  });

  it('reads annotations in descriptions, comments and directives', () => {
    const { entities } = readGraphqlSdl(SDL);
    assert.deepEqual(entities[0]?.annotation, {});
    assert.deepEqual(
      entities[0]?.fields.filter(({ annotation }) => annotation).map(({ name, annotation }) => [name, annotation?.category ?? (annotation?.notPersonal ? 'not' : 'yes')]),
      [['reach', 'contact.address'], ['nickname', 'not'], ['email', 'contact.email'], ['phone', 'contact.phone'], ['handle', 'yes']],
    );
    assert.match(readGraphqlSdl('type A {\n  a: Int @pii(category: "contact.nonsense")\n}').problems[0]?.message ?? '', /contact\.nonsense/);
  });

  it('keeps what stands beside a definition that is being typed, and says so', () => {
    const { entities, problems } = readGraphqlSdl('type Order {\n  total: Int\n  note(\ntype Customer {\n  email: String\n  phone: [\n  name: String\n');
    assert.deepEqual(entities.map(line), ['Order: total Int', 'Customer: email String, phone name[]']);
    assert.deepEqual(problems.map((problem) => [problem.line, problem.message]), [[1, '"Order" opened here never closes'], [4, '"Customer" opened here never closes']]);
    assert.match(readGraphqlSdl('type A { a: Int }\n"""half').problems[0]?.message ?? '', /never closes/);
  });

  it('reads any text, in time that grows with it', () => {
    for (let at = 0; at < SDL.length; at += 7) for (const text of [SDL.slice(0, at), SDL.slice(at), `${SDL.slice(0, at)}{"""${SDL.slice(at)}`]) readGraphqlSdl(text);
    for (const piece of ['type A {', '"""', '{', 'a: [', '@pii(', 'type A { a(b: {', '"', '# x\n', 'type type ', 'extend ', SDL]) {
      assertInProportion((n) => {
        const text = piece.repeat(n);
        return () => readGraphqlSdl(text);
      }, 300, 3_000);
    }
  });
});

describe('catalog source: GraphQL in code', () => {
  it('reads templates, tagged or not, put together of parts of the file', () => {
    const text = 'const contact = `\n  email: String\n  phone: String`;\nexport const types = `\n  type Customer @key(fields: "_id") {\n    _id: String\n    ${contact}\n    ${elsewhere}\n    name: String\n  }`;\nbuildSchema(/* GraphQL */ `type Lead { email: String }`);\nconst doc = gql`input LeadInput { email: String }`;';
    const { entities } = inCode(text);
    assert.deepEqual(entities.map(line), ['Customer: _id String, email String, phone String, name String', 'Lead: email String', 'LeadInput: email String']);
    assert.deepEqual(entities[0]?.fields.map((field) => field.line), [6, 2, 3, 9]);
  });

  it('leaves other languages alone', () => {
    assert.deepEqual(inCode('const a = `type Customer = { email: string }`; const b = `query { customer { email } }`; const c = `type Customer struct { Email string }`; const d = `model A { b String }`;').entities, []);
    assert.deepEqual(readFileFacts('const a = `type Customer { email: String }`;', 'src/schema.test.ts').entities, undefined);
    assert.equal(readFileFacts('const a = `type Customer { email: String }`;', 'src/schema.ts').entities?.[0]?.kind, 'graphql');
  });

  it('reads classes that are made types of', () => {
    const text = `@ObjectType('Client', { description: 'Who buys' })
export class Customer extends Base {
  @Field(() => ID) id: string;
  /** @pii contact.email */
  @Field({ name: 'mail', description: 'Where to write' }) email: string;
  @Field(() => [Order]) orders;
  @HideField() password: string;
  secret: string;
}
@InputType() class CustomerInput { email: string; phone?: string }
@Entity() class Stored { @Column() a: string }
@ObjectType({ isAbstract: true }) abstract class Base { @Field() createdAt: Date }`;
    const { entities } = classes(text);
    assert.deepEqual(entities.map(line), ['Customer: id string, email string, orders Order[]', 'CustomerInput: email string, phone string', 'Base: createdAt Date']);
    assert.deepEqual(entities.map(({ aliases, mixin, extends: bases }) => [aliases, mixin, bases]), [[['Client'], undefined, ['Base']], [[], undefined, undefined], [[], true, undefined]]);
    assert.deepEqual(entities[0]?.fields[1], { name: 'email', column: 'mail', type: 'string', line: 5, annotation: { category: 'contact.email' }, comment: '@pii contact.email\nWhere to write' });
  });

  it('makes entities of what no store declares, those without personal data left out', () => {
    const catalog = createCatalog(buildCatalog([{ kind: 'graphql', file: 'schema.graphql', result: readGraphqlSdl('type Customer { name: String, email: String }\ntype Tag { label: String }\ninput CustomerFilter { email: String }\ntype Payment { cardNumber: String }') }]));
    assert.deepEqual(catalog.data.entities.map(({ name, subject, shape }) => [name, subject, shape]), [['Customer', 'customer', true], ['Payment', undefined, true]]);
    assert.deepEqual(catalog.find('customers')?.fields.map(({ personal }) => personal?.category), ['person.full_name', 'contact.email']);
  });
});
