import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { importProblem, layerOf, layers } from '../../scripts/lint/layers.mjs';
import { lintLayers } from './lint.ts';
import { importsOf, parse, root, sourceFiles } from './import-graph.ts';

const files = sourceFiles('src', 'rules');
const parsed = files.map(parse);
const imports = parsed.flatMap(importsOf);

describe('layers', () => {
  it('knows every layer: each folder of src and each layer of the table exist', () => {
    const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true }).map((entry) => `src/${entry.name}`);
    assert.deepEqual(Object.keys(layers).filter((name) => name !== 'rules').sort(), folders.sort());
  });

  it('reads a real import graph', () => {
    assert.ok(imports.length > files.length, `${imports.length} imports in ${files.length} files`);
    assert.ok(imports.some((one) => one.typeOnly) && imports.some((one) => !one.typeOnly));
  });

  it('holds every import of src and rules to the direction of dependencies', () => {
    const wrong = imports.flatMap(({ from, specifier, typeOnly, line }) => {
      const problem = importProblem(from, specifier, typeOnly);
      return problem ? [`${from}:${line} ${problem}`] : [];
    });
    assert.deepEqual(wrong, []);
  });

  it('has no cycle between layers', () => {
    const edges = new Map<string, Set<string>>();
    for (const [layer, allowed] of Object.entries(layers)) {
      edges.set(layer, new Set(allowed.map((entry) => entry.replace(/^types:/, '')).map((entry) => layerOf(`${entry}/`) ?? entry)));
    }
    const visit = (layer: string, trail: readonly string[]): void => {
      assert.ok(!trail.includes(layer), `cycle: ${[...trail, layer].join(' → ')}`);
      for (const next of edges.get(layer) ?? []) visit(next, [...trail, layer]);
    };
    for (const layer of edges.keys()) visit(layer, []);
  });

  it('breaks no hard line in any file, comments that switch rules off notwithstanding', () => {
    const broken = parsed.flatMap((source) => lintLayers(source.fileName, source.text).map((message) => `${source.fileName}: ${message}`));
    assert.deepEqual(broken, []);
  }).timeout(120_000);

  it('names no data client in a rule', () => {
    const clients = readdirSync(path.join(root, 'src/adapters'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3))
      .filter((name) => !['index', 'types', 'adapter', 'registry', 'sql'].includes(name));
    assert.ok(clients.includes('prisma') && clients.includes('typeorm'));
    const names = new RegExp([...clients, 'mysql', 'postgres', 'sequelize', 'mongoose', 'jsforce', 'kintone', 'findMany', 'getMany', 'queryRaw'].join('|'), 'i');
    const named = parsed.filter((source) => layerOf(source.fileName) === 'rules' && names.test(withoutComments(source)));
    assert.deepEqual(named.map((source) => source.fileName), []);
  });
});

function withoutComments(source: ts.SourceFile): string {
  return ts.createPrinter({ removeComments: true }).printFile(source);
}
