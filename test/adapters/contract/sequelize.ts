import type { ClientSources } from '../contract.ts';

export default {
  before: "import { DataTypes, Op, Sequelize } from 'sequelize';\nconst sequelize = new Sequelize('sqlite::memory:');\nconst Customer = sequelize.define('Customer', { email: DataTypes.STRING });\nconst Order = sequelize.define('Order', { total: DataTypes.INTEGER });\n",
  sources: {
    unbounded: 'Customer.findAll();',
    literal: 'Customer.findAll({ limit: 20 });',
    dynamic: 'export const f = (n: number) => Customer.findAll({ limit: n });',
    clamped: 'export const f = (n: number) => Customer.findAll({ limit: Math.min(n, 100) });',
    meaningless: 'export const f = (n?: number) => Customer.findAll({ ...(n && { limit: n }) });',
    elsewhere: 'export const f = (options: object) => Customer.findAll(options);',
    all: 'Customer.findAll({ limit: 5 });',
    some: "Customer.findAll({ attributes: ['id', 'email'] });",
    except: "Customer.findAll({ attributes: { exclude: ['phone'] } });",
    everyRow: 'Customer.findAll({ limit: 5 });',
    byKey: 'Customer.findByPk(id);',
    byIds: 'Customer.findAll({ where: { id: { [Op.in]: ids } } });',
    byScope: 'Customer.findAll({ where: { tenantId } });',
    mayFallAway: 'Customer.findAll({ where: { ...(email && { email }) } });',
    oneRow: 'Customer.findOne({ where: { email } });',
    count: 'Customer.count({ where: { status } });',
    raw: "sequelize.query('SELECT id FROM customer');",
    related: "Customer.findAll({ include: [{ model: Order, as: 'orders' }] });",
    used: 'const rows = await Customer.findAll();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['Customer.', 'Customer.findAll({ where: })', 'Customer.findAll({ where: { [Op.]: 1 } })', 'Customer.findAll({ include: [, { model: }] })', 'Customer.findAll({ attributes: [, [fn()], [[]], fn(), literal()] })', 'Customer.scope().unscoped(', 'Customer.findByPk()', 'Customer.findAll(...)', "sequelize.define()", 'class Contact extends Model {}\nContact.init(', 'row.$get()', 'Customer.findAll({ where: [ , and(), where(), or() ] })'],
} satisfies ClientSources;
