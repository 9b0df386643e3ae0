import adapter from '../../../src/adapters/typeorm.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('typeorm: find', () => {
  golden(adapter, catalog, {
    'row bounds': [
      {
        title: 'nothing',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
        bound: '    return this.members.find({ take: 50 });',
        project: '    return this.members.find({ select: { id: true, email: true } });',
      },
      {
        title: 'a filter alone',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { tenantId: id } });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id]',
        ],
        bound: '    return this.members.find({ where: { tenantId: id }, take: 50 });',
        project: '    return this.members.find({ where: { tenantId: id }, select: { id: true, email: true } });',
      },
      {
        title: 'take',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ take: 20 });\n  }\n}`,
        facts: [
          'declaration read many Member(*) 20, every row',
        ],
        bound: '    return this.members.find({ take: 50 });',
      },
      {
        title: 'take: undefined',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ take: undefined });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'a cap',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ take: Math.min(id, 100), skip: 10 });\n  }\n}`,
        facts: [
          'declaration read many Member(*) dynamic<=100, every row',
        ],
      },
      {
        title: 'an optional limit',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport const list = (repo: Repository<Member>, limit?: number) => repo.find({ take: limit });`,
        facts: [
          'declaration read many Member(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
        bound: 'export const list = (repo: Repository<Member>, limit?: number) => repo.find({ take: 50 });',
      },
      {
        title: 'a spread under a condition',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { id }, ...(q && { take: 5 }) });\n  }\n}`,
        facts: [
          'declaration read many Member(*) meaningless: `take` is only set on some paths, [id eq id]',
        ],
      },
      {
        title: 'options built by statements',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const options: FindManyOptions<Member> = { where: { tenantId: id } };\n    options.take = 25;\n    return this.members.find(options);\n  }\n}`,
        facts: [
          'declaration read many Member(*) 25, [tenantId eq id]',
        ],
        bound: null,
      },
      {
        title: `a helper's pagination`,
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { tenantId: id }, ...paginate(q) });\n  }\n}`,
        facts: [
          'declaration read many Member(? arguments come from a spread) ? arguments come from a spread, ? arguments come from a spread + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
      },
      {
        title: 'options of the caller',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport const list = (repo: Repository<Member>, options: FindManyOptions<Member>) => repo.find(options);`,
        facts: [
          'declaration read many Member(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere',
        ],
        bound: null,
        project: null,
      },
      {
        title: 'with the number of all',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const [rows, total] = await this.members.findAndCount({ where: { tenantId: id } });\n    return { names: rows.map((m) => m.fullName), total };\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id]',
        ],
        result: 'rows,m: fullName',
        bound: '    const [rows, total] = await this.members.findAndCount({ where: { tenantId: id }, take: 50 });',
      },
      {
        title: 'a pair kept whole',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const page = await this.members.findAndCount();\n    mail(page[0][0].email, page[1]);\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
        result: 'page: email',
      },
      {
        title: 'a manager takes the entity first',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.manager.find(Member);`,
        facts: [
          'import read many Member(*) none, every row',
        ],
        bound: 'ds.manager.find(Member, { take: 50 });',
        project: 'ds.manager.find(Member, { select: { id: true, email: true } });',
      },
      {
        title: 'a manager, with a comma behind',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.manager.find(\n  Member,\n);`,
        facts: [
          'import read many Member(*) none, every row',
        ],
        bound: '  Member, { take: 50 },',
      },
      {
        title: 'one row',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.findOneByOrFail({ email: q });\n  }\n}`,
        facts: [
          'declaration read one Member(*) default 1, [email? eq q]',
        ],
      },
      {
        title: 'a list of ids',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.findByIds(ids);\n  }\n}`,
        facts: [
          'declaration read many Member(*) dynamic, [id in ids]',
        ],
      },
      {
        title: 'trees',
        source: `import { TreeRepository } from 'typeorm';\nexport const list = (repo: TreeRepository<Member>) => repo.findTrees();`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
    ],
    'projections': [
      {
        title: 'by flags',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ select: { id: true, email: true, phone: false, visits: { note: true } }, take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(id+email) 5, every row',
        ],
      },
      {
        title: 'by names',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ select: ['id', 'email'], take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(id+email) 5, every row',
        ],
      },
      {
        title: 'built elsewhere',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ select: FIELDS, take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(? `select` is built elsewhere) 5, every row',
        ],
      },
      {
        title: 'a condition in place of options has no projection',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.findBy({ tenantId: id });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id]',
        ],
        bound: null,
        project: null,
      },
    ],
    'filters': [
      {
        title: 'values, lists, operators',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { tenantId: id, id: In(ids), fullName: ILike(q), email: Equal(q), phone: Not(IsNull()) } });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id, id in ids, fullName other q, email eq q, phone other IsNull()]',
        ],
      },
      {
        title: 'nothing',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: {} });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'undefined falls away',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { id: undefined } });\n    return this.members.findOneBy({ id: undefined, email: q });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
          'declaration read one Member(*) default 1, [email? eq q]',
        ],
      },
      {
        title: 'may fall away',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { email: q, tenantId: user?.tenantId, points: q ? MoreThan(3) : undefined } });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [email? eq q, tenantId? eq user?.tenantId, points? other 3]',
        ],
      },
      {
        title: 'a related record',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { visits: { branch: { id } } } });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [visits.branch.id eq id]',
        ],
      },
      {
        title: 'alternatives bind where they agree',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: [{ tenantId: id, email: q }, { tenantId: id, phone: q }] });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id]',
        ],
      },
      {
        title: 'alternatives without anything in common',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: [{ email: q }, { phone: q }] });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [OR other]',
        ],
      },
      {
        title: 'one alternative is everything',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: [{ email: q }, {}] });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'a key',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    await this.members.findOne(id);\n    await this.members.delete(member.id);\n    await this.members.update(memberId, { points });\n  }\n}`,
        types: 'a key in place of options: TypeORM 0.2',
        facts: [
          'declaration read one Member(*) default 1, one of [id eq id]',
          'declaration delete one Member() default 0, one of [id eq member.id]',
          'declaration update one Member() default 0, one of [id eq memberId]',
        ],
      },
      {
        title: 'a word that ends like a key is none',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.findOne(paid);\n  }\n}`,
        facts: [
          'declaration read one Member(? arguments are built elsewhere) default 1, ? arguments are built elsewhere',
        ],
      },
      {
        title: 'conditions in place of options, as in 0.2',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ email: q });\n  }\n}`,
        types: 'TypeORM 0.2',
        facts: [
          'declaration read many Member(*) none, [email? eq q]',
        ],
      },
      {
        title: 'SQL text, as in 0.2',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: "email = 'x' AND points > 3" });\n  }\n}`,
        types: 'TypeORM 0.2',
        facts: [
          'declaration read many Member(*) none, [email eq, points other]',
        ],
      },
      {
        title: `a helper's scope`,
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ where: { ...scope(q), id } });\n    return this.members.find({ where: scope(q) });\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [id eq id …]',
          'declaration read many Member(*) none, [scope other scope(q) …]',
        ],
      },
      {
        title: 'statements under a condition',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const where: FindOptionsWhere<Member> = { tenantId: id };\n    if (q) where.email = q;\n    return this.members.find({ where, take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(*) 5, [tenantId eq id, email? eq q]',
        ],
      },
    ],
    'read along': [
      {
        title: 'by names',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ relations: ['visits', 'visits.branch'], take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(*) 5, every row + read many Visit(*) none, every row | read one Branch(*) default 1, every row',
        ],
        project: null,
      },
      {
        title: 'what a path leads through',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ relations: ['visits.branch'], take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(*) 5, every row + read many Visit(*) none, every row | read one Branch(*) default 1, every row',
        ],
      },
      {
        title: 'by flags',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ relations: { visits: { branch: true } }, take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(*) 5, every row + read many Visit(*) none, every row | read one Branch(*) default 1, every row',
        ],
      },
      {
        title: 'narrowed',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find({ relations: { visits: true }, select: { id: true, visits: { id: true } }, take: 5 });\n  }\n}`,
        facts: [
          'declaration read many Member(id) 5, every row + read many Visit(id) none, every row',
        ],
      },
      {
        title: 'built elsewhere',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.findOne({ where: { id }, relations });\n  }\n}`,
        facts: [
          'declaration read one Member(*) default 1, [id eq id] + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
      },
      {
        title: 'not in the catalog',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.findOne({ where: { id }, relations: ['orders'] });\n  }\n}`,
        facts: [
          'declaration read one Member(*) default 1, [id eq id] + read many <`orders` is not a relation the catalog knows>(*) ? relation is not known, ? relation is not known',
        ],
      },
    ],
    'writes and numbers': [
      {
        title: 'numbers',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.count({ where: { tenantId: id } });\n    return this.members.existsBy({ email: q });\n    return this.members.sum('points', { tenantId: id });\n  }\n}`,
        facts: [
          'declaration count one Member() default 1, [tenantId eq id]',
          'declaration count one Member() default 1, [email? eq q]',
          'declaration aggregate one Member() default 1, [tenantId eq id]',
        ],
      },
      {
        title: 'one element of a list is one row, and what is made of a part of a parameter is new',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(options: { input: Partial<Member> }, rows: Member[], id: number, q?: string) {\n    const found = rows.find((one) => one.id === id);\n    await this.members.save(found);\n    const { input } = options;\n    await this.members.save(this.members.create(input));\n  }\n}`,
        facts: ['declaration update one Member() default 1, one of [id eq found]', 'declaration create one Member() default 1, every row'],
      },
      {
        title: 'writes',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    await this.members.save(member);\n    await this.members.insert({ email: q });\n    await this.members.update({ tenantId: id }, { points: 0 });\n    await this.members.softDelete({ id });\n    await this.members.remove(rows);\n    await this.members.increment({ id }, 'points', 1);\n  }\n}`,
        facts: [
          'declaration update one Member() default 1, one of [id eq member]',
          'declaration create one Member() default 1, every row',
          'declaration update many Member() default 0, [tenantId eq id]',
          'declaration delete many Member() default 0, [id eq id]',
          'declaration delete one Member() default 1, one of [id eq rows]',
          'declaration update many Member() default 0, [id eq id]',
        ],
      },
    ],
  });
});
