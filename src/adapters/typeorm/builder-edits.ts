import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../../ast/index.ts';
import type { DataAccess, DialectEdit, TextEdit } from '../../model/index.ts';
import type { BuilderHistory } from './builder.ts';
import type { Terminal } from './methods.ts';
import type { Selection } from './selection.ts';

/** Edits of a query builder's chain: a bound before its terminal call, a selection where it is made. */
export function builderEdits(member: TSESTree.MemberExpression, history: BuilderHistory, alias: string | undefined, terminal: Terminal, selection: Selection, source: SourceView): DataAccess['edits'] {
  const { origin } = history;
  const made = origin.kind === 'made' && origin.here ? origin.call : undefined;
  const canProject = made !== undefined && made.arguments.length > 0 && alias !== undefined && history.opaque === undefined && !selection.written;
  return {
    ...(terminal.many ? { bound: (rows: number) => boundEdit(member, history, terminal, rows, source) } : {}),
    ...(canProject ? { project: (fields: readonly string[]) => projectEdit(made, alias, fields, source) } : {}),
  };
}

/** Changes the bound that holds, or adds one in front of the terminal call. Raw rows know only `limit`. */
function boundEdit(member: TSESTree.MemberExpression, { calls }: BuilderHistory, { raw }: Terminal, rows: number, source: SourceView): DialectEdit {
  const last = calls.filter(({ name, elsewhere }) => !elsewhere && (name === 'take' || name === 'limit')).at(-1);
  const argument = last?.args[0];
  if (last && argument && !last.conditional && (!raw || last.name === 'limit')) return { code: `.${last.name}(${rows})`, edits: [{ range: argument.range, text: String(rows) }] };
  const code = `.${raw ? 'limit' : 'take'}(${rows})`;
  return { code, edits: [linkAfter(member.object, code, member, source)] };
}

function projectEdit(made: TSESTree.CallExpression, alias: string, fields: readonly string[], source: SourceView): DialectEdit {
  const code = `.select([${fields.map((field) => `'${alias}.${field}'`).join(', ')}])`;
  const next = made.parent.type === 'MemberExpression' && made.parent.object === made ? made.parent : undefined;
  return { code, edits: [linkAfter(made, code, next, source)] };
}

/** A new link of the chain, on a line of its own where the next link is on one. */
function linkAfter(node: TSESTree.Node, code: string, next: TSESTree.MemberExpression | undefined, source: SourceView): TextEdit {
  const at = node.range[1];
  const gap = next ? (/^\s*/.exec(source.text.slice(at, next.property.range[0]))?.[0] ?? '') : '';
  return { range: [at, at], text: (gap.includes('\n') ? gap : '') + code };
}
