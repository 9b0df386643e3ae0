import assert from 'node:assert/strict';
import { withLastGood } from '../../src/engine/last-good.ts';
import { readFileFacts, readSchemaFacts } from '../../src/project/index.ts';

const PRISMA = 'model Customer {\n  id String @id\n  email String\n}\n\nmodel Order {\n  id String @id\n  note String\n}\n\nmodel Tag {\n  id String @id\n}\n';

describe('the last readable version', () => {
  const good = readSchemaFacts(PRISMA, 'schema.prisma');
  const settled = (text: string): { entities: Record<string, string[]>; stale: string[] } => {
    const { facts, stale } = withLastGood(readSchemaFacts(text, 'schema.prisma'), good, text);
    return { entities: Object.fromEntries((facts.entities ?? []).flatMap(({ result }) => result.entities.map(({ name, fields }) => [name, fields.map((field) => field.name)]))), stale: stale.map(({ name, line }) => `${name}:${line}`) };
  };

  it('keeps the fields of an entity with a problem inside, and of no other', () => {
    assert.deepEqual(settled(PRISMA.replace('email String', 'ema').replace('  note String\n', '')), { entities: { Customer: ['id', 'email'], Order: ['id'], Tag: ['id'] }, stale: ['Customer:3'] });
  });

  it('keeps an entity that is gone while its name still stands, and lets go of one that was deleted', () => {
    assert.deepEqual(settled(PRISMA.replace('model Customer {', 'modl Customer {').replace(/model Tag[^]*$/, '')), { entities: { Order: ['id', 'note'], Customer: ['id', 'email'] }, stale: ['Customer:1'] });
  });

  it('does not outlive a text that can be read', () => {
    assert.deepEqual(settled('model Order {\n  id String @id\n}\n'), { entities: { Order: ['id'] }, stale: [] });
  });

  it('keeps all that a source declared while it does not parse', () => {
    const source = "import { Column, Entity } from 'typeorm';\n@Entity()\nexport class Customer {\n  @Column() email: string;\n}\n";
    const broken = source.replace('string;', '');
    const { facts, stale } = withLastGood(readFileFacts(broken, 'a.ts'), readFileFacts(source, 'a.ts'), broken);
    assert.deepEqual([facts.entities?.[0]?.result.entities[0]?.fields.map(({ name }) => name), stale.map(({ name }) => name)], [['email'], ['Customer']]);
    assert.ok(facts.unreadable);
  });
});
