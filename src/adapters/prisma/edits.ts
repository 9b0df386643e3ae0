import type { TSESTree } from '@typescript-eslint/types';
import { conditionEdit, insertProperty, isForeign, isScript, type ObjectMember, objectView, type ObjectView, setArgumentProperty, type SourceView, staticValue, textOf } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, DialectEdit } from '../../model/index.ts';
import { type Arguments, isUndefined } from './arguments.ts';
import { freeName, pageEdits, rowLoop } from '../shared/row-loop.ts';
import { isRelation } from './projection.ts';

/** Edits of a read whose arguments stand in the call itself. */
export function editsOf(call: TSESTree.CallExpression, args: Arguments, many: boolean, entity: CatalogEntity | undefined, source: SourceView): DataAccess['edits'] {
  if (args.kind === 'unknown' || (args.kind === 'object' && !args.view.inline)) return {};
  const object = args.kind === 'object' ? args.view.object : undefined;
  return {
    ...(many ? { bound: (rows: number) => setArgumentProperty(call, object, 'take', String(rows), source), pages: (rows: number) => pagesEdit(call, args, entity, rows, source) } : {}),
    ...(canProject(args, source) ? { project: (fields: readonly string[]) => projectEdit(call, args, fields, entity, source) } : {}),
  };
}

/**
 * Reads page after page behind a cursor: https://www.prisma.io/docs/orm/prisma-client/queries/pagination#cursor-based-pagination
 * Only where the key is read, and nothing else says in which order or from where.
 */
function pagesEdit(call: TSESTree.CallExpression, args: Arguments, entity: CatalogEntity | undefined, rows: number, source: SourceView): DialectEdit | undefined {
  const key = entity?.fields.find(({ name, unique }) => name === 'id' && unique);
  const type = key?.type === 'String' ? 'string' : key?.type === 'Int' ? 'number' : undefined;
  const view = args.kind === 'object' ? args.view : undefined;
  if (!type || view?.open || ['orderBy', 'take', 'skip', 'cursor', 'distinct', 'omit'].some((name) => view && view.get(name).kind !== 'absent')) return undefined;
  const select = view?.get('select');
  if (select?.kind === 'unknown' || (select?.kind === 'set' && (select.member.optional || !isOn(objectView(select.member.value, source), 'id', source)))) return undefined;
  const loop = rowLoop(call, source);
  const cursor = loop && freeName(['cursor', 'lastId', 'pageCursor'], loop.declaration, source);
  if (!loop || cursor === undefined) return undefined;
  const annotation = isScript(source) ? '' : `: ${type} | undefined`;
  const edit = pageEdits(loop, call, view?.object, 0, {
    head: `let ${cursor}${annotation};\ndo {`,
    page: `orderBy: { id: 'asc' }, take: ${rows}, skip: ${cursor} ? 1 : 0, cursor: ${cursor} ? { id: ${cursor} } : undefined`,
    tail: [`${cursor} = ${loop.rows}.length < ${rows} ? undefined : ${loop.rows}.at(-1)?.id;`, `} while (${cursor});`],
  }, source);
  return { ...edit, code: `take: ${rows}, cursor: …` };
}

function isOn(view: ObjectView | undefined, name: string, source: SourceView): boolean {
  const found = view && !view.open ? view.get(name) : undefined;
  const flag = found?.kind === 'set' && !found.member.optional ? staticValue(found.member.value, source) : undefined;
  return flag?.kind === 'known' && flag.value === true;
}

/** Narrows a relation that is read along: `user: true` becomes `user: { select: { … } }`. */
export function nestedEdits({ value, property }: ObjectMember, args: Arguments, source: SourceView): DataAccess['edits'] {
  if (!property || property.shorthand || isForeign(value, source) || args.kind === 'unknown') return {};
  const columns = (fields: readonly string[]): string => `select: { ${fields.map((field) => `${field}: true`).join(', ')} }`;
  if (args.kind === 'none') return staticValue(value, source).kind === 'known' ? { project: (fields) => ({ code: columns(fields), edits: [{ range: value.range, text: `{ ${columns(fields)} }` }] }) } : {};
  const { view } = args;
  if (!view.inline || view.open || ['include', 'select', 'omit'].some((name) => view.get(name).kind !== 'absent')) return {};
  return { project: (fields) => ({ code: columns(fields), edits: [insertProperty(view.object, columns(fields), source)] }) };
}

/** Adds a condition to a call whose `where` stands in it. */
export function filterEdit(call: TSESTree.CallExpression, args: Arguments, source: SourceView): Pick<DataAccess['edits'], 'filter'> {
  if (args.kind === 'unknown' || (args.kind === 'object' && !args.view.inline)) return {};
  const filter = conditionEdit({ call, object: args.kind === 'object' ? args.view.object : undefined, key: 'where' }, source);
  return filter ? { filter } : {};
}

/** A `select` beside an `include` or `omit` is an error of Prisma's, so all that may bring one must be readable. */
function canProject(args: Arguments, source: SourceView): boolean {
  if (args.kind !== 'object') return true;
  const { view } = args;
  const omit = view.get('omit');
  if (view.open || (omit.kind !== 'absent' && !(omit.kind === 'set' && isUndefined(omit.member.value, source)))) return false;
  return (['include', 'select'] as const).every((clause) => {
    const found = view.get(clause);
    if (found.kind === 'absent') return true;
    // Only one that is written out, property and all, can be rewritten.
    return found.kind === 'set' && found.member.property !== undefined && !found.member.optional && view.object.properties.includes(found.member.property) && inlineClause(found.member.value, source) !== undefined;
  });
}

function inlineClause(node: TSESTree.Node, source: SourceView): ObjectView | undefined {
  const view = objectView(node, source);
  return view?.inline && !view.open ? view : undefined;
}

function projectEdit(call: TSESTree.CallExpression, args: Arguments, fields: readonly string[], entity: CatalogEntity | undefined, source: SourceView): DialectEdit {
  const columns = fields.map((field) => `${field}: true`);
  const view = args.kind === 'object' ? args.view : undefined;
  for (const clause of ['include', 'select'] as const) {
    const found = view?.get(clause);
    if (found?.kind !== 'set' || !found.member.property) continue;
    const kept = (inlineClause(found.member.value, source)?.members ?? []).filter((member) => clause === 'include' || isRelation(member, entity, source));
    const texts = kept.filter((member) => staticValue(member.value, source).kind !== 'none').map((member) => textOf(source, member.property ?? member.value));
    const code = kept.length > 0 ? `select: { ${columns.join(', ')}, … }` : `select: { ${columns.join(', ')} }`;
    return { code, edits: [{ range: found.member.property.range, text: `select: { ${[...columns, ...texts].join(', ')} }` }] };
  }
  return setArgumentProperty(call, view?.object, 'select', `{ ${columns.join(', ')} }`, source);
}
