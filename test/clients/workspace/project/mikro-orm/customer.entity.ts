import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/core';

@Entity()
export class Customer {
  @PrimaryKey() id!: number;
  @Property() email!: string;
  @Property() phone?: string;
  @Property() notes?: string;
  @Property() status?: string;
  @Property() tenantId!: number;
  @OneToMany(() => Order, (order) => order.customer) orders = new Collection<Order>(this);
  @ManyToOne(() => Company) company!: Company;
}

@Entity()
export class Order {
  @PrimaryKey() id!: number;
  @Property() total!: number;
  @ManyToOne(() => Customer) customer!: Customer;
  @OneToMany(() => Item, (item) => item.order) items = new Collection<Item>(this);
}

@Entity()
export class Item {
  @PrimaryKey() id!: number;
  @Property() name!: string;
  @ManyToOne(() => Order) order!: Order;
}

@Entity()
export class Company {
  @PrimaryKey() id!: number;
  @Property() name!: string;
}
