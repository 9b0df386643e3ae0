import adapter from '../../../src/adapters/typeorm.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('typeorm: query-builder', () => {
  golden(adapter, catalog, {
    'chains': [
      {
        title: `a repository's`,
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
        bound: `    return this.members.createQueryBuilder('m').take(50).getMany();`,
        project: `    return this.members.createQueryBuilder('m').select(['m.id', 'm.email']).getMany();`,
      },
      {
        title: 'over several lines',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members\n      .createQueryBuilder('m')\n      .where('m.tenantId = :id', { id })\n      .orderBy('m.points', 'DESC')\n      .getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id]',
        ],
        bound: '      .take(50)',
        project: `      .select(['m.id', 'm.email'])`,
      },
      {
        title: `a manager's`,
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.createQueryBuilder(Member, 'm').getMany();\nds.manager.createQueryBuilder(Member, 'm').take(5).getMany();`,
        facts: [
          'import read many Member(*) none, every row',
          'import read many Member(*) 5, every row',
        ],
      },
      {
        title: 'with its entity in from',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.createQueryBuilder().select('m').from(Member, 'm').where('m.id = :id', { id }).getOne();\nds.createQueryBuilder().select(['m.id', 'm.email']).from(Member, 'm').getMany();`,
        facts: [
          'import read one Member(*) default 1, [id eq id]',
          'import read many Member(id+email) none, every row',
        ],
        bound: null,
        project: null,
      },
      {
        title: 'an untyped repository: the alias names the entity',
        source: `class S { run() { return this.repo.createQueryBuilder('member').getMany(); } }`,
        facts: [
          'convention read many member(*) none, every row',
        ],
      },
      {
        title: 'in a variable',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    qb.where('m.email = :q', { q });\n    return qb.take(20).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 20, [email eq q]',
        ],
        bound: '    return qb.take(50).getMany();',
      },
      {
        title: 'assigned later',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    let qb: SelectQueryBuilder<Member>;\n    qb = this.members.createQueryBuilder('m').where('m.email = :q', { q });\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [email eq q]',
        ],
      },
      {
        title: 'reassigned to itself',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    let qb = this.members.createQueryBuilder('m');\n    qb = qb.andWhere('m.email = :q', { q });\n    qb = qb.limit(30);\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 30, [email eq q]',
        ],
      },
      {
        title: 'a fluent base query of the class',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nclass S { constructor(private members: Repository<Member>) {}\n  private base() { return this.members.createQueryBuilder('m').where('m.tenantId = :t', { t }); }\n  all() { return this.base().getMany(); }\n  page() { return this.base().take(10).getMany(); } }`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq t]',
          'declaration read many Member(*) 10, [tenantId eq t]',
        ],
      },
      {
        title: 'a base query of a function',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nconst base = () => ds.getRepository(Member).createQueryBuilder('m').take(15);\nbase().getMany();`,
        facts: [
          'import read many Member(*) 15, every row',
        ],
      },
      {
        title: 'a clone keeps what was done before it',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m').where('m.tenantId = :id', { id });\n    const first = qb.clone().take(1).getOne();\n    const page = qb.clone().take(20);\n    qb.andWhere('m.points > 3');\n    return page.getMany();\n  }\n}`,
        facts: [
          'declaration read one Member(*) default 1, [tenantId eq id]',
          'declaration read many Member(*) 20, [tenantId eq id]',
        ],
      },
      {
        title: `another clone's bound is not this one's`,
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    const n = await qb.clone().limit(1).getCount();\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration count one Member() default 1, every row',
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'the order of the source counts',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    let qb = this.members.createQueryBuilder('m').take(10);\n    qb.take(500);\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 500, every row',
        ],
      },
      {
        title: 'writes',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.createQueryBuilder().delete().from(Member).where('id = :id', { id }).execute();\nds.createQueryBuilder().update(Member).set({ points: 0 }).execute();\nds.getRepository(Member).createQueryBuilder().insert().values(rows).execute();`,
        facts: [
          'import delete many Member() default 0, [id eq id]',
          'import update many Member() default 0, every row',
          'import create many Member() default 0, every row',
        ],
      },
    ],
    'row bounds': [
      {
        title: 'limit',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').limit(20).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 20, every row',
        ],
        bound: `    return this.members.createQueryBuilder('m').limit(50).getMany();`,
      },
      {
        title: 'a cap',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').take(Math.min(id, 100)).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) dynamic<=100, every row',
        ],
      },
      {
        title: 'far away, on the same builder',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    if (q) { qb.andWhere('m.email = :q', { q }); }\n    for (const one of parts) qb.andWhere(one);\n    qb.orderBy('m.id');\n    qb.skip(id).take(50);\n    return qb.getManyAndCount();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 50, [email? eq q …]',
        ],
      },
      {
        title: 'only under a condition',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    if (q) qb.take(20);\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) meaningless: `.take()` is only called on some paths, every row',
        ],
        bound: '    return qb.take(50).getMany();',
      },
      {
        title: 'in every branch',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    if (q) qb.take(20); else qb.take(50);\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) dynamic, every row',
        ],
      },
      {
        title: 'in a branch that has left',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    if (q) { qb.take(20); return qb.getMany(); }\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 20, every row',
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'in find options',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').setFindOptions({ take: 25, where: { tenantId: id } }).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) 25, [tenantId eq id]',
        ],
      },
      {
        title: 'undefined',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').take(undefined).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'handed to a helper',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    applyPage(qb, q);\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(? the builder is handed to another function) ? the builder is handed to another function, ? the builder is handed to another function',
        ],
        project: null,
      },
      {
        title: 'handed to a helper, bounded here',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    applyFilters(qb, q);\n    return qb.take(20).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(? the builder is handed to another function) 20, ? the builder is handed to another function',
        ],
      },
      {
        title: 'from the caller',
        source: `import { SelectQueryBuilder } from 'typeorm';\nexport const page = (qb: SelectQueryBuilder<Member>) => qb.take(10).getMany();\nexport const all = (qb: SelectQueryBuilder<Member>) => qb.getMany();`,
        facts: [
          'declaration read many Member(? the builder comes from the caller) 10, ? the builder comes from the caller',
          'declaration read many Member(? the builder comes from the caller) ? the builder comes from the caller, ? the builder comes from the caller',
        ],
      },
      {
        title: `a builder of the project's own`,
        source: `import { Member } from './member.entity';\nclass S { list(ctx, options) { return this.listQueryBuilder.build(Member, options, { ctx }).getManyAndCount(); } }`,
        facts: [
          'convention read many Member(? the builder comes from another function) ? the builder comes from another function, ? the builder comes from another function',
        ],
      },
      {
        title: 'raw rows of a join ignore take',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoin('m.visits', 'v').select('m.email').take(5).getRawMany();\n  }\n}`,
        facts: [
          'declaration read many Member(email) meaningless: raw rows of a join ignore `take`, every row',
        ],
        bound: `    return this.members.createQueryBuilder('m').leftJoin('m.visits', 'v').select('m.email').take(5).limit(50).getRawMany();`,
      },
      {
        title: 'raw rows',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').select('m.email', 'mail').getRawMany();\n  }\n}`,
        facts: [
          'declaration read many Member(email) none, every row',
        ],
        bound: `    return this.members.createQueryBuilder('m').select('m.email', 'mail').limit(50).getRawMany();`,
      },
      {
        title: 'numbers and one row',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    await this.members.createQueryBuilder('m').getCount();\n    await this.members.createQueryBuilder('m').where('m.id = :id', { id }).getOneOrFail();\n    await this.members.createQueryBuilder('m').getExists();\n  }\n}`,
        facts: [
          'declaration count one Member() default 1, every row',
          'declaration read one Member(*) default 1, [id eq id]',
          'declaration count one Member() default 1, every row',
        ],
      },
    ],
  });
});
