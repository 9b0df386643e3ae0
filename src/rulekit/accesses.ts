import type { TSESTree } from '@typescript-eslint/types';
import { adapters } from '../adapters/index.ts';
import type { AccessNode, Adapter } from '../adapters/adapter.ts';
import { propertyName, type SourceView, unwrap, walk } from '../ast/index.ts';
import type { Catalog, DataAccess } from '../model/index.ts';

const byProgram = new WeakMap<TSESTree.Program, readonly DataAccess[]>();

/** Adapters by the method names they want to see, for one set of adapters that a text can concern. */
type Dispatch = ReadonlyMap<string, readonly Adapter[]>;

const dispatches = new Map<string, Dispatch>();

/**
 * The adapters whose tokens stand in a text, by method name. Which of them can concern a file is a
 * question to its text alone, so that every host asks the same adapters.
 */
export function accessDispatch(text: string): Dispatch {
  const relevant = adapters.filter((adapter) => adapter.tokens.some((token) => text.includes(token)));
  const key = relevant.map(({ id }) => id).join(' ');
  let dispatch = dispatches.get(key);
  if (!dispatch) {
    const byMethod = new Map<string, Adapter[]>();
    for (const adapter of relevant) for (const method of adapter.methods) byMethod.set(method, [...(byMethod.get(method) ?? []), adapter]);
    dispatches.set(key, (dispatch = byMethod));
  }
  return dispatch;
}

/** Name with which a call or tagged template ends: `findMany` of `a.b.findMany()`, `sql` of `` sql`…` ``. */
export function accessName(node: AccessNode): string | undefined {
  const callee = unwrap(node.type === 'CallExpression' ? node.callee : node.tag);
  if (callee.type === 'MemberExpression') return propertyName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}

/**
 * All data accesses of a file. The first rule that asks runs the adapters over every call; all
 * others share the answer.
 */
export function dataAccesses(source: SourceView, catalog: Catalog): readonly DataAccess[] {
  const known = byProgram.get(source.ast);
  if (known) return known;
  const found: DataAccess[] = [];
  const dispatch = accessDispatch(source.text);
  const env = { source, entity: (name: string) => catalog.find(name) };
  walk(
    source.ast,
    (node) => {
      if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return;
      const name = accessName(node);
      const candidates = name === undefined ? undefined : dispatch.get(name);
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
