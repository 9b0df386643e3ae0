import { buildCatalog, createCatalog, readPrismaSchema, readSqlDdl, readTypeormEntities } from '../../src/catalog/index.ts';
import type { Catalog, SystemId } from '../../src/model/index.ts';
import { view } from './driver.ts';

/** Models that golden sources of Prisma read. */
export const PRISMA = `
model Customer {
  id        String   @id
  tenantId  String
  firstName String
  lastName  String
  email     String   @unique
  phone     String?
  status    String
  createdAt DateTime
  deletedAt DateTime?
  orders    Order[]
}
model Order {
  id         String   @id
  customerId String
  total      Int
  status     String
  customer   Customer @relation(fields: [customerId], references: [id])
}
model crm_Contacts {
  id          String @id
  first_name  String
  email       String
  assigned_to String
}`;

/** Entities that golden sources of TypeORM read. */
export const TYPEORM = `import { BaseEntity, Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
@Entity('members')
export class Member extends BaseEntity {
  @PrimaryGeneratedColumn() id: number;
  @Column() fullName: string;
  @Column({ unique: true }) email: string;
  @Column({ nullable: true }) phone?: string;
  @Column({ select: false }) passwordHash: string;
  @Column() points: number;
  @Column() tenantId: number;
  @OneToMany(() => Visit, (visit) => visit.member) visits: Visit[];
}
@Entity()
export class Visit {
  @PrimaryGeneratedColumn() id: number;
  @Column() note: string;
  @ManyToOne(() => Member, (member) => member.visits) member: Member;
  @ManyToOne(() => Branch) branch: Branch;
}
@Entity()
export class Branch {
  @PrimaryGeneratedColumn() id: number;
  @Column() city: string;
}
@Entity()
export class Bill {
  @PrimaryGeneratedColumn() id: number;
  @Column() amount: number;
  @ManyToOne(() => Payer, (payer) => payer.bills, { eager: true }) payer: Payer;
  @OneToMany(() => Reminder, (reminder) => reminder.bill, { eager: true }) reminders: Reminder[];
}
@Entity()
export class Payer {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  @OneToMany(() => Bill, (bill) => bill.payer, { eager: true }) bills: Bill[];
  @ManyToOne(() => Branch, { eager: true }) branch: Branch;
}
@Entity()
export class Reminder {
  @PrimaryGeneratedColumn() id: number;
  @Column() text: string;
  @ManyToOne(() => Bill, (bill) => bill.reminders) bill: Bill;
}`;

/** The project that golden sources belong to: models of a Prisma schema, entities of TypeORM. */
export const catalog: Catalog = createCatalog(
  buildCatalog([
    { kind: 'prisma', file: 'prisma/schema.prisma', result: readPrismaSchema(PRISMA, 'prisma/schema.prisma') },
    { kind: 'typeorm', file: 'src/member.entity.ts', result: readTypeormEntities(view(TYPEORM).ast, TYPEORM, 'src/member.entity.ts') },
  ]),
);

/** Objects of a customer system, declared as tables. */
export function systemCatalog(system: SystemId, ddl: string): Catalog {
  const { entities } = readSqlDdl(ddl, 'objects.sql');
  return createCatalog(buildCatalog([{ kind: 'vendor', file: 'objects.sql', result: { entities: entities.map((entity) => ({ ...entity, system })), problems: [] } }]));
}
