import objection from '../../../src/adapters/objection.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const IMPORTED = 'import { Customer } from \'./models/customer\';\n';
const MODEL = 'import { Model } from \'objection\';\nclass Customer extends Model {\n  static tableName = \'customers\';\n}\n';

describe('objection: what it reads', () => {
  golden(objection, catalog, {
    'row bounds': [
      {
        title: 'first',
        source: `${IMPORTED}await Customer.query().findOne('email', email).first();`,
        facts: ['convention read one Customer(*) default 1, one of [email eq email]'],
      },
      {
        title: 'dynamic page',
        source: `${IMPORTED}export const list = async (page: number, size: number) => {
  const { results, total } = await Customer.query().withGraphFetched('orders').page(page, Math.min(size, 100));
  return { total, mails: results.map((row) => row.email) };
};`,
        facts: ['convention read many Customer(*) dynamic<=100, every row + read many Order(*) none, every row'],
        result: 'results,row: email',
      },
      {
        title: 'size',
        source: `${IMPORTED}await Customer.query().findByIds([1, 2]).resultSize();`,
        facts: ['convention count one Customer() default 1, [id in [1, 2]]'],
      },
      {
        title: 'named modifiers that the model declares, in place and in another file',
        source: `import { Model, QueryBuilder } from 'objection';
import { Visit } from './visit';
class Customer extends Model {
  static tableName = 'customers';
  static modifiers = {
    active(query: QueryBuilder<Customer>) { query.where('status', 'active').limit(50); },
    ownedBy: (query: QueryBuilder<Customer>, ownerId: number) => { query.where('ownerId', ownerId); },
    brief(query: QueryBuilder<Customer>) { query.select('id', 'email'); },
  };
}
export const f = async (user: any) => {
  await Customer.query().modify('active');
  await Customer.query().modify('ownedBy', user.id).modify('brief').limit(5);
  await Customer.query().modify(['active', 'brief']);
  await Visit.query().modify('recent');
  await Visit.query().modify('elsewhere');
};`,
        files: { 'visit.ts': "import { Model } from 'objection';\nclass Base extends Model { static get modifiers() { return { recent(query) { query.whereNotNull('kind').select('id').limit(20); } }; } }\nexport class Visit extends Base { static tableName = 'visits'; }" },
        facts: [
          "declaration read many Customer(*) 50, [status eq 'active']",
          'declaration read many Customer(id+email) 5, [ownerId eq ownerId]',
          "declaration read many Customer(id+email) 50, [status eq 'active']",
          'import read many Visit(id) 20, [kind other]',
          'import read many Visit(? the builder is modified elsewhere) ? the builder is modified elsewhere, ? the builder is modified elsewhere',
        ],
      },
      {
        title: 'named modifier',
        source: `${MODEL}await Customer.query().modify('active');`,
        facts: ['declaration read many Customer(? the builder is modified elsewhere) ? the builder is modified elsewhere, ? the builder is modified elsewhere'],
      },
      {
        title: 'built',
        source: `${MODEL}await Customer.query().onBuild((query) => {
  if (email) query.where('email', email);
});`,
        facts: ['declaration read many Customer(*) none, [email? eq email]'],
      },
      {
        title: 'reassigned',
        source: `${MODEL}const query = Customer.query();
if (page) query.page(page, 50);
if (email) query.where({ email });
returnRows(await query);`,
        facts: ['declaration read many Customer(*) meaningless: `.page()` is only called on some paths, [email? eq email]'],
        result: 'argument',
      },
    ],
    'filters': [
      {
        title: 'skipUndefined',
        source: `${MODEL}export const f = async (email?: string) => Customer.query().skipUndefined().where({ email });`,
        facts: ['declaration read many Customer(*) none, [email? eq email]'],
        result: 'return',
      },
      {
        title: 'ids',
        source: `${MODEL}await Customer.query().findByIds(ids);`,
        facts: ['declaration read many Customer(*) none, [id in ids]'],
      },
      {
        title: 'joinRelated',
        source: `${MODEL}await Customer.query().joinRelated('orders').where('orders.status', 'open');`,
        facts: ["declaration read many Customer(*) none, [orders.status eq 'open']"],
      },
    ],
    'graphs read along': [
      {
        title: 'nested',
        source: `${MODEL}await Customer.query().withGraphFetched('[orders.[customer]]').modifyGraph('orders', (builder) => builder.select('id', 'total').limit(5));`,
        facts: ['declaration read many Customer(*) none, every row + read many Order(id+total) 5, every row | read one Customer(*) default 1, every row'],
      },
      {
        title: 'object',
        source: `${MODEL}await Customer.query().withGraphJoined({ orders: true }).limit(3);`,
        facts: ['declaration read many Customer(*) 3, every row + read many Order(*) none, every row'],
      },
      {
        title: 'unknown',
        source: `${MODEL}await Customer.query().withGraphFetched(graph);
await Customer.query().withGraphFetched('pets');`,
        facts: ['declaration read many Customer(*) none, every row + read many <relations are built elsewhere>(*) ? relations are built elsewhere, ? relations are built elsewhere', 'declaration read many Customer(*) none, every row + read many <`pets` is not a relation the catalog knows>(*) ? `pets` is not a relation the catalog knows, ? `pets` is not a relation the catalog knows'],
      },
    ],
    'writes': [
      {
        title: 'writes',
        source: `${MODEL}await Customer.query().insert({ email });
await Customer.query().insertAndFetch({ email });
await Customer.query().patchAndFetchById(id, { phone });
await Customer.query().deleteById(id);
await Customer.query().delete().where('status', 'gone');
await Customer.query().upsertGraph(graph);`,
        facts: ['declaration create one Customer() default 1, every row', 'declaration create one Customer(*) default 1, every row', 'declaration update one Customer(*) default 1, one of [id eq id]', 'declaration delete one Customer() default 1, one of [id eq id]', "declaration delete many Customer() default 0, [status eq 'gone']", 'declaration update many Customer() default 0, ? the records name their keys'],
      },
    ],
  });
});
