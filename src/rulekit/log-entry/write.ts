import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, enclosingFunction, enclosingSymbol, isForeign, newLineAt, type SourceView, textOf } from '../../ast/index.ts';
import type { AccessLogPart, CatalogEntity, DataAccess, ProjectView, TextEdit } from '../../model/index.ts';
import type { EntryEdit } from './edits.ts';
import { actorInScope, type CallShape, callShape, isFree, type Slot } from './shape.ts';

/** Methods that answer the row or the rows themselves, in whichever client they stand. */
const ANSWERS_ROWS = /^(?:findMany|findUnique|findFirst|findUniqueOrThrow|findFirstOrThrow|findOne|findOneOrFail|findOneBy|findOneByOrFail|findBy|findAll|findByPk|findById|getMany|getOne|getOneOrFail)$/;
/** Of those, the ones that never answer nothing. */
const NEVER_NOTHING = /(?:OrThrow|OrFail)$/;
/** Parts that every entry must answer, whatever the policy asks. */
const FILLED: readonly AccessLogPart[] = ['actor', 'subject'];

/**
 * Writes the access-log call behind a read, as the project's own function wants it: with the actor
 * that is in scope, the ids of the rows that were read, and the import. Undefined where any part of
 * that would have to be made up, or where the call could not be awaited.
 */
export function logCallEdit(access: DataAccess, entity: CatalogEntity, project: ProjectView, source: SourceView): EntryEdit | undefined {
  if (access.via || isForeign(access.node, source) || !ANSWERS_ROWS.test(access.method) || !loadsId(access, entity)) return undefined;
  const fn = enclosingFunction(access.node);
  const place = placeOf(access, entity, source);
  if (!fn?.async || !place) return undefined;
  const entry = project.accessLogs.find(({ origin, kind }) => origin === 'policy' && kind === 'function') ?? project.accessLogs.find(({ records, kind }) => records === 'reads' && kind === 'function');
  const shape = entry && callShape(entry, source);
  const actor = shape && actorInScope(access.node, source);
  if (!shape || actor === undefined) return undefined;
  const call = callText(shape, { access, entity, actor, rows: place.rows, template: project.accessLogRules.template });
  if (call === undefined) return undefined;
  const guard = access.cardinality === 'one' && !NEVER_NOTHING.test(access.method) ? `if (${place.rows}) ` : '';
  const code = `${guard}await ${call};`;
  const added = importEdit(shape, source);
  if (shape.from !== undefined && !added) return undefined;
  return { edits: [...(added ? [added] : []), ...place.edits(code)], code };
}

function loadsId({ projection }: DataAccess, entity: CatalogEntity): boolean {
  if (!entity.fields.some(({ name, personal }) => name === 'id' && !personal)) return false;
  if (projection.kind === 'all') return true;
  return projection.kind === 'fields' ? projection.fields.includes('id') : projection.kind === 'except' && !projection.fields.includes('id');
}

interface Place {
  /** The name of what was read. */
  rows: string;
  edits(code: string): TextEdit[];
}

/** Behind `const rows = await …;`; `return …` gets a name first. */
function placeOf({ node, cardinality }: DataAccess, entity: CatalogEntity, source: SourceView): Place | undefined {
  const value = castsAround(node);
  const waiting = value.parent?.type === 'AwaitExpression' ? castsAround(value.parent) : undefined;
  const outer = (waiting ?? value).parent as TSESTree.Node | undefined;
  if (waiting && outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' && outer.parent.declarations.length === 1 && outer.parent.parent.type === 'BlockStatement') {
    const { parent: statement } = outer;
    const at = statement.range[1];
    return { rows: outer.id.name, edits: (code) => [{ range: [at, at], text: `${newLineAt(statement.range[0], source)}${code}` }] };
  }
  if (outer?.type !== 'ReturnStatement' || outer.parent.type !== 'BlockStatement') return undefined;
  const rows = cardinality === 'many' ? 'rows' : `${entity.name.charAt(0).toLowerCase()}${entity.name.slice(1)}`.replace(/[^\p{ID_Continue}]/gu, '');
  if (!isFree(rows, node, source)) return undefined;
  const line = newLineAt(outer.range[0], source);
  const read = textOf(source, value);
  return { rows, edits: (code) => [{ range: outer.range, text: `const ${rows} = await ${read};${line}${code}${line}return ${rows};` }] };
}

