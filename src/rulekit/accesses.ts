import type { TSESTree } from '@typescript-eslint/types';
import { adapters } from '../adapters/index.ts';
import type { AccessNode } from '../adapters/adapter.ts';
import { propertyName, type SourceView, unwrap, walk } from '../ast/index.ts';
import type { Catalog, DataAccess } from '../model/index.ts';

const byProgram = new WeakMap<TSESTree.Program, readonly DataAccess[]>();

const byMethod = new Map<string, typeof adapters[number][]>();
for (const adapter of adapters) {
  for (const method of adapter.methods) byMethod.set(method, [...(byMethod.get(method) ?? []), adapter]);
}

/** Name with which a call or tagged template ends: `findMany` of `a.b.findMany()`, `sql` of `` sql`…` ``. */
export function accessName(node: AccessNode): string | undefined {
  const callee = unwrap(node.type === 'CallExpression' ? node.callee : node.tag);
  if (callee.type === 'MemberExpression') return propertyName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}

/** True when some adapter wants to see calls that end with this name. */
export function isAccessName(name: string): boolean {
  return byMethod.has(name);
}

/**
 * All data accesses of a file. The first rule that asks runs the adapters over every call; all
 * others share the answer.
 */
export function dataAccesses(source: SourceView, catalog: Catalog): readonly DataAccess[] {
  const known = byProgram.get(source.ast);
  if (known) return known;
  const found: DataAccess[] = [];
  const env = { source, entity: (name: string) => catalog.find(name) };
  walk(
    source.ast,
    (node) => {
      if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return;
      const name = accessName(node);
      const candidates = name === undefined ? undefined : byMethod.get(name);
      if (!candidates) return;
      for (const adapter of candidates) {
        const access = adapter.read(node, env);
        if (access) {
          found.push(access);
          return;
        }
      }
    },
    source.visitorKeys,
  );
  byProgram.set(source.ast, found);
  return found;
}
