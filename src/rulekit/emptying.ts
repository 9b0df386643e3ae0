import type { TSESTree } from '@typescript-eslint/types';
import { isForeign, isFunction, type SourceView } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import { commentsAbout } from './said-of.ts';

/** Entities that a function empties or resets in whole before nobody takes it for a forgotten condition. */
const SEVERAL = 3;
/** Words for emptying a store on purpose, in what is named after it. */
const RESETS = /reset|wipe|truncat|purge|clear|clean|nuke|flush|teardown|tear_down|empty|erase|factory|danger|(?:delete|remove|drop|destroy)_?(?:all|every)|全件?(?:削除|消去)|初期化|リセット/i;

/**
 * True for a mutation of a function that is there to empty the store: its name, its file or its comment says
 * so, and it does the same to other entities. Nobody forgets a condition three times in a row.
 */
export function isEmptyingOnPurpose(access: DataAccess, accesses: readonly DataAccess[], file: string, source: SourceView): boolean {
  const at = access.via ?? access.node;
  const fn = isForeign(at, source) ? undefined : outermostFunction(at);
  if (!fn) return false;
  const emptied = new Set<string>();
  for (const other of accesses) {
    const { operation, cardinality, filter, entity } = other;
    if ((operation !== 'delete' && operation !== 'update') || cardinality !== 'many' || filter.kind !== 'none') continue;
    const place = other.via ?? other.node;
    if (entity.kind === 'known' && !isForeign(place, source) && isWithin(place, fn)) emptied.add(entity.value.name);
  }
  return emptied.size >= SEVERAL && [file.split('/').slice(-2).join('/'), nameOf(fn), commentsAbout(at, source)].some((text) => RESETS.test(text));
}

function outermostFunction(node: TSESTree.Node): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) found = current;
  return found;
}

const isWithin = (node: TSESTree.Node, fn: TSESTree.Node): boolean => node.range[0] >= fn.range[0] && node.range[1] <= fn.range[1];

function nameOf(fn: TSESTree.Node): string {
  if ('id' in fn && fn.id && 'name' in fn.id) return String(fn.id.name);
  const { parent } = fn;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent && 'key' in parent && parent.key.type === 'Identifier') return parent.key.name;
  return '';
}
