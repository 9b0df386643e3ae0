import adapter from '../../../src/adapters/typeorm.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('typeorm: receivers', () => {
  golden(adapter, catalog, {
    'repositories': [
      {
        title: 'injected',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.find();\n  }\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'asked of a data source made here',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.getRepository(Member).find();`,
        facts: [
          'import read many Member(*) none, every row',
        ],
      },
      {
        title: 'a base class of the project that extends a repository',
        source: `import { BaseRepository } from './base-repository';\nimport { Member } from './member.entity';\nexport class MemberRepository extends BaseRepository<Member> {\n  best() { return this.find({ take: 5 }); }\n}`,
        files: { 'base-repository.ts': "import { Repository } from 'typeorm';\nexport class BaseRepository<T> extends Repository<T> {}" },
        facts: ['declaration read many Member(*) 5, every row'],
      },
      {
        title: 'a base class of the project that wraps another client',
        source: `import { BaseRepository } from './base-repository';\nimport { Member } from './member.entity';\nexport class MemberRepository extends BaseRepository<Member> {\n  best() { return this.find({ status: 'open' }); }\n}`,
        files: { 'base-repository.ts': "import { Model } from 'mongoose';\nexport class BaseRepository<T> {\n  constructor(protected model: Model<T>) {}\n  find(query: object) { return this.model.find(query); }\n}" },
        facts: [],
      },
      {
        title: 'kept in a constant',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nconst members = ds.getRepository(Member);\nmembers.findOneBy({ id });`,
        facts: [
          'import read one Member(*) default 1, [id eq id]',
        ],
      },
      {
        title: 'asked of an imported data source',
        source: `import { Member } from './member.entity';\nimport { AppDataSource } from '../data-source';\nAppDataSource.getRepository(Member).find();`,
        facts: [
          'convention read many Member(*) none, every row',
        ],
      },
      {
        title: 'a function of 0.2',
        source: `import { Member } from './member.entity';\nimport { getRepository } from 'typeorm';\ngetRepository(Member).find({ where: { points } });`,
        facts: [
          'import read many Member(*) none, [points eq points]',
        ],
      },
      {
        title: 'with a context before the entity',
        source: `import { Member } from './member.entity';\nclass S { constructor(private connection: TransactionalConnection) {}\n  all(ctx) { return this.connection.getRepository(ctx, Member).find(); } }`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: `by the entity's name in quotes`,
        source: `import { DataSource } from 'typeorm';\nexport const list = (ds: DataSource) => ds.getRepository('Member').find();`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'a class of the project',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class MemberRepository extends Repository<Member> {\n  best() { return this.find({ order: { points: 'DESC' }, take: 3 }); }\n}`,
        facts: [
          'declaration read many Member(*) 3, every row',
        ],
      },
      {
        title: 'a class of 0.2',
        source: `import { EntityRepository, AbstractRepository } from 'typeorm';\nimport { Member } from './member.entity';\n@EntityRepository(Member)\nclass Store extends AbstractRepository<Member> { all() { return this.repository.find(); }\n  one(id: number) { return this.repository.findOneBy({ id }); } }`,
        facts: [
          'declaration read many Member(*) none, every row',
          'declaration read one Member(*) default 1, [id eq id]',
        ],
      },
      {
        title: 'extended in place',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nexport const Members = ds.getRepository(Member).extend({\n  best() { return this.find({ take: 3 }); },\n});`,
        facts: [
          'import read many Member(*) 3, every row',
        ],
      },
      {
        title: 'a custom repository of 0.2',
        source: `import { getCustomRepository } from 'typeorm';\nimport { MemberRepository } from './member.repository';\nconst repo = getCustomRepository(MemberRepository);\nrepo.findOne({ where: { email } });`,
        facts: [
          'import read one Member(*) default 1, [email eq email]',
        ],
      },
      {
        title: 'in a transaction',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nasync function move(manager: EntityManager, repo: Repository<Member>) { return manager.withRepository(repo).find(); }`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: `known by its name and the call's shape`,
        source: 'class S { constructor(private memberRepository) {}\n  run() { return this.memberRepository.findOneBy({ id }); }\n  all() { return this.memberRepository.find({ where: { tenantId } }); } }',
        facts: [
          'convention read one Member(*) default 1, [id eq id]',
          'convention read many Member(*) none, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'of a generic class: the entity is named elsewhere',
        source: `import { Repository } from 'typeorm';\nexport class Crud<T> { constructor(protected repo: Repository<T>) {}\n  all() { return this.repo.find(); } }`,
        facts: [
          'declaration read many <the entity is named elsewhere>(*) none, every row',
        ],
      },
      {
        title: 'asked for an entity that is handed in',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nexport const list = (entity: EntityTarget<X>) => ds.getRepository(entity).find();`,
        facts: [
          'import read many <the entity is named elsewhere>(*) none, every row',
        ],
      },
    ],
    'managers': [
      {
        title: 'of a data source',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nds.manager.find(Member, { where: { tenantId } });`,
        facts: [
          'import read many Member(*) none, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'typed',
        source: `import { EntityManager } from 'typeorm';\nexport const list = (em: EntityManager) => em.find(Member, { take: 5 });`,
        facts: [
          'declaration read many Member(*) 5, every row',
        ],
      },
      {
        title: 'in a transaction',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nawait ds.transaction(async (tx) => {\n  const rows = await tx.find(Member);\n  await tx.save(Member, rows[0]);\n});`,
        facts: [
          'import read many Member(*) none, every row',
          'import update one Member() default 1, one of [id eq rows[0]]',
        ],
      },
      {
        title: 'in a transaction with an isolation level',
        source: `import { DataSource } from 'typeorm';\nclass S { constructor(private ds: DataSource) {}\n  run() { return this.ds.transaction('SERIALIZABLE', (m) => m.findOneBy(Member, { id })); } }`,
        facts: [
          'declaration read one Member(*) default 1, [id eq id]',
        ],
      },
      {
        title: 'in a transaction nobody knows the source of',
        source: 'export const run = (source) => source.transaction(async (transactionalEntityManager) => transactionalEntityManager.find(Member));',
        facts: [
          'convention read many Member(*) none, every row',
        ],
      },
      {
        title: 'of a query runner',
        source: `import { DataSource } from 'typeorm';\nimport { Member } from './member.entity';\nconst ds = new DataSource({ type: 'postgres' });\nconst runner = ds.createQueryRunner();\nawait runner.manager.find(Member);\nawait runner.manager.save(member);`,
        facts: [
          'import read many Member(*) none, every row',
          'import update one <the entity is named elsewhere>() default 1, one of [id eq member]',
        ],
      },
      {
        title: 'of a repository',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.manager.find(Visit);\n  }\n}`,
        facts: [
          'declaration read many Visit(*) none, every row',
        ],
      },
      {
        title: 'getManager of 0.2',
        source: `import { getManager } from 'typeorm';\nconst m = getManager();\nm.find(Member);`,
        facts: [
          'import read many Member(*) none, every row',
        ],
      },
      {
        title: 'the type of a record that is saved',
        source: `import { EntityManager } from 'typeorm';\nexport const keep = (em: EntityManager, m: Member) => em.save(m);`,
        facts: [
          'declaration update one Member() default 1, one of [id eq m]',
        ],
      },
    ],
    'active record': [
      {
        title: 'an imported class',
        source: `import { Member } from './member.entity';\nMember.find({ where: { tenantId } });\nMember.findOneBy({ id });\nMember.count();`,
        facts: [
          'import read many Member(*) none, [tenantId eq tenantId]',
          'import read one Member(*) default 1, [id eq id]',
          'import count one Member() default 1, every row',
        ],
      },
      {
        title: 'a renamed import',
        source: `import { Member as M } from './member.entity';\nM.find();`,
        facts: [
          'import read many Member(*) none, every row',
        ],
      },
      {
        title: 'declared here',
        source: 'import { BaseEntity, Entity } from "typeorm";\n@Entity()\nexport class Visit extends BaseEntity {}\nexport const all = () => Visit.find();',
        facts: [
          'declaration read many Visit(*) none, every row',
        ],
      },
      {
        title: 'its query builder',
        source: `import { Member } from './member.entity';\nMember.createQueryBuilder('m').where('m.points > :p', { p }).getMany();`,
        facts: [
          'import read many Member(*) none, [points other p]',
        ],
      },
      {
        title: 'a class that is no entity of the code',
        source: `import { Customer } from './customer';\nimport { Invoice } from './invoice';\nCustomer.find();\nInvoice.find({ where: {} });`,
        facts: [],
      },
    ],
    'look-alikes stay silent': [
      {
        title: 'services with the same method names',
        source: 'class C { constructor(private memberService: MemberService) {}\n  run() { this.memberService.findOne(ctx, id); this.memberService.find(); this.findOne(1); } }',
        facts: [],
      },
      {
        title: 'a connection of another library',
        source: `import { Connection } from 'jsforce';\nexport async function run(c: Connection) { await c.update('Member', record); await c.sobject('Member').find({}); }`,
        facts: [],
      },
      {
        title: 'an entity manager of another library',
        source: `import { EntityManager } from '@mikro-orm/postgresql';\nexport const run = (em: EntityManager) => [em.find(Member, {}), em.getRepository(Member).find({})];`,
        facts: [],
      },
      {
        title: 'collections',
        source: 'members.find((m) => m.id === id); new Map().delete(id); set.delete(member); list.count; names.find(Boolean);',
        facts: [],
      },
      {
        title: 'a repository of the project with its own methods',
        source: 'class S { constructor(private memberRepository: MemberRepository) {}\n  run() { return this.memberRepository.find(criteria); } }',
        facts: [],
      },
      {
        title: 'a client that gets many',
        source: 'authClient.account.getMany(); cache.getMany(keys); job.stream();',
        facts: [],
      },
      {
        title: 'methods every object has',
        source: `import { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class Members {\n  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}\n  async run(id: number, q?: string) {\n    return this.members.toString();\n  }\n}`,
        facts: [],
      },
    ],
  });
});
