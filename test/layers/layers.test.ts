import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { importProblem, layerOf, layers, pureLayers } from '../../scripts/lint/layers.mjs';
import { importsOf, parse, root, sourceFiles } from './import-graph.ts';

const files = sourceFiles('src', 'rules');
const parsed = files.map(parse);
const imports = parsed.flatMap(importsOf);

/** Names used as values anywhere in a file: `process`, `fetch` … with where they stand. */
function globalsUsed(source: ts.SourceFile, names: ReadonlySet<string>): string[] {
  const used: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && isFreeName(node)) {
      used.push(`${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return used;
}

function isFreeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isElementAccessExpression(parent);
}

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

  it('uses no file, process or console in the pure layers', () => {
    const names = new Set(['process', 'console', 'require', '__dirname', '__filename']);
    const pure = parsed.filter((source) => pureLayers.includes(layerOf(source.fileName) ?? ''));
    assert.ok(pure.length > 20);
    assert.deepEqual(pure.flatMap((source) => globalsUsed(source, names)), []);
  });

  it('uses no network and makes no code from text, anywhere', () => {
    const names = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'eval', 'Function']);
    assert.deepEqual(parsed.flatMap((source) => globalsUsed(source, names)), []);
  });

  it('reads arguments, writes standard output and sets exit codes only in src/cli', () => {
    const uses = parsed
      .filter((source) => layerOf(source.fileName) !== 'src/cli')
      .filter((source) => /\bprocess\s*\.\s*(?:argv|stdout|stderr|stdin|exit|exitCode)\b/.test(withoutComments(source)))
      .map((source) => source.fileName);
    assert.deepEqual(uses, []);
  });

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
