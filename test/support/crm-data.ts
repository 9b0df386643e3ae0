/** What messages say of the default project's entities when all their personal fields are read. */

export const CUSTOMER = {
  entity: 'Customer',
  fields: 'taxId (national or tax number), firstName (given name), lastName (family name), email (e-mail address) and 2 more',
  because: ' (prisma/schema.prisma:9)',
};

export const CONTACT = {
  entity: 'Contact',
  fields: 'fullName (full name), email (e-mail address), mobile (telephone number) and notes (content of communication)',
  because: ' (prisma/schema.prisma:24)',
};

export const EMPLOYEE = {
  entity: 'Employee',
  fields: 'iban (bank account), salary (income), fullName (full name), workEmail (e-mail address) and 1 more',
  because: ' (prisma/schema.prisma:44)',
};

export const MEMBER = {
  entity: 'Member',
  fields: 'fullName (full name), email (e-mail address), phone (telephone number) and dateOfBirth (date of birth)',
  because: ' (src/entities/member.entity.ts:6)',
};

export const CALLERS = {
  entity: 'callers',
  fields: 'caller_name (full name), phone (telephone number), email (e-mail address) and address (postal address)',
  because: ' (db/schema.sql:3)',
};

export const KOKYAKU = {
  entity: '顧客',
  fields: '氏名 (full name), メールアドレス (e-mail address), 電話番号 (telephone number) and 生年月日 (date of birth)',
  because: ' (db/schema.sql:19)',
};
