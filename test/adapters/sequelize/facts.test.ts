import adapter from '../../../src/adapters/sequelize.ts';
import { golden, type GoldenCase } from '../driver.ts';
import { catalog } from './catalog.ts';

const C = `import { Op, fn, col, literal, where, Sequelize } from 'sequelize';\nimport Contact from '../models/Contact';\nimport Ticket from '../models/Ticket';\n`;
const one = (title: string, code: string, fact: string, more: Partial<GoldenCase> = {}): GoldenCase => ({ title, source: `${C}${code}`, facts: [`import ${fact}`], ...more });

describe('sequelize: facts', () => {
  golden(adapter, catalog, {
    'bounds': [
      one('a shorthand of a constant', 'const limit = 20;\nContact.findAll({ limit });', 'read many Contact(*) 20, every row'),
      one('zero is no row', 'Contact.findAll({ limit: 0 });', 'read many Contact(*) 0, every row'),
      one('undefined and null are no limit', 'Contact.findAll({ limit: undefined });', 'read many Contact(*) none, every row'),
      one('one row of a list', 'Contact.findAll({ where: { name }, plain: true });', 'read one Contact(*) default 1, [name eq name]'),
      one('an optional parameter', 'export const f = (limit?: number) => Contact.findAll({ limit });', 'read many Contact(*) meaningless: the value can be undefined, which means no limit, every row'),
      one('options of a helper', 'Contact.findAll(paged(query));', 'read many Contact(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere'),
      one('a spread of a helper', 'Contact.findAll({ where: { name }, ...paged(query) });', 'read many Contact(? arguments come from a spread) ? arguments come from a spread, ? arguments come from a spread + read many <`include` is built elsewhere>(? `include` is built elsewhere) ? `include` is built elsewhere, ? `include` is built elsewhere'),
      one('options that grow', 'const options = { where: { name } };\noptions.limit = 5;\nContact.findAll(options);', 'read many Contact(*) 5, [name eq name]', { types: 'JavaScript: an object that gets members later' }),
    ],
    'projections': [
      one('names and aliases', "Contact.findAll({ attributes: ['id', ['email', 'mail']], limit: 1 });", 'read many Contact(id+email) 1, every row'),
      one('counts by group', "Contact.findAll({ attributes: ['companyId', [fn('COUNT', col('id')), 'n']], group: ['companyId'] });", 'aggregate many Contact(companyId) none, every row'),
      one('a count as a row', "Contact.findAll({ attributes: [[Sequelize.fn('COUNT', Sequelize.col('id')), 'n']] });", 'aggregate many Contact() default 1, every row'),
      one('the largest value shows it', "Contact.findAll({ attributes: [[fn('MAX', col('email')), 'last']] });", 'aggregate many Contact(email) none, every row'),
      one('functions of a field', "Contact.findAll({ attributes: [[fn('LOWER', col('email')), 'mail']], limit: 1 });", 'read many Contact(email) 1, every row'),
      one('text of SQL', "Contact.findAll({ attributes: [[literal('(SELECT 1)'), 'x']], limit: 1 });", 'read many Contact(? `attributes` are built elsewhere) 1, every row'),
      one('computed fields beside all', "Contact.findAll({ attributes: { include: [[fn('COUNT', col('id')), 'n']] }, limit: 1 });", 'read many Contact(*) 1, every row'),
      one('all but some', "Contact.findAll({ attributes: { exclude: ['email', 'number'] }, limit: 1 });", 'read many Contact(*-email-number) 1, every row'),
      one('a maximum', "Contact.max('email', { where: { tenantId } });", 'aggregate one Contact(email) default 1, [tenantId eq tenantId]'),
      one('a sum', "Contact.sum('points');", 'aggregate one Contact() default 1, every row'),
    ],
    'filters': [
      one('operators', 'Contact.findAll({ where: { id: { [Op.in]: ids }, name: { [Op.like]: q }, number: { [Op.eq]: n } }, limit: 1 });', 'read many Contact(*) 1, [id in ids, name other q, number eq n]'),
      one('a list', 'Contact.findAll({ where: { id: [1, 2] } });', 'read many Contact(*) none, [id in [1, 2]]'),
      one('a list by its name', 'Contact.findAll({ where: { id: contactIds } });', 'read many Contact(*) none, [id in contactIds]'),
      one('alternatives do not bind', 'Contact.findAll({ where: { tenantId, [Op.or]: [{ name }, { email }] }, limit: 1 });', 'read many Contact(*) 1, [tenantId eq tenantId, OR other [{ name }, { email }]]'),
      one('all of several', 'Contact.findAll({ where: { [Op.and]: [{ tenantId }, { name }] }, limit: 1 });', 'read many Contact(*) 1, [tenantId eq tenantId, name eq name]'),
      one('functions in place of an object', "Contact.findAll({ where: where(fn('LOWER', col('email')), email), limit: 1 });", "read many Contact(*) 1, [email eq where(fn('LOWER', col('email')), email)]"),
      one('text of SQL', 'Contact.findAll({ where: literal(sql), limit: 1 });', 'read many Contact(*) 1, ? `where` is built elsewhere'),
      one('strings of version 4', 'Contact.findAll({ where: { $or: [{ name }], id: { $in: ids } }, limit: 1 });', 'read many Contact(*) 1, [OR other [{ name }], id in ids]'),
      one('a column of a related entity', "Contact.findAll({ where: { '$company.name$': q }, limit: 1 });", 'read many Contact(*) 1, [company.name eq q]'),
      one('an undefined value throws', 'export const f = (email?: string) => Contact.findAll({ where: { email }, limit: 1 });', 'read many Contact(*) 1, [email eq email]'),
      one('a condition that is left out', 'export const f = (email?: string) => Contact.findAll({ where: { tenantId, ...(email && { email }) }, limit: 1 });', 'read many Contact(*) 1, [tenantId eq tenantId, email? eq email]'),
      one('an operator that is added later', 'const filter = { tenantId };\nif (q) filter[Op.or] = [{ name: q }];\nContact.findAll({ where: filter, limit: 1 });', 'read many Contact(*) 1, [tenantId eq tenantId, OR? other [{ name: q }]]'),
      one('a scope helper', 'Contact.findAll({ where: visibleTo(user), limit: 1 });', 'read many Contact(*) 1, [visibleTo other visibleTo(user) …]'),
      one('a filter that grows', 'let filter = { tenantId };\nif (q) filter = { ...filter, name: q };\nContact.findAll({ where: filter, limit: 1 });', 'read many Contact(*) 1, [tenantId eq tenantId, name? eq q]', { types: 'JavaScript: a variable that takes another shape' }),
      one('a filter that is replaced', 'let filter = { tenantId, name };\nif (q) filter = { tenantId };\nContact.findAll({ where: filter, limit: 1 });', 'read many Contact(*) 1, [tenantId eq tenantId …]', { types: 'JavaScript: a variable that takes another shape' }),
      one('a spread that may say otherwise', 'Contact.findAll({ where: { tenantId, ...more(query) }, limit: 1 });', 'read many Contact(*) 1, [tenantId other …]'),
      one('writes', 'Contact.update({ name }, { where: { id } });', 'update many Contact() default 0, [id eq id]'),
      one('everything goes', 'Contact.destroy({ where: {} });', 'delete many Contact() default 0, every row'),
      one('a delete without conditions throws', 'Contact.destroy();', 'delete many Contact() default 0, ? there is no `where`'),
    ],
    'associations': [
      one('by model', 'Contact.findByPk(id, { include: [Ticket] });', 'read one Contact(*) default 1, one of [id eq id] + read many Ticket(*) none, every row'),
      one('by alias', "Contact.findByPk(id, { include: ['tickets', 'company'] });", 'read one Contact(*) default 1, one of [id eq id] + read many Ticket(*) none, every row | read one Company(*) default 1, every row'),
      one('with its own choice and limit', "Contact.findAll({ limit: 1, include: [{ model: Ticket, as: 'tickets', attributes: ['id'], where: { status: 'open' }, limit: 5, separate: true }] });", "read many Contact(*) 1, every row + read many Ticket(id) 5, [status eq 'open']"),
      one('nested', "Ticket.findAll({ limit: 1, include: { model: Contact, include: ['company'] } });", 'read many Ticket(*) 1, every row + read one Contact(*) default 1, every row { read one Company(*) default 1, every row }'),
      one('everything', 'Contact.findAll({ limit: 1, include: { all: true } });', 'read many Contact(*) 1, every row + read many Ticket(*) none, every row | read one Company(*) default 1, every row'),
      one('by association', 'Contact.findAll({ limit: 1, include: [{ association: Contact.associations.tickets }, { association: "company" }] });', 'read many Contact(*) 1, every row + read many Ticket(*) none, every row | read one Company(*) default 1, every row'),
      one('declared in one file with `hasMany`', "import Company from '../../models/company';\nCompany.findOne({ include: 'people' });", 'read one Company(*) default 1, every row + read many Contact(*) none, every row'),
      one('a list that grows', "let include = [{ model: Ticket, attributes: ['id'] }];\nif (full) include = [...include, 'company'];\nContact.findAll({ limit: 1, include });", 'read many Contact(*) 1, every row + read many Ticket(id) none, every row | read one Company(*) default 1, every row', { types: 'JavaScript: a variable that takes another shape' }),
      one('unknown ones', 'Contact.findAll({ limit: 1, include: relations(query) });', 'read many Contact(*) 1, every row + read many <`include` is built elsewhere>(? `include` is built elsewhere) ? `include` is built elsewhere, ? `include` is built elsewhere'),
      one('a join for conditions only', 'Contact.findAll({ limit: 1, include: [{ model: Ticket, attributes: [] }] });', 'read many Contact(*) 1, every row + read many Ticket() none, every row'),
    ],
    'results': [
      one('rows and their number', 'const { rows: contacts, count } = await Contact.findAndCountAll({ limit: 1 });\nfor (const contact of contacts) mail(contact.email, count);', 'read many Contact(*) 1, every row', { result: 'contacts,contact: email' }),
      one('the rows of a result', 'const page = await Contact.findAndCountAll({ limit: 1 });\nreturnAll(page.rows, page.count);', 'read many Contact(*) 1, every row', { result: 'argument' }),
      one('the pair of a found row', 'const [contact, created] = await Contact.findOrCreate({ where: { number } });\nmail(contact.email, created);', 'create one Contact(*) default 1, [number eq number]', { result: 'contact: email' }),
      one('the result as it is', 'export const f = () => Contact.findAndCountAll({ limit: 1 });', 'read many Contact(*) 1, every row', { result: 'return' }),
      one('the data of a row', 'const contact = await Contact.findByPk(id);\nmail(contact.get());', 'read one Contact(*) default 1, one of [id eq id]', { result: 'contact: ? the whole row is taken out' }),
    ],
    'what never ends': [
      one('lists that hold themselves', 'const fields = [...fields, "id"];\nconst include = [include, Ticket];\nContact.findAll({ limit: 1, attributes: fields });', 'read many Contact(? `attributes` are built elsewhere) 1, every row', { types: 'reads a name before it is declared' }),
    ],
    'rows of a write': [
      one('a number', 'const [changed] = await Contact.update({ name }, { where: { id } });', 'update many Contact() default 0, [id eq id]', { result: '' }),
      one('what `returning` brings', 'const [, rows] = await Contact.update({ name }, { where: { id }, returning: true });\nmail(rows[0].email);', 'update many Contact(*) default 0, [id eq id]', { result: 'rows: email' }),
    ],
    'edits': [
      one('no options yet', 'await Contact.findAll();', 'read many Contact(*) none, every row', { bound: 'await Contact.findAll({ limit: 50 });', project: "await Contact.findAll({ attributes: ['id', 'email'] });" }),
      one('options', 'await Contact.findAll({ where: { name } });', 'read many Contact(*) none, [name eq name]', { bound: 'await Contact.findAll({ where: { name }, limit: 50 });', project: "await Contact.findAll({ where: { name }, attributes: ['id', 'email'] });" }),
      one('a bound of its own', 'await Contact.findAndCountAll({ limit: 5000 });', 'read many Contact(*) 5000, every row', { bound: 'await Contact.findAndCountAll({ limit: 50 });' }),
      one('behind a key', 'await Contact.findByPk(id);', 'read one Contact(*) default 1, one of [id eq id]', { bound: null, project: "await Contact.findByPk(id, { attributes: ['id', 'email'] });" }),
      one('a choice that computes stays', "await Contact.findAll({ attributes: ['companyId', [fn('COUNT', col('id')), 'n']], group: ['companyId'] });", 'aggregate many Contact(companyId) none, every row', { project: null }),
      one('a choice in place of another', "await Contact.findAll({ limit: 1, attributes: { exclude: ['name'] } });", 'read many Contact(*-name) 1, every row', { project: null }),
    ],
  });
});
