import { buildCatalog, createCatalog, readMikroEntities } from '../../../src/catalog/index.ts';
import type { Catalog } from '../../../src/model/index.ts';
import { view } from '../driver.ts';

const TEXT = `import { Collection, Entity, Filter, ManyToMany, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/core';
@Entity()
export class Customer {
  @PrimaryKey() id!: number;
  @Property() @Unique() email!: string;
  @Property() phone?: string;
  @Property({ lazy: true }) notes?: string;
  @Property() tenantId!: number;
  @OneToMany(() => Order, (order) => order.customer) orders = new Collection<Order>(this);
  @ManyToOne() company!: Company;
}
@Entity()
@Filter({ name: 'alive', cond: { deletedAt: null }, default: true })
export class Order {
  @PrimaryKey() id!: number;
  @Property() total!: number;
  @ManyToOne(() => Customer) customer!: Customer;
  @OneToMany({ entity: () => Item, mappedBy: 'order' }) items = new Collection<Item>(this);
}
@Entity() export class Item { @PrimaryKey() id!: number; @Property() name!: string; @ManyToOne(() => Order) order!: Order; }
@Entity() export class Company { @PrimaryKey() id!: number; @Property() name!: string; }`;

/** The entities that golden sources belong to. */
export const catalog: Catalog = createCatalog(buildCatalog([{ kind: 'mikro-orm', file: 'src/customer.entity.ts', result: readMikroEntities(view(TEXT).ast, TEXT, 'src/customer.entity.ts') }]));
