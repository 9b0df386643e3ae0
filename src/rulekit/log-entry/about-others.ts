import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isInside, lineOf, propertyName, type SourceView, textOf, walk } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, ProjectView } from '../../model/index.ts';
import { type LogCall, logCalls } from './calls.ts';
import { wordsOf } from './parts.ts';

/** An entry that stands around a read and is about another record. */
export interface OtherEntry extends LogCall {
  /** The entity it says something was done to. */
  of: CatalogEntity;
  line: number;
}

/**
 * Entries around a read which say that a record of another kind was changed, and do not mention what
 * was read: nobody could tell from them that this person's data was seen. An entry about a change of
 * the record that was read, or one that does not say what it is about, is none of them.
 */
export function entriesAboutOthers(access: DataAccess, source: SourceView, { catalog, ...project }: ProjectView): readonly OtherEntry[] {
  const entries = logCalls(source, { catalog, ...project }).filter(({ records }) => records === 'writes');
  if (entries.length === 0) return [];
  const around = outermostFunction(access.node);
  const near = around === undefined ? [] : entries.filter(({ call }) => isInside(call, around));
  if (near.length === 0) return [];
  const own = new Set(entitiesOf(access, catalog));
  const said = mentionsOf(access, source);
  return near.flatMap((entry) => {
    const of = entityOf(entry, catalog, source);
    return of && !own.has(of.name) && !entry.call.arguments.some((argument) => mentions(argument, said, source)) ? [{ ...entry, of, line: lineOf(source, entry.call) }] : [];
  });
}

/** True where all entries of the function around a read record changes. */
export function isAmidLoggedChanges({ node }: DataAccess, source: SourceView, project: ProjectView): boolean {
  const around = outermostFunction(node);
  const entries = around ? logCalls(source, project).filter(({ call }) => isInside(call, around)) : [];
  return entries.length > 0 && entries.every(({ records }) => records === 'writes');
}

function outermostFunction(node: TSESTree.Node): TSESTree.Node | undefined {
  let outermost: TSESTree.Node | undefined;
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === 'ClassBody') break;
    if (isFunction(current)) outermost = current;
  }
  return outermost;
}

/** Names of the entities of which an access tells something, those that belong to somebody with whose they are. */
function entitiesOf(access: DataAccess, catalog: ProjectView['catalog']): string[] {
  const entity = access.entity.kind === 'known' ? catalog.resolve(access.entity.value) : undefined;
  const owner = entity?.belongsTo?.entity;
  return [...(entity ? [entity.name] : []), ...(owner === undefined ? [] : [catalog.find(owner)?.name ?? owner]), ...access.related.flatMap((related) => entitiesOf(related, catalog))];
}

/** What an entry says something was done to: `entity: 'Order'`, `action: 'order.cancel'`; undefined when no entity of the project is named. */
function entityOf({ parts }: LogCall, catalog: ProjectView['catalog'], source: SourceView): CatalogEntity | undefined {
  const words = [...(parts.entity ? [parts.entity] : []), ...(parts.parts.get('action') ?? [])].flatMap((node) => wordsOf(node, source));
  for (const word of words) {
    for (const part of [word, ...word.split(/[\s._:/-]+/)]) {
      const found = part.length > 2 ? catalog.find(part) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

interface Mentions {
  /** Variables that hold the rows. */
  names: ReadonlySet<string>;
  /** The values by which the rows were chosen, as they are written. */
  keys: ReadonlySet<string>;
}

function mentionsOf({ filter, result }: DataAccess, source: SourceView): Mentions {
  const values = filter.kind === 'fields' ? filter.fields.flatMap(({ op, value }) => (op !== 'other' && value ? [value] : [])) : [];
  return { names: new Set(result.bindings), keys: new Set(values.map((value) => textOf(source, value))) };
}

/** Whether what was read is named in an argument: the rows, or the key by which they were found. */
function mentions(argument: TSESTree.Node, { names, keys }: Mentions, source: SourceView): boolean {
  let found = false;
  walk(argument, (node) => {
    if (found) return false;
    if (node.type === 'Identifier' && names.has(node.name)) found = !isKey(node);
    else if (node.type === 'Identifier' || node.type === 'MemberExpression') found = !isKey(node) && keys.has(textOf(source, node));
    return !found;
  });
  return found;
}

/** The name of a property, which is no value; that of a short one is. */
function isKey(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed;
  return parent?.type === 'Property' && parent.key === node && !parent.shorthand && !parent.computed && propertyName(parent) !== undefined;
}
