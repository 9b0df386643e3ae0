import adapter from '../../../src/adapters/typeorm.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('typeorm: eager relations', () => {
  golden(adapter, catalog, {
    'read along unasked': [
      {
        title: 'eager relations and their own',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.find({ take: 5 });`,
        facts: [
          'declaration read many Bill(*) 5, every row + read one Payer(*) default 1, every row | read one Branch(*) default 1, every row | read many Reminder(*) none, every row',
        ],
        project: null,
      },
      {
        title: 'with conditions alone',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.findOneBy({ id });`,
        facts: [
          'declaration read one Bill(*) default 1, [id eq id] + read one Payer(*) default 1, every row | read one Branch(*) default 1, every row | read many Reminder(*) none, every row',
        ],
      },
      {
        title: 'named too',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.find({ relations: { payer: true }, take: 5 });`,
        facts: [
          'declaration read many Bill(*) 5, every row + read one Payer(*) default 1, every row | read many Reminder(*) none, every row | read one Branch(*) default 1, every row',
        ],
      },
      {
        title: 'narrowed',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.find({ select: { id: true, payer: { id: true } }, take: 5 });`,
        facts: [
          'declaration read many Bill(id) 5, every row + read one Payer(id) default 1, every row | read one Branch(*) default 1, every row | read many Reminder(*) none, every row',
        ],
      },
      {
        title: 'of a relation that is named',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.manager.getRepository(Reminder).find({ relations: ['bill'], take: 5 });`,
        facts: [
          'declaration read many Reminder(*) 5, every row + read one Bill(*) default 1, every row | read one Payer(*) default 1, every row | read one Branch(*) default 1, every row',
        ],
      },
      {
        title: 'switched off',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.find({ take: 5, loadEagerRelations: false });`,
        facts: [
          'declaration read many Bill(*) 5, every row',
        ],
      },
      {
        title: 'perhaps switched off',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.find({ take: 5, loadEagerRelations: id > 1 });`,
        facts: [
          'declaration read many Bill(*) 5, every row',
        ],
      },
      {
        title: 'a query builder',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.createQueryBuilder("i").take(5).getMany();`,
        facts: [
          'declaration read many Bill(*) 5, every row',
        ],
      },
      {
        title: 'numbers',
        source: `import { Repository } from 'typeorm';\nimport { Bill } from './bill.entity';\nexport const run = (repo: Repository<Bill>, id: number) => repo.count();`,
        facts: [
          'declaration count one Bill() default 1, every row',
        ],
      },
    ],
  });
});
