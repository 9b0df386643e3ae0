import { buildCatalog, createCatalog } from '../../../src/catalog/index.ts';
import type { SourceField } from '../../../src/catalog/index.ts';
import type { Catalog } from '../../../src/model/index.ts';

const field = (name: string, more: Partial<SourceField> = {}): SourceField => ({ name, line: 1, ...more });

/** A project whose documents MongoDB holds: every entity has an `_id`. */
export const catalog: Catalog = createCatalog(
  buildCatalog([
    {
      kind: 'typeorm',
      file: 'src/models.ts',
      result: {
        entities: [
          {
            name: 'Customer',
            aliases: [],
            line: 1,
            fields: [field('_id', { unique: true }), field('name'), field('email'), field('phone'), field('tenantId'), field('password', { hidden: true }), field('orders', { relation: { entity: 'Order', many: true } }), field('owner', { relation: { entity: 'User', many: false } })],
          },
          { name: 'Order', aliases: [], line: 2, fields: [field('_id', { unique: true }), field('total'), field('customer', { relation: { entity: 'Customer', many: false } })] },
          { name: 'User', aliases: [], line: 3, fields: [field('_id', { unique: true }), field('email')] },
        ],
        problems: [],
      },
    },
  ]),
);
