import adapter from '../../../src/adapters/sequelize.ts';
import { golden } from '../driver.ts';
import { catalog } from './catalog.ts';

const ALL = 'read many Contact(*) none, every row';

describe('sequelize: receivers', () => {
  golden(adapter, catalog, {
    'models': [
      { title: 'imported by default', source: `import Contact from '../../models/Contact';\nContact.findAll();`, facts: [`import ${ALL}`] },
      { title: 'imported under another name', source: `import People from '../models/Contact';\nPeople.findAll();`, facts: [`import ${ALL}`] },
      { title: 'imported by name from a folder of models', source: `import { Contact } from '@/models';\nContact.findOne({ where: { number } });`, facts: ['import read one Contact(*) default 1, [number eq number]'] },
      { title: 'required from a folder of models', source: `const { Contact } = require('../models');\nContact.count();`, facts: ['import count one Contact() default 1, every row'] },
      { title: 'required member', source: `const Contact = require('../models').Contact;\nContact.findAll();`, facts: [`import ${ALL}`] },
      { title: 'required member in small letters', source: `const People = require('../models').user;\nPeople.findByPk(id);`, facts: ['import read one user(*) default 1, one of [id eq id]'] },
      { title: 'made by a required factory', source: `const Contact = require('../models/Contact')(sequelize, DataTypes);\nContact.findAll();`, facts: [`import ${ALL}`] },
      { title: 'held by an imported object', source: `import db from '../models';\ndb.Contact.findAll();\ndb['Contact'].count();`, facts: [`import ${ALL}`, 'import count one Contact() default 1, every row'] },
      { title: 'held in the plural', source: `const db = require('../models');\nconst Contacts = db.contacts;\nContacts.findAll();`, facts: ['import read many contacts(*) none, every row'] },
      { title: 'held by the instance', source: `export const f = (sequelize) => sequelize.models.Contact.findAll();`, facts: [`convention ${ALL}`] },
      { title: 'taken out of the instance', source: `const { Contact } = sequelize.models;\nContact.findAll();`, facts: [`convention ${ALL}`] },
      { title: 'defined here', source: `import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(url);\nconst Note = sequelize.define('note', {});\nNote.findAll();`, facts: ['import read many note(*) none, every row'] },
      { title: 'a class of this file', source: `import { Model } from 'sequelize';\nclass Note extends Model {\n  static recent() { return this.findAll({ limit: 5 }); }\n}\nNote.findAll();`, facts: ['declaration read many Note(*) 5, every row', 'declaration read many Note(*) none, every row'] },
      { title: 'asked of the instance by name', source: `import { Sequelize } from '@sequelize/core';\nexport const f = (sequelize: Sequelize) => sequelize.model('Contact').findAll();`, facts: [`declaration ${ALL}`] },
      { title: 'injected by NestJS', source: `import { InjectModel } from '@nestjs/sequelize';\nimport { Contact } from './contact.model';\nexport class S {\n  constructor(@InjectModel(Contact) private contacts: typeof Contact) {}\n  all() { return this.contacts.findAll(); }\n}`, facts: [`declaration ${ALL}`] },
      { title: 'by its static type', source: `import { ModelStatic } from 'sequelize';\nimport Contact from '../models/Contact';\nexport const f = (model: ModelStatic<Contact>) => model.findAll();`, facts: [`declaration ${ALL}`] },
      { title: 'of a type parameter', source: `import { Model, ModelStatic } from 'sequelize';\nexport const f = <M extends Model>(model: ModelStatic<M>) => model.findAll();`, facts: ['declaration read many <the model is chosen at run time>(*) none, every row'] },
      { title: 'a repository', source: `import { Sequelize } from 'sequelize-typescript';\nimport Contact from '../models/Contact';\nexport const f = (sequelize: Sequelize) => sequelize.getRepository(Contact).findAll();`, facts: [`declaration ${ALL}`] },
      { title: 'a model that no file was found for', source: `import Invoice from '../models/Invoice';\nInvoice.findAll({ where: { paid } });\nInvoice.findByPk(id);\nInvoice.update({ paid }, { where: { id } });`, facts: ['convention read many Invoice(*) none, [paid eq paid]', 'convention read one Invoice(*) default 1, one of [id eq id]'] },
      { title: 'of a module that re-exports models', source: `import { Contact } from '../shared';\nContact.findAndCountAll({ limit: 10 });\nContact.findOne({ where: { id } });`, facts: ['import read many Contact(*) 10, every row'] },
    ],
    'scopes': [
      { title: 'a default scope hides a field', source: `import { User } from '../models/user.model';\nUser.findAll({ limit: 1 });`, facts: ['import read many User(*) 1, every row'] },
      { title: 'that comes back without it', source: `import { User } from '../models/user.model';\nUser.unscoped().findAll({ limit: 1 });`, facts: ['import read many User(id+email+passwordHash+createdAt+updatedAt) 1, every row'] },
      { title: 'or by name', source: `import { User } from '../models/user.model';\nUser.findAll({ limit: 1, attributes: { include: ['passwordHash'] } });`, facts: ['import read many User(id+email+passwordHash+createdAt+updatedAt) 1, every row'] },
      { title: 'a default scope with conditions and a limit', source: `import { Member } from '../models/member';\nMember.findAll();\nMember.unscoped().findAll();\nMember.findAll({ where: { email }, limit: 5 });`, facts: ['import read many Member(*) ? a scope may set the limit, ? a scope may add conditions', 'import read many Member(*) none, every row', 'import read many Member(*) 5, [email eq email …]'] },
      { title: 'a named scope may do anything', source: `import Contact from '../models/Contact';\nContact.scope('own').findAll();\nContact.scope('own').findAll({ limit: 3 });`, facts: ['import read many Contact(? a scope may choose the fields) ? a scope may set the limit, ? a scope may add conditions', 'import read many Contact(? a scope may choose the fields) 3, ? a scope may add conditions'] },
      {
        title: 'named scopes that the model declares',
        source: `import { DataTypes, Model, Sequelize } from 'sequelize';
export class Contact extends Model {}
Contact.init({ email: DataTypes.STRING }, { sequelize: new Sequelize(), scopes: {
  mine: { where: { ownerId: 1 }, limit: 50 },
  ownedBy(id: number) { return { where: { ownerId: id }, attributes: ['id', 'email'] }; },
  open: { where: { status: 'open' } },
} });
Contact.addScope('tiny', { attributes: ['id'] });
Contact.scope('mine').findAll();
Contact.scope({ method: ['ownedBy', user.id] }).findAll({ limit: 3 });
Contact.scope(['mine', 'open']).findAll({ where: { status: 'won' } });
Contact.scope('tiny').findAll({ attributes: ['email'], limit: 1 });
Contact.scope('elsewhere').findAll({ limit: 1 });`,
        facts: [
          'declaration read many Contact(*) 50, [ownerId eq 1]',
          'declaration read many Contact(id+email) 3, [ownerId eq user.id]',
          "declaration read many Contact(*) 50, [ownerId eq 1, status eq 'won']",
          'declaration read many Contact(id+email) 1, every row',
          'declaration read many Contact(? a scope may choose the fields) 1, ? a scope may add conditions',
        ],
      },
      {
        title: 'named scopes of a decorator, in another file',
        source: `import { Contact } from './contact';\nexport const f = () => Contact.scope('withOwner').findAll({ limit: 2 });`,
        files: { 'contact.ts': "import { Model, Scopes, Table } from 'sequelize-typescript';\n@Scopes(() => ({ withOwner: { attributes: ['id', 'email'], where: { archived: false } } }))\n@Table\nexport class Contact extends Model {}" },
        facts: ['import read many Contact(id+email) 2, [archived eq Literal]'],
      },
      { title: 'another schema is the same model', source: `import Contact from '../models/Contact';\nContact.schema('t1').findAll();`, facts: [`import ${ALL}`] },
    ],
    'rows': [
      { title: 'of a finder', source: `import Contact from '../models/Contact';\nconst contact = await Contact.findOne({ where: { email } });\nawait contact.update({ name });\nawait contact.destroy();`, facts: ['import read one Contact(*) default 1, [email eq email]', 'import update one Contact() default 1, one of [id eq]', 'import delete one Contact() default 1, one of [id eq]'], result: 'contact: id' },
      { title: 'a parameter', source: `import Contact from '../models/Contact';\nexport const f = (contact: Contact | null) => contact?.update({ name });`, facts: ['declaration update one Contact() default 1, one of [id eq]'] },
      { title: 'of a list', source: `import Contact from '../models/Contact';\nconst contacts = await Contact.findAll({ limit: 9 });\nfor (const contact of contacts) contact.destroy();\nconst { rows } = await Contact.findAndCountAll({ limit: 9 });\nrows.map((row) => row.save());`, facts: ['import read many Contact(*) 9, every row', 'import delete one Contact() default 1, one of [id eq]', 'import read many Contact(*) 9, every row', 'import update one Contact() default 1, one of [id eq]'] },
      { title: 'created', source: `import Contact from '../models/Contact';\nconst [contact] = await Contact.findOrCreate({ where: { number } });\ncontact.save();\nnew Contact().save();`, facts: ['import create one Contact(*) default 1, [number eq number]', 'import update one Contact() default 1, one of [id eq]', 'import update one Contact() default 1, one of [id eq]'] },
      { title: 'read again', source: `import Contact from '../models/Contact';\nexport const f = (contact: Contact) => contact.reload({ attributes: ['id', 'name'], include: ['tickets'] });`, facts: ['declaration read one Contact(id+name) default 1, one of [id eq] + read many Ticket(*) none, every row'] },
      { title: 'inside the model', source: `import { Model } from 'sequelize';\nclass Note extends Model {\n  close() { return this.update({ closed: true }); }\n}`, facts: ['declaration update one Note() default 1, one of [id eq]'] },
      { title: 'an association of one', source: `import Contact from '../models/Contact';\nexport const f = (contact: Contact) => contact.$get('tickets', { where: { status }, limit: 10 });\nexport const g = (contact: Contact) => contact.$count('tickets');`, facts: ['declaration read many Ticket(*) 10, [contactId eq contact, status eq status]', 'declaration count one Ticket() default 1, [contactId eq contact]'] },
      { title: 'of something unknown', source: `export const f = (contact) => contact.update({ name });\nexport const g = (contact: Contact) => contact.destroy();`, facts: [] },
    ],
    'what is not its own': [
      { title: 'services named like models', source: `import contacts from '../services/contact';\nimport contactsService from './contacts.service';\ncontacts.findAll();\ncontactsService.findAll();\ncontacts.update({ name }, { where: { id } });`, facts: [] },
      { title: 'controllers that ask a service', source: `export class ContactsController {\n  constructor(private readonly contactsService: ContactsService) {}\n  findAll() { return this.contactsService.findAll(); }\n  findOne(id) { return this.contactsService.findOne({ where: { id } }); }\n  create(dto) { return this.contactsService.create(dto); }\n  update(id, dto) { return this.contactsService.update(id, dto); }\n}`, facts: [] },
      { title: 'arrays, maps, the DOM', source: `import { Contact } from '../models';\nconst contacts: Contact[] = [];\nconst cache = new Map();\ncontacts.find((one) => one.id);\ncache.delete(1);\nMath.max(1, 2);\ndocument.createElement('a');\nObject.create(null);\nuseForm().update({ where: 1 });`, facts: [] },
      { title: 'Prisma and Mongoose', source: `import { PrismaClient } from '@prisma/client';\nimport { model } from 'mongoose';\nconst prisma = new PrismaClient();\nconst Contact = model('Contact');\nprisma.customer.delete({ where: { id } });\nprisma.customer.count();\nContact.findOne({ where });\nContact.create({});`, facts: [] },
      { title: 'TypeORM', source: `import { Repository } from 'typeorm';\nimport { Contact } from './contact.entity';\nexport class S { constructor(private contacts: Repository<Contact>) {}\n  all() { return this.contacts.find(); }\n  one() { return this.contacts.findOne({ where: { id } }); }\n  n() { return this.contacts.count(); } }`, facts: [] },
      { title: 'an API module of the browser', source: `import * as contacts from '../api/contacts';\nimport { ContactApi } from '../api/models';\ncontacts.findAll();\nContactApi.update({ where: {} });`, facts: [] },
      { title: 'a transaction and a schema builder', source: `const t = await sequelize.transaction();\nqueryInterface.createTable('contacts', {});\nYup.string().max(5).min(2);`, facts: [] },
    ],
  });
});