interface Filling {
  access: DataAccess;
  entity: CatalogEntity;
  actor: string;
  rows: string;
  template: string | undefined;
}

function callText(shape: CallShape, filling: Filling): string | undefined {
  if (filling.template !== undefined) return fromTemplate(filling.template, shape, filling);
  const values: { slot: Slot; text: string }[] = [];
  for (const slot of shape.slots) {
    const text = valueOf(slot, filling);
    if (text !== undefined) values.push({ slot, text });
    else if (slot.required || shape.style === 'positional') return undefined;
  }
  if (!FILLED.every((part) => values.some(({ slot }) => slot.role === part || (part === 'actor' && slot.role === 'user')))) return undefined;
  if (shape.style === 'positional') return `${shape.callee}(${values.map(({ text }) => text).join(', ')})`;
  return `${shape.callee}({ ${values.map(({ slot, text }) => (slot.name === text ? text : `${slot.name}: ${text}`)).join(', ')} })`;
}

function valueOf({ role, list, text }: Slot, { access, entity, actor, rows }: Filling): string | undefined {
  switch (role) {
    case 'actor':
    case 'user':
      return list ? undefined : actor;
    case 'entity':
      return list ? undefined : quoted(entity.name);
    case 'action':
      return list ? undefined : quoted(access.cardinality === 'many' ? 'list' : 'view');
    case 'purpose':
      return list ? undefined : quoted(purposeOf(access.node));
    case 'subject':
      return subjectText(access, entity, rows, list, text);
    default:
      return undefined;
  }
}

/** The ids of what was read, as texts where the function wants texts and the ids are none. */
function subjectText({ cardinality }: DataAccess, entity: CatalogEntity, rows: string, list: boolean, text: boolean): string | undefined {
  const type = entity.fields.find(({ name }) => name === 'id')?.type ?? '';
  const isText = !text || /^(?:string|text|varchar|char|uuid|cuid|objectid)/i.test(type);
  const id = (of: string): string => (isText ? `${of}.id` : `String(${of}.id)`);
  if (cardinality === 'many') return list ? `${rows}.map((row) => ${id('row')})` : undefined;
  return list ? `[${id(rows)}]` : id(rows);
}

/** What the code around is for, by its own name. */
function purposeOf(node: TSESTree.Node): string {
  return enclosingSymbol(node).split('.').at(-1)?.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').toLowerCase() ?? '';
}

/** The policy's own call; its holes are filled, an `await` in front of it is ours to write. */
function fromTemplate(template: string, { callee }: CallShape, filling: Filling): string | undefined {
  const { access, entity, actor, rows } = filling;
  // A plural in front of it says that the function takes a list.
  const subject = subjectText(access, entity, rows, /(?:s|対象者?一覧)['"]?\s*:\s*\{subject\}/i.test(template), false);
  if (subject === undefined) return undefined;
  const fields = access.projection.kind === 'fields' ? `[${access.projection.fields.map(quoted).join(', ')}]` : undefined;
  const values: Readonly<Record<string, string | undefined>> = { actor, action: quoted(access.cardinality === 'many' ? 'list' : 'view'), entity: quoted(entity.name), subject, fields: fields ?? '[]', purpose: quoted(purposeOf(access.node)) };
  const text = template.trim().replace(/^await\s+/, '').replace(/;$/, '');
  if (!text.startsWith(`${callee}(`)) return undefined;
  return text.replace(/\{(actor|action|entity|subject|fields|purpose)\}/g, (hole, name: string) => values[name] ?? hole);
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** The import behind the last one, in the quotes of the file. */
function importEdit({ from, callee }: CallShape, source: SourceView): TextEdit | undefined {
  const last = source.ast.body.findLast(({ type }) => type === 'ImportDeclaration');
  if (from === undefined || last?.type !== 'ImportDeclaration') return undefined;
  const quote = textOf(source, last.source).charAt(0);
  const end = textOf(source, last).endsWith(';') ? ';' : '';
  return { range: [last.range[1], last.range[1]], text: `${newLineAt(last.range[0], source)}import { ${callee} } from ${quote}${from}${quote}${end}` };
}
