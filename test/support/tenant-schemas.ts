import { PRISMA_SCHEMA, SQL_SCHEMA } from './crm-schemas.ts';

/** Schema files of a CRM that serves many tenants; customers, shoppers and visitors say whose they are. */
export const TENANT_SCHEMAS = {
  'prisma/schema.prisma': PRISMA_SCHEMA,
  'db/schema.sql': `${SQL_SCHEMA}
CREATE TABLE visitors (
  id        bigint PRIMARY KEY,
  tenant_id uuid NOT NULL,
  full_name text NOT NULL,
  phone     varchar(20),
  seen_at   timestamptz NOT NULL
);
CREATE TABLE auth.users (
  id        uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  email     text NOT NULL
);
`,
};

/** The same as the code declares it. */
export const TENANT_SOURCES = {
  'src/entities/shopper.entity.ts': `import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

@Entity('shoppers')
export class Shopper {
  @PrimaryGeneratedColumn() id!: number;
  @Column() tenantId!: string;
  @Column() fullName!: string;
  @Column({ unique: true }) email!: string;
}

@Entity('shopper_addresses')
export class ShopperAddress {
  @PrimaryGeneratedColumn() id!: number;
  @Column() street!: string;
  @Column() postalCode!: string;
  @ManyToOne(() => Shopper) shopper!: Shopper;
}
`,
  'src/db/tables.ts': `import { pgTable, text, uuid } from 'drizzle-orm/pg-core';

export const patients = pgTable('patients', {
  id: uuid('id').primaryKey(),
  tenantId: uuid('tenant_id').notNull(),
  fullName: text('full_name').notNull(),
  phone: text('phone'),
});
`,
  'src/tenancy.ts': `export const withTenant = (ctx: C, args: object = {}) => ({ ...args, tenantId: ctx.tenantId });
export function assertSameTenant(session: S, row: R): void {}
export class ShardRepository {}
`,
  'src/models/traveller.ts': `import { DataTypes, Model } from 'sequelize';
export class Traveller extends Model {}
Traveller.init({ tenantId: DataTypes.UUID, fullName: DataTypes.STRING, email: DataTypes.STRING }, { sequelize, modelName: 'Traveller' });
`,
  'src/models/guest.ts': `import { model, Schema } from 'mongoose';

export const Guest = model('Guest', new Schema({ tenantId: { type: Schema.Types.ObjectId, ref: 'Tenant' }, fullName: String, email: String, phone: String }));
`,
};
