import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, isForeign, type SourceView } from '../../ast/index.ts';
import type { DataAccess, DialectEdit } from '../../model/index.ts';
import type { BuilderCall, BuilderHistory } from '../shared/builder-origin.ts';
import type { Terminal } from './methods.ts';
import type { Selection } from './selection.ts';

/** Edits of a query builder's chain: a bound before its terminal call, a selection where it is made. */
export function builderEdits(member: TSESTree.MemberExpression, history: BuilderHistory, alias: string | undefined, terminal: Terminal, selection: Selection, source: SourceView): DataAccess['edits'] {
  const { origin } = history;
  const made = origin.kind === 'made' && origin.here ? origin.call : undefined;
  const canProject = made !== undefined && made.arguments.length > 0 && alias !== undefined && history.opaque === undefined && !selection.written;
  return {
    ...(terminal.many ? { bound: (rows: number) => boundEdit(member, history, terminal, rows, source) } : {}),
    ...(alias !== undefined && history.opaque === undefined ? { filter: (field: string, value: string) => filterEdit(member, history, `${alias}.${field}`, value, source) } : {}),
    ...(canProject ? { project: (fields: readonly string[]) => projectEdit(made, alias, fields, source) } : {}),
  };
}

/** `leftJoinAndSelect('order.customer', 'customer')` becomes a `leftJoin` whose fields an `addSelect` names. */
export function joinEdits({ name, member }: BuilderCall, alias: string, source: SourceView): DataAccess['edits'] {
  const call = member.parent;
  if (call.type !== 'CallExpression' || isForeign(member, source) || !/^(?:left|inner)JoinAndSelect$/.test(name)) return {};
  return {
    project(fields) {
      const code = `.addSelect([${fields.map((field) => `'${alias}.${field}'`).join(', ')}])`;
      return { code, edits: [{ range: member.property.range, text: name.replace('AndSelect', '') }, insertLink(call, code, source)] };
    },
  };
}

/** Changes the bound that holds, or adds one in front of the terminal call. Raw rows know only `limit`. */
function boundEdit(member: TSESTree.MemberExpression, { calls }: BuilderHistory, { raw }: Terminal, rows: number, source: SourceView): DialectEdit {
  const last = calls.filter(({ name, elsewhere }) => !elsewhere && (name === 'take' || name === 'limit')).at(-1);
  const argument = last?.args[0];
  if (last && argument && !last.conditional && (!raw || last.name === 'limit')) return { code: `.${last.name}(${rows})`, edits: [{ range: argument.range, text: String(rows) }] };
  const code = `.${raw ? 'limit' : 'take'}(${rows})`;
  return { code, edits: [insertLink(member.object, code, source)] };
}

/** One more condition in front of the terminal call; the first one begins with `where`. */
function filterEdit(member: TSESTree.MemberExpression, { calls }: BuilderHistory, column: string, value: string, source: SourceView): DialectEdit {
  const link = calls.some(({ name }) => /^(?:and|or)?where/i.test(name)) ? 'andWhere' : 'where';
  const parameter = column.slice(column.lastIndexOf('.') + 1);
  const code = `.${link}('${column} = :${parameter}', { ${parameter === value ? value : `${parameter}: ${value}`} })`;
  return { code, edits: [insertLink(member.object, code, source)] };
}

function projectEdit(made: TSESTree.CallExpression, alias: string, fields: readonly string[], source: SourceView): DialectEdit {
  const code = `.select([${fields.map((field) => `'${alias}.${field}'`).join(', ')}])`;
  return { code, edits: [insertLink(made, code, source)] };
}
