import type { TSESTree } from '@typescript-eslint/types';
import { type Answer, isFunction, propertyName, resultUse, resultUses, type SourceView } from '../../ast/index.ts';
import { type ResultUse, unknown } from '../../model/index.ts';

/** What a value is: the answer of a query, its list of documents, one document with its `data()`. */
export type Role = 'snapshot' | 'documents' | 'document';

/** Parts of snapshots and documents that hold no field. */
const BESIDE = new Set(['id', 'ref', 'exists', 'empty', 'size', 'metadata', 'query', 'readTime', 'createTime', 'updateTime', 'isEqual']);

/** A snapshot may be walked through without its `docs`: `snapshot.forEach(…)`. */
const ANSWERS: Readonly<Record<Role, Answer>> = {
  snapshot: { way: ['docs?', '[]', '.data()'], beside: BESIDE, getter: 'get' },
  documents: { way: ['[]', '.data()'], beside: BESIDE, getter: 'get' },
  document: { way: ['.data()'], beside: BESIDE, getter: 'get' },
};

/** What becomes of the rows, seen through snapshots. `role`: what `node` answers. */
export function snapshotUse(node: TSESTree.Node, role: Role, source: SourceView): ResultUse {
  return resultUse(node, ANSWERS[role], source);
}

/** As `snapshotUse`, for the first parameter of a callback: `onSnapshot(query, (snapshot) => …)`. */
export function callbackUse(callback: TSESTree.Node | undefined, role: Role, source: SourceView): ResultUse {
  const given = callback?.type === 'ObjectExpression' ? callback.properties.find((property) => property.type === 'Property' && propertyName(property) === 'next') : undefined;
  const fn = given?.type === 'Property' ? given.value : callback;
  if (!fn) return { bindings: [], fields: unknown('the snapshot goes to a function written elsewhere'), escapes: 'unknown' };
  return resultUses(isFunction(fn) ? { targets: fn.params.slice(0, 1) } : { passedTo: fn }, ANSWERS[role], source);
}
