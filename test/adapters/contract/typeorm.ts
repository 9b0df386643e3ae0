import type { ClientSources } from '../contract.ts';

export default {
  before: "import { DataSource, In } from 'typeorm';\nimport { Member } from './member.entity';\nconst members = new DataSource({ type: 'postgres' }).getRepository(Member);\n",
  sources: {
    unbounded: 'members.find();',
    literal: 'members.find({ take: 20 });',
    dynamic: 'export const f = (n: number) => members.find({ take: n });',
    clamped: "export const f = (n: number) => members.createQueryBuilder('m').take(Math.min(n, 100)).getMany();",
    meaningless: "const qb = members.createQueryBuilder('m');\nif (n) qb.take(n);\nqb.getMany();",
    elsewhere: 'export const f = (options: any) => members.find(options);',
    all: "members.createQueryBuilder('m').getMany();",
    some: 'members.find({ select: { id: true, email: true } });',
    except: { not: 'TypeORM has no such projection' },
    everyRow: 'members.find({ take: 5 });',
    byKey: 'members.findOneBy({ id });',
    byIds: 'members.find({ where: { id: In(ids) } });',
    byScope: 'members.find({ where: { tenantId } });',
    mayFallAway: 'export const f = (email?: string) => members.find({ where: { email } });',
    oneRow: "members.createQueryBuilder('m').getOne();",
    count: 'members.count();',
    raw: "members.query('SELECT id FROM customer');",
    related: 'members.find({ relations: { visits: true } });',
    used: 'const rows = await members.find();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['members.', 'members.find({ where: })', 'members.find({ relations: [,], select: [null] })', "members.createQueryBuilder('m').", "members.createQueryBuilder().where().leftJoin().getMany()", 'members.find(...)', 'members.find({ take: "", where: [] })'],
} satisfies ClientSources;
