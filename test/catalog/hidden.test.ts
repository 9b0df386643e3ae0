import assert from 'node:assert/strict';
import { buildCatalog, createCatalog, readTypeormEntities } from '../../src/catalog/index.ts';
import type { DataAccess, Projection } from '../../src/model/index.ts';
import { sourceParser } from '../../src/parse/index.ts';
import { readFileFacts } from '../../src/project/index.ts';
import { personalReads } from '../../src/rulekit/index.ts';
import { assertInProportion } from '../support/growth.ts';

const SOURCE = `import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity()
export class User {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  @Column({ select: false }) passwordHash: string;
}`;

function catalog() {
  const outcome = sourceParser('typescript').parse(SOURCE, 'user.ts');
  assert.ok(outcome.ok);
  return createCatalog(buildCatalog([{ kind: 'typeorm', file: 'user.ts', result: readTypeormEntities(outcome.source.ast, SOURCE, 'user.ts') }]));
}

function read(projection: Projection): string[] {
  const access = { entity: { kind: 'known', value: { name: 'User', as: 'class' } }, projection, related: [] } as unknown as DataAccess;
  return personalReads(access, catalog()).flatMap(({ fields }) => fields.map(({ name }) => name));
}

describe('fields that are hidden unless asked for (`select: false`)', () => {
  it('are marked in the catalog', () => {
    assert.deepEqual(catalog().find('User')?.fields.filter((field) => field.hidden).map(({ name }) => name), ['passwordHash']);
  });

  it('are no part of all fields, nor of all but some', () => {
    assert.deepEqual(read({ kind: 'all' }), ['email']);
    assert.deepEqual(read({ kind: 'except', fields: ['email'] }), []);
  });

  it('are read where they are named', () => {
    assert.deepEqual(read({ kind: 'fields', fields: ['id', 'passwordHash'] }), ['passwordHash']);
  });
});

describe('classes that a project is searched for', () => {
  const entities = (text: string): string[] => (readFileFacts(text, 'base.ts').entities ?? []).flatMap(({ result }) => result.entities.map(({ name }) => name));

  it('a base class with nothing but dates', () => {
    assert.deepEqual(entities("import { CreateDateColumn } from 'typeorm';\nexport abstract class Base { @CreateDateColumn() createdAt: Date; }"), ['Base']);
  });

  it('a base class with a decorator of the project', () => {
    assert.deepEqual(entities("import { MoneyColumn } from './money-column';\nexport abstract class Priced { @MoneyColumn() price: number; }"), ['Priced']);
  });

  it('a text that only looks alike is cheap, however long', () => {
    const prepare = (n: number): (() => void) => {
      const bait = `// @${'EntityPrimary'.repeat(n)}`;
      return () => assert.deepEqual(readFileFacts(bait, 'bait.ts'), {});
    };
    assertInProportion(prepare, 10_000, 100_000);
  });
});
