import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../../ast/index.ts';
import { type EntityRef, type FilterField, type Known, known, unknown } from '../../model/index.ts';
import { HOLE, writtenText } from '../shared/text/written-text.ts';

/** A segment of a path: a name of the source, or the expression of run time. */
interface Segment {
  text: string | undefined;
  node: TSESTree.Node;
}

/** Where a collection or document lies: its collection, and the documents above it, which tie its rows to a parent. */
export interface Place {
  entity: Known<EntityRef>;
  parents: readonly FilterField[];
  /** The id of a document, where the path names one. */
  id?: TSESTree.Node;
}

/** Reads the path arguments of `collection(db, 'companies', id, 'customers')` and `doc(db, 'customers/1')`, below a place already known. */
export function placeOf(nodes: readonly TSESTree.Node[], source: SourceView, below?: Place): Place {
  const segments = nodes.flatMap((node) => segmentsOf(node, source));
  const parents: FilterField[] = [...(below?.parents ?? [])];
  let entity: Known<EntityRef> = below?.entity ?? UNNAMED;
  let id: TSESTree.Node | undefined = below?.id;
  // A path alternates between a collection and the id of one of its documents.
  let expectsId = below !== undefined && id === undefined;
  for (const { text, node } of segments) {
    if (expectsId) id = node;
    else {
      if (id) parents.push({ name: parentKey(entity), op: 'eq', value: id, optional: false });
      id = undefined;
      entity = text === undefined ? UNNAMED : known({ name: text, as: 'object' });
    }
    expectsId = !expectsId;
  }
  return { entity, parents, ...(id ? { id } : {}) };
}

export const UNNAMED = unknown('the collection is chosen at run time');

function segmentsOf(node: TSESTree.Node, source: SourceView): Segment[] {
  const text = writtenText(node, source);
  const parts = text.split('/').filter((part) => part !== '');
  return parts.map((part) => ({ text: part.includes(HOLE) ? undefined : part, node }));
}

/** The key by which a row belongs to a document above it: `companyId` for `companies/{id}/customers`. */
function parentKey(entity: Known<EntityRef>): string {
  const name = entity.kind === 'known' ? entity.value.name : 'parent';
  return `${name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')}Id`;
}
