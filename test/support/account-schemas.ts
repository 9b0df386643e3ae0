/** Texts of a project whose users sign in, and in which some ask for their own data. */

/** Accounts with what they sign in with, patients, receipts that name a buyer's tax number only, campaigns that say who made them. */
export const ACCOUNTS_SCHEMA = `model User {
  id           String  @id
  authUserId   String? @unique
  email        String  @unique
  fullName     String
  passwordHash String
  resetToken   String? @unique
  salary       Int?
}

model Patient {
  id         String  @id
  userId     String? @unique
  fullName   String
  email      String  @unique
  phone      String?
  diagnosis  String
  nationalId String?
  portalToken String? @unique
  shareToken  String? @unique
}

model Receipt {
  id          String @id
  number      String
  customerTin String
  total       Int
}

model Lead {
  id        String    @id
  userId    String
  fullName  String
  email     String
  nationalId String?
}

model Invoice {
  id            String  @id
  bankAccount   String?
  customerName  String
  customerTin   String?
  customerIban  String?
  vatTotal      Decimal
  grandTotal    Decimal
}

model Bill {
  id            String  @id
  iban          String?
  customerName  String
  customerTin   String?
  subtotal      Decimal
  grandTotal    Decimal
}

model Sale {
  id        String  @id
  userId    String
  firstName String
  lastName  String
  email     String
  isAdmin   Boolean
}

model AuditLog {
  id        String  @id
  userEmail String
  ipAddress String
}

model DoctorProfile {
  id             String @id
  userId         String
  fullName       String
  licenseNumber  String
  specialization String
}

model Visit {
  id        String  @id
  patientId String
  patient   Patient @relation(fields: [patientId], references: [id])
  complaint String
  status    String
}

model Campaign {
  id            String @id
  title         String
  createdByName String?
}
`;

/** Helpers that add who asks, or what somebody may see, to a query. */
export const SCOPE_HELPERS = `import { getContext } from './context';

export function withUserScope(qb, alias) {
  const { user_id } = getContext();
  if (user_id) qb.innerJoin(alias + '.user', 'scope_user').andWhere('scope_user.auth_user_id = :me', { me: user_id });
  else qb.andWhere('1=0');
  return qb;
}

export function withUserVisibility(qb, alias) {
  const { user_id } = getContext();
  return qb.andWhere(alias + '.assigned_agent = :me', { me: user_id });
}
`;
