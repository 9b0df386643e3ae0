import { CONTACT, CUSTOMER, EMPLOYEE } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding } from '../../support/rule-cases.ts';

const HARMLESS = 'select: { id: true, tenantId: true, firstName: true, lastName: true, email: true, phone: true, birthDate: true, status: true, createdAt: true, accountId: true, groupId: true }';

/** A whole customer that leaves; the suggestion keeps all but the tax number. */
function customer(method: string, from: string, keep: string): ExpectedFinding {
  return {
    id: 'leavesWhole',
    data: { ...CUSTOMER, method, fields: 'taxId (national or tax number)' },
    suggest: [{ id: 'project', data: { code: HARMLESS }, turns: { [from]: keep.replace('…', HARMLESS) } }],
  };
}

/** The whole record goes on: to the caller, into a response, into a component. */
export const leaving = [
  bad(
    'returned by an action of a server',
    `
    'use server';
    import { prisma } from './prisma';
    export const detail = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });
    `,
    customer('findUnique', '{ id } }', '{ id }, … }'),
  ),
  bad(
    'returned by a method of a controller, after an await',
    `
    import { PrismaService } from './prisma.service';
    export class CustomerController {
      constructor(private readonly prisma: PrismaService) {}
      @Get(':id') async detail(id: string) {
        const customer = await this.prisma.customer.⟦findUniqueOrThrow⟧({
          where: { id },
        });
        return customer;
      }
    }
    `,
    customer('findUniqueOrThrow', 'where: { id },', 'where: { id },\n      …,'),
  ),
  bad(
    'sent as a response',
    `
    import { prisma } from './prisma';
    import type { Request, Response } from 'express';
    export async function show(req: Request, res: Response) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id: req.params.id } });
      res.json(customer);
    }
    `,
    customer('findUnique', 'id: req.params.id } }', 'id: req.params.id }, … }'),
  ),
  bad(
    'sent as part of a response',
    `
    import { prisma } from './prisma';
    import type { Response } from 'express';
    export async function list(res: Response) {
      res.status(200).send({ customers: await prisma.customer.⟦findMany⟧({ take: 20 }) });
    }
    `,
    customer('findMany', 'take: 20', 'take: 20, …'),
  ),
  bad(
    'spread into the answer',
    `
    import { prisma } from './prisma';
    export async function loader(id: string) {
      const customer = await prisma.customer.⟦findFirst⟧({ where: { id } });
      return { ...customer, readAt: Date.now() };
    }
    `,
    customer('findFirst', '{ id } }', '{ id }, … }'),
  ),
  bad(
    'handed to a component',
    `
    import { Card } from './card';
    import { prisma } from './prisma';
    export async function Page({ id }: { id: string }) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
      return <Card customer={customer} />;
    }
    `,
    customer('findUnique', '{ id } }', '{ id }, … }'),
    { file: 'page.tsx' },
  ),
  bad(
    'returned by a service, with which a controller of another file answers',
    `
    import { prisma } from './prisma';
    export class CustomerService {
      detail(id: string) {
        return prisma.customer.⟦findUnique⟧({ where: { id } });
      }
      forJobs(key: string) {
        return prisma.customer.findUnique({ where: { id: key } });
      }
    }
    export const ofSession = (id: string) => prisma.customer.⟦findUniqueOrThrow⟧({ where: { id: id } });
    `,
    [customer('findUnique', '{ id } }', '{ id }, … }'), customer('findUniqueOrThrow', '{ id: id } }', '{ id: id }, … }')],
    { project: 'answered' },
  ),
  bad(
    'employees with salary and bank account',
    `
    import { prisma } from './prisma';
    export const staff = async () => {
      return await prisma.employee.⟦findMany⟧({ take: 20 });
    };
    `,
    {
      id: 'leavesWhole',
      data: { ...EMPLOYEE, method: 'findMany', fields: 'iban (bank account) and salary (income)' },
      suggest: [
        {
          id: 'project',
          data: { code: 'select: { id: true, fullName: true, workEmail: true, title: true }' },
          turns: { 'take: 20': 'take: 20, select: { id: true, fullName: true, workEmail: true, title: true }' },
        },
      ],
    },
  ),
  bad(
    'a statement, with quoted columns',
    `
    import { prisma } from './prisma';
    export const customers = () => prisma.⟦$queryRaw⟧\`SELECT * FROM "Customer" LIMIT 10\`;
    `,
    {
      id: 'leavesWhole',
      data: { ...CUSTOMER, method: '$queryRaw', fields: 'taxId (national or tax number)' },
      suggest: [
        {
          id: 'project',
          data: { code: 'id, "tenantId", "firstName", "lastName", email, phone, "birthDate", status, "createdAt", "accountId", "groupId"' },
          turns: { '*': 'id, "tenantId", "firstName", "lastName", email, phone, "birthDate", status, "createdAt", "accountId", "groupId"' },
        },
      ],
    },
  ),
  bad(
    'reviewers decided that a field is sensitive',
    `
    import { prisma } from './prisma';
    export const group = procedure.input(key).query((id: string) => prisma.customerGroup.⟦findUnique⟧({ where: { id } }));
    `,
    {
      id: 'leavesWhole',
      data: { method: 'findUnique', entity: 'CustomerGroup', fields: 'discount (income)', because: ' (crm-guard.yaml:7)' },
      suggest: [{ id: 'project', data: { code: 'select: { id: true, name: true }' }, turns: { '{ id } }': '{ id }, select: { id: true, name: true } }' } }],
    },
    { project: 'decided' },
  ),
  bad(
    'whole customers read along with their orders',
    `
    import { prisma } from './prisma';
    export const orders = () => prisma.order.findMany({ take: 20, include: { ⟦customer⟧: true } });
    `,
    customer('include', 'customer: true', 'customer: { … }'),
  ),
  bad(
    'strict: every whole record that leaves, also into a function',
    `
    import { prisma } from './prisma';
    import { render } from './render';
    export const detail = (id: string) => prisma.contact.⟦findUnique⟧({ where: { id } });
    export async function show(fullName: string) {
      const contact = await prisma.contact.⟦findFirst⟧({ where: { fullName } });
      render(contact);
    }
    `,
    [
      {
        id: 'leavesWhole',
        data: { ...CONTACT, method: 'findUnique' },
        suggest: [
          {
            id: 'project',
            data: { code: 'select: { id: true, customerId: true, fullName: true, email: true, mobile: true, notes: true }' },
            turns: { '{ id } }': '{ id }, select: { id: true, customerId: true, fullName: true, email: true, mobile: true, notes: true } }' },
          },
        ],
      },
      {
        id: 'leavesWhole',
        data: { ...CONTACT, method: 'findFirst' },
        suggest: [
          {
            id: 'project',
            data: { code: 'select: { id: true, customerId: true, fullName: true, email: true, mobile: true, notes: true }' },
            turns: { '{ fullName } }': '{ fullName }, select: { id: true, customerId: true, fullName: true, email: true, mobile: true, notes: true } }' },
          },
        ],
      },
    ],
    { project: 'strict' },
  ),
];
