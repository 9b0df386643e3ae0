/** Schema files of the CRM that rule tests and rule pages are checked against: three kinds of sources, two languages. */

/** Customers, their contacts and orders; employees; accounts, products and groups that hold little or nothing personal. */
export const PRISMA_SCHEMA = `model Customer {
  id            String         @id @default(cuid())
  tenantId      String
  firstName     String
  lastName      String
  email         String         @unique
  phone         String?
  birthDate     DateTime?
  taxId         String?
  status        String
  createdAt     DateTime       @default(now())
  accountId     String?
  account       Account?       @relation(fields: [accountId], references: [id])
  groupId       String?
  group         CustomerGroup? @relation(fields: [groupId], references: [id])
  orders        Order[]
  contacts      Contact[]
}

model Contact {
  id         String   @id
  customerId String
  customer   Customer @relation(fields: [customerId], references: [id])
  fullName   String
  email      String
  mobile     String?
  notes      String?
}

model Order {
  id         String   @id
  customerId String
  customer   Customer @relation(fields: [customerId], references: [id])
  total      Decimal
  status     String
  placedAt   DateTime
}

model Employee {
  id        String @id
  fullName  String
  workEmail String @unique
  salary    Int
  iban      String
  title     String
}

model Account {
  id        String     @id
  name      String
  vatNumber String?
  industry  String?
  customers Customer[]
}

model Product {
  id    String @id
  name  String
  sku   String @unique
  price Decimal
  stock Int
}

model CustomerGroup {
  id        String     @id
  name      String
  discount  Int
  customers Customer[]
}

model Form {
  id       String   @id
  title    String
  settings FormSettings
}

type FormSettings {
  adminEmail String?
  color      String?
}
`;

/** Members of the shop, as TypeORM entities. */
export const TYPEORM_ENTITIES = `import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';

@Entity('members')
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  @Column() fullName!: string;
  @Column({ unique: true }) email!: string;
  @Column({ nullable: true }) phone?: string;
  @Column({ type: 'date', nullable: true }) dateOfBirth?: Date;
  @Column() points!: number;
  @OneToMany(() => MemberAddress, (address) => address.member) addresses!: MemberAddress[];
}

@Entity('member_addresses')
export class MemberAddress {
  @PrimaryGeneratedColumn() id!: number;
  @Column() street!: string;
  @Column() city!: string;
  @Column() postalCode!: string;
  @ManyToOne(() => Member, (member) => member.addresses) member!: Member;
}
`;

/** The call centre's tables, and the Japanese branch's customers. */
export const SQL_SCHEMA = `CREATE TABLE callers (
  id          bigint PRIMARY KEY,
  caller_name text NOT NULL,
  phone       varchar(20) NOT NULL,
  email       text,
  address     text,
  queue_id    bigint,
  called_at   timestamptz NOT NULL
);

CREATE TABLE queues (
  id    bigint PRIMARY KEY,
  label text NOT NULL,
  size  int NOT NULL
);

CREATE TABLE 顧客 (
  id           bigint PRIMARY KEY,
  氏名         text NOT NULL,
  メールアドレス text,
  電話番号     text,
  生年月日     date,
  ランク       int
);
`;

/** The project's access log, where it has one. */
export const ACCESS_LOG = `import { prisma } from './prisma';

export async function recordAccess(entry: { actor: string; entity: string; ids: readonly string[]; purpose: string }): Promise<void> {
  await prisma.accessLogEntry.create({ data: entry });
}
`;

/** The same as a service that is injected. */
export const AUDIT_SERVICE = `import { Injectable } from '@nestjs/common';
import { prisma } from './prisma';

@Injectable()
export class AuditService {
  async record(actor: string, entity: string, id: string): Promise<void> {
    await prisma.accessLogEntry.create({ data: { actor, entity, id } });
  }
}
`;

/** What logs around others, one of each kind. */
export const AROUND = `import { recordAccess } from './access-log';

export const withAudit = (entity: string, handler) => async (...args) => {
  await recordAccess({ entity });
  return handler(...args);
};
export const audit = (entity: string) => async (req, res, next) => {
  await recordAccess({ entity });
  next();
};
export class AuditInterceptor {}
export class AuditMiddleware {}
export const Audited = () => () => {};
export const auditExtension = {};
`;

/** What makes values safe to show. */
export const MASK = `export function maskEmail(email: string): string {
  return email.replace(/.(?=.*@)/g, '*');
}
export function mask(value: string): string {
  return value.slice(0, 1) + '*'.repeat(5);
}
`;

/** Organisations with their addresses, one of them with somebody to ask for; people to call in an emergency; addresses to send from. */
export const SUPPLIERS = `CREATE TABLE suppliers (id bigint PRIMARY KEY, name text, email text, phone text);
CREATE TABLE laboratories (id bigint PRIMARY KEY, name text, email text, phone text, contact_person text);
CREATE TABLE crisis_resources (id bigint PRIMARY KEY, name text, phone text, alternate_phone text);
CREATE TABLE email_senders (id bigint PRIMARY KEY, name text, email text);
`;
