import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, readTypeormEntities } from '../../src/catalog/index.ts';
import type { SourceResult } from '../../src/catalog/index.ts';

const read = (text: string, file = 'entity.ts'): SourceResult => readTypeormEntities(parse(text, { range: true }), text, file);

const SOURCE = `import { Entity, Column as Col, PrimaryGeneratedColumn, CreateDateColumn, ManyToOne, OneToMany, OneToOne, Index, Unique } from 'typeorm';
import { Order } from './order';

export enum Rank { Gold, Silver }

/** Everybody has these. */
export abstract class Base {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @CreateDateColumn()
  createdAt: Date;
}

class Address {
  @Col() street: string;
  @Col({ name: 'zip' }) postalCode: string;
}

@Entity({ name: 'customers', schema: 'crm' })
@Unique(['code'])
export class Customer extends Base {
  @Col({ type: 'varchar', length: 255, unique: true })
  email: string;

  /**
   * Chosen by the customer.
   * @pii person.full_name
   */
  @Col({ nullable: true })
  label?: string;

  @Col() @Index({ unique: true }) loginName: string; // @notPersonal
  @Col('text', { select: false, name: 'pw' }) passwordHash: string;
  @Col({ type: 'enum', enum: Rank }) rank: Rank;
  @Col({ comment: '氏名' }) nm1: string;
  @Col(() => Address) address: Address;
  @Col(type => Extra) extra: Extra;
  @Col() code: string;

  @OneToMany(() => Order, (order) => order.customer)
  orders: Order[];
  @ManyToOne('Group') group: Promise<Group>;
  @OneToOne((type) => Base) parent;

  helper: string;
  get full() { return this.email; }
}

@Entity()
export default class SalesRep {}
`;

describe('readTypeormEntities', () => {
  it('keeps which relations are read along unasked, through to the catalog', () => {
    const result = read(`import { Entity, ManyToOne, OneToOne, OneToMany, ManyToMany } from 'typeorm';
@Entity() class Order {
  @ManyToOne(() => Customer, (customer) => customer.orders, { eager: true, nullable: false }) customer: Customer;
  @OneToOne(() => Invoice, { eager: true }) invoice: Invoice;
  @OneToMany(() => Line, (line) => line.order, { eager: true }) lines: Line[];
  @ManyToMany(() => Tag, { eager: true }) tags: Tag[];
  @ManyToOne(() => Shop, { eager: false }) shop: Shop;
}`);
    const expected = [
      { entity: 'Customer', many: false, eager: true },
      { entity: 'Invoice', many: false, eager: true },
      { entity: 'Line', many: true, eager: true },
      { entity: 'Tag', many: true, eager: true },
      { entity: 'Shop', many: false },
    ];
    assert.deepEqual(result.entities[0]?.fields.map(({ relation }) => relation), expected);
    const built = buildCatalog([{ kind: 'typeorm', file: 'order.ts', result }]);
    assert.deepEqual(built.entities[0]?.fields.map(({ relation }) => relation), expected);
  });

  const result = read(SOURCE);
  const customer = result.entities.find(({ name }) => name === 'Customer');

  it('reads the whole of an entity', () => {
    assert.deepEqual(result.problems, []);
    assert.deepEqual(customer, {
      name: 'Customer',
      aliases: ['customers', 'crm.customers'],
      line: 22,
      fields: [
        { name: 'email', type: 'varchar', unique: true, line: 24 },
        { name: 'label', type: 'string', line: 31, annotation: { category: 'person.full_name' }, comment: 'Chosen by the customer.\n@pii person.full_name' },
        { name: 'loginName', type: 'string', unique: true, line: 33, annotation: { notPersonal: true }, comment: '@notPersonal' },
        { name: 'passwordHash', column: 'pw', type: 'text', hidden: true, line: 34 },
        { name: 'rank', type: 'enum', line: 35 },
        { name: 'nm1', type: 'string', line: 36, comment: '氏名' },
        { name: 'address', type: 'Address', embedded: 'Address', line: 37 },
        { name: 'extra', type: 'Extra', embedded: 'Extra', line: 38 },
        { name: 'code', type: 'string', unique: true, line: 39 },
        { name: 'orders', type: 'Order[]', relation: { entity: 'Order', many: true }, line: 42 },
        { name: 'group', type: 'Promise<Group>', relation: { entity: 'Group', many: false }, line: 43 },
        { name: 'parent', relation: { entity: 'Base', many: false }, line: 44 },
      ],
      extends: ['Base'],
    });
    assert.deepEqual(result.enums, ['Rank']);
    assert.deepEqual(result.entities.map(({ name, mixin, aliases }) => [name, mixin ?? false, aliases]), [
      ['Base', true, []],
      ['Address', true, []],
      ['Customer', false, ['customers', 'crm.customers']],
      ['SalesRep', false, ['sales_rep']],
    ]);
  });

  it('lets the catalog add inherited and embedded fields, those of other files included', () => {
    const extra = read("import { Column } from 'typeorm';\nexport class Extra {\n  @Column() birthday: string;\n}", 'extra.ts');
    const { entities } = buildCatalog([{ kind: 'typeorm', file: 'entity.ts', result }, { kind: 'typeorm', file: 'extra.ts', result: extra }]);
    const fields = entities.find(({ name }) => name === 'Customer')?.fields ?? [];
    const names = fields.map(({ name }) => name);
    for (const name of ['id', 'createdAt', 'address.street', 'address.postalCode', 'extra.birthday']) assert.ok(names.includes(name), name);
    assert.deepEqual(fields.find(({ name }) => name === 'extra.birthday')?.personal?.source, { kind: 'schema', file: 'extra.ts', line: 3 });
    assert.equal(fields.find(({ name }) => name === 'nm1')?.personal?.category, 'person.full_name');
    assert.equal(fields.find(({ name }) => name === 'loginName')?.personal, undefined);
  });

  it('leaves the decorators of other libraries alone', () => {
    assert.deepEqual(read("import { Entity, Column } from '@mikro-orm/core';\n@Entity() class A { @Column() email: string }").entities, []);
    assert.deepEqual(read("import { Column, Table } from 'sequelize-typescript';\n@Table class A { @Column email: string }").entities, []);
    assert.deepEqual(read('@Component() class A { @Input() email: string }').entities, []);
  });

  it('knows namespaced imports, children of a table and wrapped base classes', () => {
    const { entities } = read("import * as orm from 'typeorm';\n@orm.ChildEntity() export class Guest extends SoftDelete(Person) { @orm.Column() phone: string }");
    assert.deepEqual(entities.map(({ name, aliases, extends: bases }) => [name, aliases, bases]), [['Guest', [], ['Person']]]);
  });

  it('says a column whose name is computed', () => {
    assert.deepEqual(read('@Entity() class A { @Column() [key]: string }').problems, [{ message: 'a column of A has a computed name', line: 1 }]);
  });

  it('never throws on a program that parses, however cut', () => {
    fc.assert(
      fc.property(fc.nat(SOURCE.length), fc.nat(60), fc.constantFrom('', '}', '()', '@Entity', ' = 1;', 'class {'), (at, cut, insert) => {
        const text = SOURCE.slice(0, at) + insert + SOURCE.slice(at + cut);
        let program;
        try {
          program = parse(text, { range: true });
        } catch {
          return;
        }
        readTypeormEntities(program, text, 'entity.ts');
      }),
      { numRuns: 300 },
    );
  });
});
