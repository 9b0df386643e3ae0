import { buildCatalog, createCatalog, readSequelizeModels } from '../../../src/catalog/index.ts';
import type { Catalog } from '../../../src/model/index.ts';
import { view } from '../driver.ts';

const FILES: Readonly<Record<string, string>> = {
  'src/models/Contact.ts': `import { Table, Column, Model, HasMany, BelongsTo, ForeignKey, PrimaryKey, Unique, DataType } from 'sequelize-typescript';
import Ticket from './Ticket';
@Table
export default class Contact extends Model<Contact> {
  @PrimaryKey @Column id: number;
  @Column name: string;
  @Unique @Column number: string;
  @Column email: string;
  @Column tenantId: number;
  @HasMany(() => Ticket) tickets: Ticket[];
  @ForeignKey(() => Company) @Column companyId: number;
  @BelongsTo(() => Company) company: Company;
}`,
  'src/models/Ticket.ts': `import { Table, Column, Model, BelongsTo } from 'sequelize-typescript';
import Contact from './Contact';
@Table
export default class Ticket extends Model {
  @Column status: string;
  @Column lastMessage: string;
  @BelongsTo(() => Contact) contact: Contact;
}`,
  'models/company.js': `module.exports = (sequelize, DataTypes) => {
  const Company = sequelize.define('Company', { name: DataTypes.STRING, phone: { type: DataTypes.STRING, field: 'tel' } }, { tableName: 'companies' });
  Company.associate = (models) => { Company.hasMany(models.Contact, { as: 'people' }); };
  return Company;
};`,
  'src/models/user.model.ts': `import { DataTypes, Model } from 'sequelize';
import { sequelize } from '../db';
export class User extends Model {}
User.init({ email: DataTypes.STRING, passwordHash: DataTypes.STRING, fullName: DataTypes.VIRTUAL },
  { sequelize, modelName: 'user', defaultScope: { attributes: { exclude: ['passwordHash'] } }, scopes: { full: {} } });`,
  'src/models/member.ts': `import { DataTypes, Model } from 'sequelize';
export class Member extends Model {
  static associate(models) { this.belongsTo(models.Company, { as: 'company' }); }
}
Member.init({ email: DataTypes.STRING }, { sequelize, defaultScope: { where: { active: true }, limit: 50 } });`,
};

/** The models that golden sources belong to. */
export const catalog: Catalog = createCatalog(buildCatalog(Object.entries(FILES).map(([file, text]) => ({ kind: 'sequelize' as const, file, result: readSequelizeModels(view(text).ast, text, file) }))));
