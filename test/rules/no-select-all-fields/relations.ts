import { CUSTOMER, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding } from '../../support/rule-cases.ts';

const SCHEMAS = "import mongoose, { Schema } from 'mongoose';\n    const Customer = mongoose.model('Customer', new Schema({ taxId: String }));\n    const Order = mongoose.model('Order', new Schema({ total: Number, customer: { type: Schema.Types.ObjectId, ref: 'Customer' } }));";

/** A whole customer that leaves; the suggestion leaves the tax number out. */
function omitted(method: string, code: string, from: string, to: string): ExpectedFinding {
  return { id: 'leavesWhole', data: { ...CUSTOMER, method, fields: 'taxId (national or tax number)' }, suggest: [{ id: 'omit', data: { code }, turns: { [from]: to } }] };
}

/** Records that go on in the dialects that can leave fields out, and records read along with others. */
export const relations = [
  bad(
    'documents, with an exclusion',
    `
    ${SCHEMAS}
    app.get('/:id', (id: string) => Customer.⟦findById⟧(id));
    `,
    omitted('findById', ".select('-taxId')", 'findById(id)', "findById(id).select('-taxId')"),
  ),
  bad(
    'documents that are populated',
    `
    ${SCHEMAS}
    app.get('/:id', (id: string) => Order.findById(id).populate(⟦'customer'⟧));
    app.get('/other/:id', (id: string) => Order.findOne({ _id: id }).populate(⟦{ path: 'customer' }⟧));
    `,
    [omitted('populate', "'customer', '-taxId'", "populate('customer')", "populate('customer', '-taxId')"), omitted('populate', "select: '-taxId'", "{ path: 'customer' }", "{ path: 'customer', select: '-taxId' }")],
  ),
  bad(
    'rows of a relational query, and their relations',
    `
    import { drizzle } from 'drizzle-orm/node-postgres';
    const db = drizzle(url);
    export const GET = () => db.query.customer.⟦findFirst⟧();
    export const orders = () => db.query.order.findMany({ limit: 20, with: { ⟦customer⟧: true } });
    `,
    [omitted('findFirst', 'columns: { taxId: false }', 'findFirst()', 'findFirst({ columns: { taxId: false } })'), omitted('with', 'columns: { taxId: false }', 'customer: true', 'customer: { columns: { taxId: false } }')],
  ),
  bad(
    'a relation with conditions of its own',
    `
    import { prisma } from './prisma';
    export const accounts = () => prisma.account.findMany({ take: 20, include: { ⟦customers⟧: { where: { status: 'active' }, take: 20 } } });
    `,
    {
      id: 'leavesWhole',
      data: { ...CUSTOMER, method: 'include', fields: 'taxId (national or tax number)' },
      suggest: [
        {
          id: 'project',
          data: { code: 'select: { id: true, tenantId: true, firstName: true, lastName: true, email: true, phone: true, birthDate: true, status: true, createdAt: true, accountId: true, groupId: true }' },
          turns: { 'take: 20 } }': 'take: 20, select: { id: true, tenantId: true, firstName: true, lastName: true, email: true, phone: true, birthDate: true, status: true, createdAt: true, accountId: true, groupId: true } } }' },
        },
      ],
    },
  ),
  bad(
    'strict: a joined entity, whose fields are written out for the reviewer to cross out',
    `
    import { Repository } from 'typeorm';
    import { MemberAddress } from './entities/member.entity';
    export const cities = (addresses: Repository<MemberAddress>) => addresses.createQueryBuilder('a').select(['a.id']).⟦leftJoinAndSelect⟧('a.member', 'member').take(10).getMany();
    `,
    {
      id: 'leavesWhole',
      data: { ...MEMBER, method: 'leftJoinAndSelect' },
      suggest: [
        {
          id: 'project',
          data: { code: ".addSelect(['member.id', 'member.fullName', 'member.email', 'member.phone', 'member.dateOfBirth', 'member.points'])" },
          turns: { "leftJoinAndSelect('a.member', 'member')": "leftJoin('a.member', 'member').addSelect(['member.id', 'member.fullName', 'member.email', 'member.phone', 'member.dateOfBirth', 'member.points'])" },
        },
      ],
    },
    { project: 'strict' },
  ),
];
