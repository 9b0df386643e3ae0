import adapter from '../../../src/adapters/typeorm.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('typeorm: what a query builder reads', () => {
  golden(adapter, catalog, {
    'projections': [
      {
        title: 'some fields',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').select(['m.id', 'm.email']).addSelect('m.phone').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(id+email+phone) none, every row',
        ],
        project: null,
      },
      {
        title: 'the whole alias',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').select('m').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'a field that is hidden',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').addSelect('m.passwordHash').getOne();\n  }\n}`,
        facts: [
          'declaration read one Member(id+fullName+email+phone+passwordHash+points+tenantId) default 1, every row',
        ],
      },
      {
        title: 'expressions',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').select('COUNT(m.id)', 'n').addSelect("CONCAT(m.fullName, ' ', m.phone) AS label").addSelect('DISTINCT m.email').getRawMany();\n  }\n}`,
        facts: [
          'declaration read many Member(fullName+phone+email) none, every row',
        ],
      },
      {
        title: 'built elsewhere',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').select(fields).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(? `select` is built elsewhere) none, every row',
        ],
      },
      {
        title: 'under a condition',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    if (q) qb.select(['m.id']);\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(? `select` is built elsewhere) none, every row',
        ],
      },
    ],
    'filters': [
      {
        title: 'text',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').where('m.id = :id', { id }).andWhere('LOWER(m.email) = LOWER(:q)', { q }).andWhere('m.points BETWEEN 1 AND 9').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [id eq id, email eq q, points other]',
        ],
      },
      {
        title: 'lists',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').where('m.id IN (:...ids)', { ids }).getMany();\n    return this.members.createQueryBuilder('m').whereInIds(ids).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [id in ids]',
          'declaration read many Member(*) none, [id in ids]',
        ],
      },
      {
        title: 'an alias of a join is not the entity itself',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoin('m.visits', 'v').leftJoin('v.branch', 'b').where('b.id = :id', { id }).andWhere('x.id = :id', { id }).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [visits.branch.id eq id …]',
        ],
      },
      {
        title: 'an object',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').where({ tenantId: id, email: In(mails) }).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id, email in mails]',
        ],
      },
      {
        title: 'or',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').where('m.tenantId = :id', { id }).orWhere('m.points > 3').getMany();\n    return this.members.createQueryBuilder('m').where('m.email = :q OR m.phone = :q', { q }).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [OR other]',
          'declaration read many Member(*) none, [OR other]',
        ],
      },
      {
        title: 'brackets',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').where('m.tenantId = :id', { id }).andWhere(new Brackets((one) => one.where('m.email = :q').orWhere('m.phone = :q'))).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [tenantId eq id, OR other]',
        ],
      },
      {
        title: 'under a condition',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m').where('1 = 1');\n    if (q) qb.andWhere('m.email = :q', { q });\n    return qb.getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [email? eq q]',
        ],
      },
      {
        title: 'a template with the alias',
        source: "import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const qb = this.members.createQueryBuilder('m');\n    return qb.where(`${qb.alias}.email = :q`, { q }).getMany();\n  }\n}",
        facts: [
          'declaration read many Member(*) none, [email eq q]',
        ],
      },
      {
        title: 'a template with something else',
        source: "import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').where(`m.${column} = :q`, { q }).getMany();\n  }\n}",
        facts: [
          'declaration read many Member(*) none, ? conditions are built elsewhere',
        ],
      },
    ],
    'read along': [
      {
        title: 'joins that select',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoinAndSelect('m.visits', 'v').innerJoinAndSelect('v.branch', 'b').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row + read many Visit(*) none, every row | read one Branch(*) default 1, every row',
        ],
        project: null,
      },
      {
        title: 'joins that only filter',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').innerJoin('m.visits', 'v').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'joins with a condition: an inner one decides which rows there are, another does not',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    await this.members.createQueryBuilder('m').innerJoin('m.visits', 'v', 'v.id = :id', { id }).where('m.email = :q', { q }).getMany();\n    await this.members.createQueryBuilder('m').leftJoin('m.visits', 'v', 'v.id = :id', { id }).getMany();\n    return this.members.createQueryBuilder('m').innerJoin('m.visits', 'v', condition).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, [email eq q, visits.id eq id]',
          'declaration read many Member(*) none, every row',
          'declaration read many Member(*) none, ? conditions are built elsewhere',
        ],
      },
      {
        title: 'a selection before the join that it names',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').select(['m.id', 'v.note']).innerJoin('m.visits', 'v').getMany();\n  }\n}`,
        facts: ['declaration read many Member(id) none, every row + read many Visit(note) none, every row'],
      },
      {
        title: 'some fields of a join',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoin('m.visits', 'v').select(['m.id', 'v.note']).getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(id) none, every row + read many Visit(note) none, every row',
        ],
      },
      {
        title: 'an entity joined by a condition',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoinAndSelect(Branch, 'b', 'b.id = m.branchId').getMany();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row + read many Branch(*) none, every row',
        ],
      },
      {
        title: 'mapped',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoinAndMapOne('m.last', 'm.visits', 'v').getOne();\n  }\n}`,
        facts: [
          'declaration read one Member(*) default 1, every row + read many Visit(*) none, every row',
        ],
      },
      {
        title: 'not in the catalog',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').leftJoinAndSelect('m.orders', 'o').getOne();\n  }\n}`,
        facts: [
          'declaration read one Member(*) default 1, every row + read many <`orders` is not a relation the catalog knows>(*) ? relation is not known, ? relation is not known',
        ],
      },
    ],
    'results': [
      {
        title: 'a pair',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const [rows, total] = await this.members.createQueryBuilder('m').getManyAndCount();\n    rows.forEach((m) => mail(m.email));\n    return total;\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
        result: 'rows,m: email',
      },
      {
        title: 'a pair, then',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.createQueryBuilder('m').getManyAndCount().then(([items, totalItems]) => ({ items, totalItems }));\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
        result: 'items: return',
      },
      {
        title: 'rows and raw rows',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    const { entities } = await this.members.createQueryBuilder('m').getRawAndEntities();\n    return entities;\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
        result: '? rows of getRawAndEntities are not followed',
      },
    ],
    'half-typed code': [
      {
        title: 'links without arguments',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    this.members.createQueryBuilder().where().take().select().leftJoinAndSelect().getMany();\n  }\n}`,
        types: 'half-typed',
        facts: [
          'declaration read many Member(*) none, ? conditions are built elsewhere',
        ],
      },
      {
        title: 'nothing behind',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    this.members.createQueryBuilder;\n    qb.getMany();\n    getMany();\n  }\n}`,
        facts: [],
      },
      {
        title: 'a builder that is made of itself',
        source: 'const a = b.take(1);\nconst b = a.take(2);\nb.getMany();',
        types: 'a circle that no program can have',
        facts: [],
      },
    ],
  });
});
