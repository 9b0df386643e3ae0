import objection from '../../../src/adapters/objection.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('objection: other modules of the project', () => {
  golden(objection, catalog, {
    'names are followed': [
      {
        title: 'model elsewhere',
        source: 'import { Person } from \'./person\';\nexport const f = async () => Person.query().limit(3);',
        files: { 'person.ts': 'import { Model } from \'objection\';\nexport class Person extends Model { static tableName = \'people\'; }' },
        facts: ['import read many Person(*) 3, every row'],
        bound: 'export const f = async () => Person.query().limit(50);',
        project: "export const f = async () => Person.query().select('id', 'email').limit(3);",
      },
      {
        title: 'model with a base class elsewhere',
        source: 'import { Customer } from \'./customer\';\nexport const f = async () => Customer.query().orderBy(\'id\');',
        files: { 'customer.ts': 'import { Base } from \'./base\';\nexport class Customer extends Base {}', 'base.ts': 'import { Model } from \'objection\';\nexport class Base extends Model {}' },
        facts: ['import read many Customer(*) none, every row'],
        bound: "export const f = async () => Customer.query().orderBy('id').limit(50);",
        project: "export const f = async () => Customer.query().select('id', 'email').orderBy('id');",
      },
      {
        title: 'no model',
        types: 'a list has no `first`',
        source: 'import { Customer } from \'./customer\';\nexport const f = async () => Customer.query().first();',
        files: { 'customer.ts': 'export class Customer { static query() { return []; } }' },
        facts: [],
      },
    ],
  });
});
