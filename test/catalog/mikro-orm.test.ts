import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, createCatalog, readMikroEntities, type SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/index.ts';

const read = (text: string): SourceResult => readMikroEntities(parse(text, { range: true }), text, 'customer.ts');
const fields = (text: string, name: string): string[] =>
  (read(text).entities.find((entity) => entity.name === name)?.fields ?? []).map(
    (field) => `${field.name}${field.column === undefined ? '' : `=${field.column}`}${field.unique ? '!' : ''}${field.hidden ? '-' : ''} ${field.relation ? `> ${field.relation.entity}${field.relation.many ? '*' : ''}` : (field.embedded ?? field.type ?? '?')}`,
  );

const DECORATED = `import { Collection, Embeddable, Embedded, Entity, Enum, Filter, Formula, ManyToOne, OneToMany, PrimaryKey, Property, Ref, Unique } from '@mikro-orm/core';
export abstract class Base { @PrimaryKey({ type: 'uuid' }) id!: string; @Property() createdAt = new Date(); }
@Embeddable() export class Address { @Property() street!: string; }
/** Who buys. */
@Entity({ tableName: 'crm_customers' })
@Unique({ properties: ['code'] })
@Filter({ name: 'alive', cond: {}, default: true })
export class Customer extends Base {
  @Property({ fieldName: 'mail', unique: true }) email!: string;
  @Property({ columnType: 'varchar(20)', lazy: true, comment: '電話' }) tel?: string;
  @Property() code!: string; // @notPersonal
  @Enum(() => Rank) rank!: Rank;
  @Property({ persist: false }) label?: string;
  @Embedded(() => Address) address!: Address;
  @ManyToOne({ entity: () => Company }) company!: Ref<Company>;
  @ManyToOne() owner!: Ref<User>;
  @OneToMany(() => Order, (order) => order.customer) orders = new Collection<Order>(this);
  @ManyToOne(() => Company, { mapToPk: true }) parentId!: string;
  @Formula('1') one?: number;
  helper?: string;
}
`;

describe('readMikroEntities', () => {
  it('reads decorated classes', () => {
    assert.deepEqual(fields(DECORATED, 'Customer'), ['email=mail! string', 'tel- varchar(20)', 'code! string', 'rank enum', 'address Address', 'company > Company', 'owner > User', 'orders > Order*', 'parentId string']);
    const customer = read(DECORATED).entities.find(({ name }) => name === 'Customer');
    assert.deepEqual(customer?.aliases, ['crm_customers']);
    assert.deepEqual(customer?.extends, ['Base']);
    assert.deepEqual(customer?.defaults, { filter: true });
    assert.equal(customer?.fields.find(({ name }) => name === 'tel')?.comment, '電話');
    assert.deepEqual(read(DECORATED).entities.filter(({ mixin }) => mixin).map(({ name }) => name), ['Base', 'Address']);
  });

  it('lends what base and embeddable classes declare', () => {
    const catalog = createCatalog(buildCatalog([{ kind: 'mikro-orm', file: 'customer.ts', result: read(DECORATED) }]));
    const customer = catalog.find('crm_customers');
    assert.deepEqual(customer?.declaredBy, ['mikro-orm']);
    assert.ok(customer?.fields.some(({ name, unique }) => name === 'id' && unique));
    assert.deepEqual(customer && catalog.personalFields(customer).map(({ name }) => name), ['email', 'tel', 'address.street']);
    assert.equal(catalog.find('Base'), undefined);
  });

  it('reads `EntitySchema`, with a class and without', () => {
    const text = `import { EntitySchema } from '@mikro-orm/core';
export class Customer {}
export const schema = new EntitySchema({ class: Customer, tableName: 'c', properties: { id: { type: 'number', primary: true }, email: { type: String, unique: true }, orders: { kind: '1:m', entity: () => Order, mappedBy: 'customer' }, company: { reference: 'm:1', entity: 'Company' } } });
export const Lead = new EntitySchema({ name: 'Lead', properties: { email: { type: 'string', lazy: true } } });`;
    assert.deepEqual(fields(text, 'Customer'), ['id! number', 'email! String', 'orders > Order*', 'company > Company']);
    assert.deepEqual(fields(text, 'Lead'), ['email- string']);
  });

  it('reads `defineEntity`', () => {
    const text = `import { defineEntity, p } from '@mikro-orm/core';
export const Customer = defineEntity({ name: 'Customer', properties: { id: p.integer().primary(), email: p.string().unique().name('mail'), tags: p.string().array(), bio: p.text().lazy(), orders: () => p.oneToMany(Order).mappedBy('customer') } });`;
    assert.deepEqual(fields(text, 'Customer'), ['id! integer', 'email=mail! string', 'tags string[]', 'bio- text', 'orders > Order*']);
  });

  it("reads Medusa's `model.define`", () => {
    const text = `import { model } from '@medusajs/framework/utils';
export const Customer = model.define({ name: 'customer', tableName: 'crm_customer' }, { id: model.id({ prefix: 'cus' }).primaryKey(), email: model.text().searchable().nullable(), addresses: model.hasMany(() => Address, { mappedBy: 'customer' }), group: model.belongsTo(() => Group) }).indexes([{ on: ['email'] }]);`;
    assert.deepEqual(fields(text, 'Customer'), ['id! id', 'email text', 'addresses > Address*', 'group > Group']);
    assert.deepEqual(read(text).entities[0]?.aliases, ['crm_customer', 'customer']);
  });

  it('leaves other libraries alone', () => {
    for (const text of [
      "import { Entity, Column } from 'typeorm';\n@Entity() export class Customer { @Column() email: string; }",
      "import { Entity, Property } from './decorators';\n@Entity() export class Customer { @Property() email: string; }",
      "import { model } from 'mongoose';\nexport const Customer = model.define('a', {});",
    ]) assert.deepEqual(read(text).entities, [], text);
    assert.equal(readFileFacts("import { model } from 'mongoose';\nmodel.define('a', {});", 'a.ts').entities, undefined);
    assert.deepEqual(readFileFacts(DECORATED, 'a.ts').entities?.map(({ kind }) => kind), ['mikro-orm']);
  });

  it('survives half-typed sources', () => {
    const pieces = ["import { Entity, Property, EntitySchema, defineEntity, p } from '@mikro-orm/core';", '@Entity()', 'class A extends B {', '@Property({', 'type:', "'x'", '})', 'email!: string;', '}', 'new EntitySchema(', '{ properties: {', 'a: p.', 'string()', '} }', ')', 'defineEntity()', '@ManyToOne()', 'b;'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        const text = parts.join(' ');
        let program;
        try {
          program = parse(text, { range: true });
        } catch {
          return;
        }
        readMikroEntities(program, text, 'a.ts');
      }),
    );
  });
});
