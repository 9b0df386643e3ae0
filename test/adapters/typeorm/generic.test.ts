import adapter from '../../../src/adapters/typeorm.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const T = `import { Repository, DataSource, ObjectLiteral, In } from 'typeorm';\nimport { Member } from './member.entity';\nimport { Visit } from './visit.entity';\nconst repo = new DataSource(options).getRepository(Member);\n`;

describe('typeorm: helpers, wrappers and loops', () => {
  golden(adapter, catalog, {
    'functions that are handed a builder': [
      {
        title: 'a method of the class',
        source: `${T}export class Search {\n  async find(q: Query) {\n    const qb = repo.createQueryBuilder('m').select(['m.id', 'm.email']);\n    this.applyFilters(qb, q);\n    if (q.open) qb.andWhere('m.open = :open', { open: true });\n    return qb.getMany();\n  }\n  private applyFilters(qb: any, q: Query) {\n    qb.andWhere('m.tenantId = :t', { t: q.tenantId });\n    if (q.email) qb.andWhere('m.email = :e', { e: q.email });\n  }\n}`,
        facts: [
          'import read many Member(id+email) none, [tenantId eq q.tenantId, email? eq q.email, open? eq true]',
        ],
      },
      {
        title: 'a bound that the caller gives it',
        source: `${T}const paged = (qb: any, size: number) => { qb.take(size); };\nexport async function list() {\n  const qb = repo.createQueryBuilder('m');\n  paged(qb, 20);\n  return qb.getMany();\n}`,
        facts: [
          'import read many Member(*) 20, every row',
        ],
      },
      {
        title: 'under a condition',
        source: `${T}function paged(qb: any) { qb.take(20); return qb; }\nexport async function list(all: boolean) {\n  const qb = repo.createQueryBuilder('m');\n  if (!all) paged(qb);\n  return qb.getMany();\n}`,
        facts: [
          'import read many Member(*) meaningless: `.take()` is only called on some paths, every row',
        ],
      },
      {
        title: 'of another module, assigned again',
        source: `${T}import { capped } from './capped';\nexport async function list(q: Query) {\n  let qb = repo.createQueryBuilder('m');\n  qb = capped(qb, q);\n  return qb.getMany();\n}`,
        files: {
          'capped.ts': `// The project's own page: what a list may show at most, and which of its rows. Everybody uses it, so that nobody forgets, and nothing else sets a bound here or anywhere near.\nexport function capped(qb: any, q: { size: number }) { return qb.andWhere('m.tenantId = 1').take(Math.min(q.size, 100)); }`,
        },
        facts: [
          'import read many Member(*) dynamic<=100, [tenantId eq]',
        ],
      },
      {
        title: 'that hands it on to what nobody sees',
        source: `${T}function filtered(qb: any, filters: Filter[]) { for (const f of filters) f.apply(qb); return qb; }\nexport async function list(fs: Filter[]) {\n  const qb = repo.createQueryBuilder('m').where('m.id = 1');\n  filtered(qb, fs);\n  return qb.getMany();\n}`,
        facts: [
          'import read many Member(? the builder is handed to another function) ? the builder is handed to another function, [id eq …]',
        ],
      },
      {
        title: 'of a package',
        source: `${T}import { paginate } from 'some-package';\nexport async function list() {\n  const qb = repo.createQueryBuilder('m');\n  paginate(qb);\n  return qb.getMany();\n}`,
        facts: [
          'import read many Member(? the builder is handed to another function) ? the builder is handed to another function, ? the builder is handed to another function',
        ],
      },
      {
        title: 'a circle of them',
        source: `${T}function a(qb: any) { b(qb); }\nfunction b(qb: any) { a(qb); qb.take(5); }\nexport async function list() {\n  const qb = repo.createQueryBuilder('m');\n  a(qb);\n  return qb.getMany();\n}`,
        facts: [
          'import read many Member(? the builder is handed to another function) 5, ? the builder is handed to another function',
        ],
      },
    ],
    'entities that are asked for': [
      {
        title: `a wrapper's repository in a constant`,
        source: `${T}import { TransactionalConnection } from './connection';\nexport class S {\n  constructor(private connection: TransactionalConnection) {}\n  async one(ctx: any, id: number) {\n    const members = this.connection.getRepository(ctx, Member);\n    return members.findOne({ where: { id } });\n  }\n}`,
        files: {
          'connection.ts': `import { DataSource, EntityManager, ObjectType, Repository } from 'typeorm';\nexport class TransactionalConnection {\n  constructor(private dataSource: DataSource) {}\n  getRepository<E>(ctx: unknown, target: ObjectType<E>): Repository<E> { return this.dataSource.getRepository(target as any); }\n}`,
          'member.entity.ts': `export class Member {}`,
          'visit.entity.ts': `export class Visit {}`,
        },
        facts: [
          'declaration read one Member(*) default 1, [id eq id]',
        ],
      },
      {
        title: 'a wrapper that is asked for what its caller wants',
        source: `${T}import { TransactionalConnection } from './connection';\nexport class S {\n  constructor(private connection: TransactionalConnection) {}\n  find<T>(ctx: any, type: Type<T>) { return this.connection.getRepository(ctx, type).find(); }\n}`,
        files: {
          'connection.ts': `import { DataSource, EntityManager, ObjectType, Repository } from 'typeorm';\nexport class TransactionalConnection {\n  constructor(private dataSource: DataSource) {}\n  getRepository<E>(ctx: unknown, target: ObjectType<E>): Repository<E> { return this.dataSource.getRepository(target as any); }\n}`,
          'member.entity.ts': `export class Member {}`,
          'visit.entity.ts': `export class Visit {}`,
        },
        facts: [
          'declaration read many <the entity is named elsewhere>(*) none, every row',
        ],
      },
      {
        title: 'one of two lists',
        source: `${T}export async function list(ctx: any, a: DataSource, b: DataSource) {\n  const [members, lang] = ctx ? [a.getRepository(Member), ctx.lang] : [b.getRepository(Member), 'en'];\n  return members.find();\n}`,
        facts: [
          'declaration read many Member(*) none, every row',
        ],
      },
      {
        title: 'two lists of two entities',
        source: `${T}export async function list(ctx: any, a: DataSource) {\n  const [rows] = ctx ? [a.getRepository(Member)] : [a.getRepository(Visit)];\n  return rows.find();\n}`,
        facts: [],
      },
      {
        title: 'any entity',
        source: `${T}export const exists = (repository: Repository<ObjectLiteral>, v: string) => repository.createQueryBuilder('e').getMany();`,
        facts: [
          'declaration read many <the entity is named elsewhere>(*) none, every row',
        ],
      },
    ],
    'selections': [
      {
        title: 'what a CASE compares is not returned',
        source: `${T}repo.createQueryBuilder('m').select('m.id', 'id').addSelect("CASE WHEN m.email LIKE :q THEN 10 ELSE 0 END", 'score').getRawMany();`,
        facts: [
          'import read many Member(id) none, every row',
        ],
      },
      {
        title: 'a quoted column inside a function',
        source: `${T}repo.createQueryBuilder('m').select('ROUND(\`points\`)', 'bin').addSelect('COUNT(*)', 'n').groupBy('ROUND(\`points\`)').getRawMany();`,
        facts: [
          'import read many Member(points) none, every row',
        ],
      },
      {
        title: 'a join whose target is computed',
        source: `${T}export const f = (paths: string[]) => { const qb = repo.createQueryBuilder('m'); qb.leftJoinAndSelect(\`m.\${paths[0]}\`, 'x'); return qb.getMany(); };`,
        facts: [
          'import read many Member(*) none, every row + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
      },
      {
        title: 'a condition of two numbers',
        source: `${T}repo.createQueryBuilder('m').where('1 = 0').andWhere('m.email = :e', { e }).getMany();`,
        facts: [
          'import read many Member(*) none, [email eq e]',
        ],
      },
    ],
    'written entities and keys': [
      {
        title: 'cardinality of what is saved and removed',
        source: `${T}export const f = async (list: Member[], m: Member, input: any[]) => {\n  await repo.save(list);\n  await repo.save(m);\n  await repo.save(input.map((x) => repo.create(x as Member)));\n  await repo.remove([m]);\n  const old = await repo.find({ take: 5 });\n  await repo.remove(old);\n};`,
        facts: [
          'import update many Member() dynamic, [id in list]',
          'import update one Member() default 1, one of [id eq m]',
          'import update many Member() dynamic, [id in input.map((x) => repo.create(x as Member))]',
          'import delete many Member() dynamic, [id in [m]]',
          'import read many Member(*) 5, every row',
          'import delete many Member() dynamic, [id in old]',
        ],
      },
      {
        title: 'a list by what is done with it, and by what a method answers',
        source: `${T}export const f = async (given: any, loader: Loader) => {\n  for (const one of given) one.status = 'closed';\n  await repo.save(given);\n  await repo.save(await loader.load());\n};\nclass Loader { load(): Promise<Member[]> | Member[] { return []; } }`,
        facts: ['import update many Member() dynamic, [id in given]', 'import update many Member() dynamic, [id in await loader.load()]'],
      },
      {
        title: 'what is made here is created, unless it gets a key or is a row that was read',
        source: `${T}export const f = async (input: any, other: Member) => {\n  const fresh = new Member(input);\n  await repo.save(fresh);\n  await repo.save(repo.create({ ...input, email: input.email }));\n  await repo.save([repo.create(), new Member({ email: 'a' })]);\n  await repo.save(repo.create({ ...input, id: other.id }));\n  const read = await repo.findOneByOrFail({ email: 'a' });\n  await repo.save(new Member({ ...read, email: 'b' }));\n  const keyed = new Member(input);\n  keyed.id = other.id;\n  await repo.save(keyed);\n};`,
        types: 'an entity with a constructor of its own',
        facts: [
          'import create one Member() default 1, every row',
          'import create one Member() default 1, every row',
          'import create many Member() dynamic, every row',
          'import update one Member() default 1, one of [id eq repo.create({ ...input, id: other.id })]',
          `import read one Member(*) default 1, [email eq 'a']`,
          `import update one Member() default 1, one of [id eq new Member({ ...read, email: 'b' })]`,
          'import update one Member() default 1, one of [id eq keyed]',
        ],
      },
      {
        title: 'eager relations joined by a function of the package',
        source: `${T}import { FindOptionsUtils } from 'typeorm';\nconst qb = repo.createQueryBuilder('m');\nFindOptionsUtils.joinEagerRelations(qb, qb.alias, qb.expressionMap.mainAlias!.metadata);\nqb.andWhere('m.email = :e', { e }).getMany();`,
        facts: ['import read many Member(*) none, [email eq e]'],
      },
      {
        title: 'lists of keys',
        source: `${T}export const f = async (jobs: Job[], memberIds: number[]) => {\n  await repo.delete(jobs.map((job) => job.id));\n  await repo.softDelete(memberIds);\n  await repo.delete(['a', 'b']);\n};`,
        facts: [
          'import delete many Member() default 0, [id in jobs.map((job) => job.id)]',
          'import delete many Member() default 0, [id in memberIds]',
          `import delete many Member() default 0, [id in ['a', 'b']]`,
        ],
      },
      {
        title: 'an object that is only called like a key',
        source: `${T}export const f = (id: number) => {\n  const optionsWithId = { where: { id }, take: 3 };\n  return repo.findOne(optionsWithId);\n};`,
        facts: [
          'import read one Member(*) default 1, [id eq id]',
        ],
      },
      {
        title: 'a condition that a later spread may say otherwise',
        source: `${T}export const f = (extra: any) => repo.find({ where: { tenantId: 1, ...extra } });`,
        facts: [
          'import read many Member(*) none, [tenantId? other 1 …]',
        ],
      },
    ],
    'loops that read page after page': [
      {
        title: 'find with skip',
        source: `${T}export async function all() {\n  const rows = [];\n  for (let skip = 0; ; skip += 100) {\n    const page = await repo.find({ take: 100, skip });\n    if (page.length === 0) break;\n    rows.push(...page);\n  }\n  return rows;\n}`,
        facts: [
          'import read many Member(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
      {
        title: 'a builder',
        source: `${T}export async function all() {\n  let skip = 0;\n  let more = true;\n  while (more) {\n    const page = await repo.createQueryBuilder('m').skip(skip).take(100).getMany();\n    skip += page.length;\n    more = page.length > 0;\n  }\n}`,
        facts: [
          'import read many Member(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
      {
        title: 'a page of a request is one page',
        source: `${T}export const page = (skip: number) => repo.find({ take: 100, skip });`,
        facts: [
          'import read many Member(*) 100, every row',
        ],
      },
    ],
  });
});
