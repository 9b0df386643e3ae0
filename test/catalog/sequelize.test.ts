import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, createCatalog, readSequelizeModels, type SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/index.ts';

const read = (text: string): SourceResult => readSequelizeModels(parse(text, { range: true }), text, 'contact.ts');
const fields = (text: string, name: string): string[] =>
  (read(text).entities.find((entity) => entity.name === name)?.fields ?? []).map(
    (field) => `${field.name}${field.column === undefined ? '' : `=${field.column}`}${field.unique ? '!' : ''}${field.hidden ? '-' : ''} ${field.relation ? `> ${field.relation.entity}${field.relation.many ? '*' : ''}` : (field.type ?? '?')}`,
  );

const DECORATED = `import { Table, Column as Col, Model, HasMany, BelongsTo, ForeignKey, PrimaryKey, Unique, DataType, CreatedAt, DefaultScope, Comment } from 'sequelize-typescript';
/** Who writes to us. */
@DefaultScope(() => ({ attributes: { exclude: ['secret'] } }))
@Table({ tableName: 'contacts', timestamps: false })
export default class Contact extends Model<Contact> {
  @PrimaryKey @Col id: number;
  @Unique @Col({ type: DataType.STRING, field: 'mail' }) email: string;
  @Col(DataType.DATEONLY) birthday: string; // @pii contact.email
  @Comment('氏名') @Col nm1: string;
  @Col(DataType.TEXT) secret: string;
  @Col(DataType.VIRTUAL) get label(): string { return this.email; }
  @ForeignKey(() => Company) @Col companyId: number;
  @BelongsTo(() => Company, 'companyId') company: Company;
  @HasMany(() => Ticket) tickets: Ticket[];
  @CreatedAt created: Date;
  helper: string;
  static table = 'x';
}
`;

