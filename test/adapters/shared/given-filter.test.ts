import assert from 'node:assert/strict';
import type { Adapter } from '../../../src/adapters/adapter.ts';
import mikro from '../../../src/adapters/mikro-orm.ts';
import mongoose from '../../../src/adapters/mongoose.ts';
import prisma from '../../../src/adapters/prisma.ts';
import sequelize from '../../../src/adapters/sequelize.ts';
import typeorm from '../../../src/adapters/typeorm.ts';
import { accessesOf, PARSERS, view } from '../driver.ts';
import { catalog } from '../mongoose/catalog.ts';

/** Who hands in the whole filter of each access. */
const given = (adapter: Adapter, text: string): (string | undefined)[][] =>
  PARSERS.map((parser) => accessesOf(adapter, view(text, parser), catalog).map(({ filter }) => (filter.kind === 'unknown' ? (filter.given ?? 'nobody') : filter.kind)));
const both = (...who: string[]): string[][] => PARSERS.map(() => who);

const CLIENTS: readonly [Adapter, string, (filter: string) => string][] = [
  [prisma, "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();", (filter) => `prisma.customer.findMany({ where: ${filter} })`],
  [typeorm, "import { Repository } from 'typeorm';\ndeclare const repo: Repository<Customer>;", (filter) => `repo.find({ where: ${filter} })`],
  [mongoose, "import { Model } from 'mongoose';\ndeclare const model: Model<Customer>;", (filter) => `model.find(${filter})`],
  [sequelize, "import { Model } from 'sequelize';\nclass Customer extends Model {}", (filter) => `Customer.findAll({ where: ${filter} })`],
  [mikro, "import { EntityManager } from '@mikro-orm/core';\ndeclare const em: EntityManager;", (filter) => `em.find(Customer, ${filter})`],
];

describe('a filter that is handed in as a whole', () => {
  for (const [adapter, head, read] of CLIENTS) {
    it(`${adapter.id}: by the request`, () => {
      assert.deepEqual(given(adapter, `${head}\nexport const list = (req, res) => ${read('req.query')};\nexport const posted = (req, res) => { const { filter } = req.body; return ${read('filter')}; };`), both('request', 'request'));
    });

    it(`${adapter.id}: by the caller, or made here`, () => {
      assert.deepEqual(given(adapter, `${head}\nexport const list = (filter) => ${read('filter')};\nexport const made = (req) => ${read('toFilter(req.query)')};\nexport function changed(filter) { filter.tenantId = 1; return ${read('filter')}; }`), both('caller', 'nobody', 'nobody'));
    });
  }

  it('is nobody\'s where a default stands in for it', () => {
    assert.deepEqual(given(mongoose, "import { Model } from 'mongoose';\nexport const list = (model: Model<Customer>, { filter = { tenantId: 1 } }) => model.find(filter);"), both('nobody'));
  });
});
