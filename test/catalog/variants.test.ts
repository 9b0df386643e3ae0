import assert from 'node:assert/strict';
import { buildCatalog, createCatalog } from '../../src/catalog/index.ts';
import type { CatalogInput, SourceEntity, SourceField } from '../../src/catalog/index.ts';
import type { Catalog } from '../../src/model/index.ts';
import type { EntityDecision } from '../../src/policy/types.ts';

const declared = (file: string, name: string, fields: readonly string[], more: Partial<SourceEntity> = {}, kind: CatalogInput['kind'] = 'mongoose'): CatalogInput => ({
  kind,
  file,
  result: { entities: [{ name, aliases: [], line: 3, fields: fields.map((field): SourceField => ({ name: field, type: 'String', line: 4 })), ...more }], problems: [] },
});
const catalogOf = (inputs: readonly CatalogInput[], decisions: readonly EntityDecision[] = []): Catalog => createCatalog(buildCatalog(inputs, decisions));
const fields = (catalog: Catalog, name: string, from?: string): string[] | undefined => catalog.find(name, from)?.fields.map((field) => field.name);
const personal = (catalog: Catalog, name: string, from: string): string[] => {
  const entity = catalog.find(name, from);
  return entity ? catalog.personalFields(entity).map((field) => field.name) : [];
};

const PLUGINS = [
  declared('plugins/chat/src/db/definitions/integrations.ts', 'Integration', ['_id', 'kind', 'phone']),
  declared('plugins/mail/src/db/definitions/integrations.ts', 'Integration', ['_id', 'kind', 'adminEmail']),
  declared('plugins/shop/src/db/definitions/integrations.ts', 'Integration', ['_id', 'kind']),
];

describe('entities of one name in several places', () => {
  it('mean the one declared nearest to the code', () => {
    const catalog = catalogOf(PLUGINS);
    assert.deepEqual(fields(catalog, 'Integration', 'plugins/chat/src/graphql/queries.ts'), ['_id', 'kind', 'phone']);
    assert.deepEqual(fields(catalog, 'integrations', 'plugins/mail/src/graphql/queries.ts'), ['_id', 'kind', 'adminEmail']);
    assert.deepEqual(personal(catalog, 'Integration', 'plugins/shop/src/jobs.ts'), []);
    assert.equal(catalog.find('Integration', 'plugins/chat/a.ts'), catalog.find('Integration', 'plugins/chat/a.ts'), 'the same object each time');
  });

  it('mean all of them together where none is nearer, or nobody says where', () => {
    const catalog = catalogOf(PLUGINS);
    assert.deepEqual(fields(catalog, 'Integration'), ['_id', 'kind', 'phone', 'adminEmail']);
    assert.deepEqual(fields(catalog, 'Integration', 'gateway/src/main.ts'), ['_id', 'kind', 'phone', 'adminEmail']);
  });

  it('mean those that are equally near together', () => {
    const catalog = catalogOf([...PLUGINS, declared('plugins/chat/src/bots/db/integrations.ts', 'Integration', ['_id', 'email'])]);
    assert.deepEqual(fields(catalog, 'Integration', 'plugins/chat/src/main.ts'), ['_id', 'kind', 'phone', 'email']);
    assert.deepEqual(fields(catalog, 'Integration', 'plugins/chat/src/bots/main.ts'), ['_id', 'email']);
  });

  it('are what a file sees, also by the owner of a name', () => {
    const near = catalogOf(PLUGINS).near('plugins/shop/src/jobs.ts');
    assert.deepEqual(fields(near, 'Integration'), ['_id', 'kind']);
    assert.deepEqual(fields(near, 'Integration', 'plugins/chat/src/types.ts'), ['_id', 'kind', 'phone']);
    assert.equal(catalogOf(PLUGINS).near('plugins/mail/src/a.ts').classifyName('adminEmail', { owner: 'Integration' })?.category, 'contact.email');
  });

  it('stay one where a table or a binding only adds to the declaration', () => {
    const catalog = catalogOf([
      declared('a/customer.schema.ts', 'Customer', ['_id', 'email']),
      declared('a/customer.model.ts', 'Customer', ['_id'], { extends: ['Base'], aliases: ['clients'] }),
      declared('db/schema.sql', 'Customer', ['email', 'phone'], {}, 'sql'),
    ]);
    assert.equal(catalog.data.entities.length, 1);
    assert.equal(catalog.data.entities[0]?.variants, undefined);
  });

  it('take a table that belongs to one of them along', () => {
    const catalog = catalogOf([...PLUGINS.slice(0, 2), declared('plugins/mail/migrations/1.sql', 'Integration', ['ownerPhone'], {}, 'sql')]);
    assert.deepEqual(fields(catalog, 'Integration', 'plugins/mail/src/a.ts'), ['_id', 'kind', 'adminEmail', 'ownerPhone']);
    assert.deepEqual(fields(catalog, 'Integration', 'plugins/chat/src/a.ts'), ['_id', 'kind', 'phone']);
  });

  it('are all decided by the policy', () => {
    const catalog = catalogOf(PLUGINS, [{ name: 'Integration', aliases: [], fields: { phone: { personal: false }, kind: { personal: true, category: 'contact.other' } } }]);
    assert.deepEqual(personal(catalog, 'Integration', 'plugins/chat/src/a.ts'), ['kind']);
    assert.deepEqual(personal(catalog, 'Integration', 'plugins/mail/src/a.ts'), ['kind', 'adminEmail']);
    assert.deepEqual(fields(catalog, 'Integration', 'plugins/mail/src/a.ts'), ['_id', 'kind', 'adminEmail']);
    assert.deepEqual(personal(catalogOf(PLUGINS, [{ name: 'Integration', aliases: [], personal: false, fields: {} }]), 'Integration', 'plugins/chat/src/a.ts'), []);
  });

  it('keep what declares them and what their client adds, whatever the policy decides', () => {
    const customer = declared('a.ts', 'Customer', ['id', 'email'], { defaults: { filter: true } }, 'sequelize');
    const decided = catalogOf([customer], [{ name: 'Customer', aliases: [], fields: { email: { personal: false } } }]).find('Customer');
    assert.deepEqual([decided?.declaredBy, decided?.defaults], [['sequelize'], { filter: true }]);
  });

  it('inherit from the base class that is nearest', () => {
    const catalog = catalogOf([
      declared('a/base.ts', 'Person', ['email'], { mixin: true }),
      declared('b/base.ts', 'Person', ['phone'], { mixin: true }),
      declared('a/models/guest.ts', 'Guest', ['room'], { extends: ['Person'] }),
    ]);
    assert.deepEqual(fields(catalog, 'Guest'), ['room', 'email']);
  });
});