describe('readSequelizeModels', () => {
  it('reads decorated classes', () => {
    assert.deepEqual(fields(DECORATED, 'Contact'), ['id! number', 'email=mail! STRING', 'birthday DATE', 'nm1 string', 'secret- TEXT', 'label- VIRTUAL', 'companyId number', 'company > Company', 'tickets > Ticket*', 'created Date']);
    const [contact] = read(DECORATED).entities;
    assert.deepEqual(contact?.aliases, ['contacts']);
    assert.equal(contact?.line, 5);
    assert.deepEqual(contact?.fields.find(({ name }) => name === 'birthday')?.annotation, { category: 'contact.email' });
    assert.equal(contact?.fields.find(({ name }) => name === 'nm1')?.comment, '氏名');
  });

  it('reads decorated classes of version 7', () => {
    const text = `import { Attribute, PrimaryKey, NotNull, HasMany } from '@sequelize/core/decorators-legacy';
import { DataTypes, Model } from '@sequelize/core';
export class Contact extends Model { @Attribute(DataTypes.INTEGER) @PrimaryKey declare id: number; @Attribute(DataTypes.STRING) @NotNull declare email: string; @HasMany(() => Ticket, 'contactId') declare tickets?: Ticket[]; }`;
    assert.deepEqual(fields(text, 'Contact').slice(0, 3), ['id! INTEGER', 'email STRING', 'tickets > Ticket*']);
  });

  it('reads `define`, with the associations beside it', () => {
    const text = `module.exports = (sequelize, DataTypes) => {
  const base = { tenantId: DataTypes.INTEGER };
  const Contact = sequelize.define('contact', { ...base, email: { type: DataTypes.STRING(120), unique: true, field: 'mail', comment: 'where to write' }, tags: DataTypes.ARRAY(DataTypes.STRING), born: DataTypes.DATEONLY }, { tableName: 'crm_contacts', schema: 'crm', timestamps: false });
  Contact.associate = (models) => { Contact.hasMany(models.Ticket, { as: 'tickets' }); Contact.belongsTo(models.Company); };
  return Contact;
};`;
    assert.deepEqual(fields(text, 'Contact'), ['id! INTEGER', 'tenantId INTEGER', 'email=mail! STRING', 'tags STRING[]', 'born DATE', 'tickets > Ticket*', 'Company > Company']);
    assert.deepEqual(read(text).entities[0]?.aliases, ['contact', 'crm_contacts', 'crm.crm_contacts']);
  });

  it('reads `init`, inside the class and behind it', () => {
    const behind = `import { Model, DataTypes } from 'sequelize';\nclass Contact extends Model { static associate(models) { this.hasMany(models.Ticket, { as: 'tickets' }); } }\nContact.init({ email: DataTypes.STRING }, { sequelize, modelName: 'Person' });`;
    assert.deepEqual(fields(behind, 'Contact'), ['id! INTEGER', 'email STRING', 'tickets > Ticket*', 'createdAt DATE', 'updatedAt DATE']);
    assert.deepEqual(read(behind).entities[0]?.aliases, ['Person']);
    const inside = `import Sequelize, { Model } from 'sequelize';\nclass Contact extends Model { static init(sequelize) { super.init({ email: Sequelize.STRING }, { sequelize }); return this; } }\nexport default Contact;`;
    assert.deepEqual(fields(inside, 'Contact'), ['id! INTEGER', 'email STRING', 'createdAt DATE', 'updatedAt DATE']);
  });

  it('keeps what a default scope adds', () => {
    const scoped = (scope: string): unknown => read(`import { Model } from 'sequelize';\nclass Contact extends Model {}\nContact.init({ email: 1, secret: 1 }, { defaultScope: ${scope} });`).entities[0]?.defaults;
    assert.deepEqual(scoped("{ where: { active: true }, limit: 10 }"), { filter: true, bound: true });
    assert.deepEqual(scoped("{ attributes: ['email'] }"), { projection: true });
    assert.deepEqual(scoped('buildScope()'), { filter: true, bound: true, projection: true });
    assert.equal(scoped("{ attributes: { exclude: ['secret'] } }"), undefined);
    const data = createCatalog(buildCatalog([{ kind: 'sequelize', file: 'contact.ts', result: read(DECORATED) }]));
    assert.deepEqual(data.find('contacts')?.declaredBy, ['sequelize']);
    assert.deepEqual(data.find('Contact')?.fields.filter(({ hidden }) => hidden).map(({ name }) => name), ['secret', 'label']);
  });

  it('finds the personal fields of types that only Sequelize has', () => {
    const data = createCatalog(buildCatalog([{ kind: 'sequelize', file: 'contact.ts', result: read("const Contact = sequelize.define('Contact', { email: DataTypes.STRING, birthDate: DataTypes.DATEONLY, phone: DataTypes.CITEXT });") }]));
    const contact = data.find('Contact');
    assert.deepEqual(contact && data.personalFields(contact).map(({ name }) => name), ['email', 'birthDate', 'phone']);
  });

  it('leaves other libraries alone', () => {
    for (const text of [
      "import { Entity, Column } from 'typeorm';\n@Entity() export class Contact { @Column() email: string; }",
      "import { Model } from 'objection';\nexport class Contact extends Model { static tableName = 'contacts'; }",
      "import { Model } from 'mongoose';\nclass ContactModel extends Model {}\napp.init({ a: 1 });",
      "define('x', ['a'], function () {});\nservice.init({ email: 1 });",
    ]) assert.deepEqual(read(text).entities, [], text);
  });

  it('is asked only about files that name Sequelize', () => {
    assert.deepEqual(readFileFacts(DECORATED, 'contact.ts').entities?.map(({ kind }) => kind), ['sequelize']);
    assert.equal(readFileFacts("define('a', { email: 1 });", 'a.ts').entities, undefined);
  });

  it('survives half-typed sources', () => {
    const pieces = ['@Table', 'class A extends Model {', 'static init(s) { super.init({', '@Column', 'email: string;', "x.define('a', {", '...b', '})', '}', 'A.init(', '{ type: DataTypes.', 'STRING } }', ', { defaultScope: () => ({ attributes: [] }) })', 'A.hasMany(B, { as: 1 })', 'module.exports = '];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        let program;
        try {
          program = parse(text, { range: true });
        } catch {
          return;
        }
        readSequelizeModels(program, text, 'a.ts');
      }),
    );
  });
});
