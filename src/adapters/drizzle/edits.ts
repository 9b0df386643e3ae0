import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, type SourceView } from '../../ast/index.ts';
import type { DataAccess, DialectEdit } from '../../model/index.ts';
import { takenElsewhere } from '../shared/builder-step.ts';
import type { Builder } from './builder.ts';

/** Calls that run a statement: nothing can be added behind them. */
const TERMINALS = new Set(['execute', 'all', 'get', 'run', 'values', 'iterator', 'prepare', '$withCache', 'comment']);

/** Edits of a select chain: a bound where it ends, columns where it begins. */
export function selectEdits(head: TSESTree.CallExpression, builder: Builder, table: string, many: boolean, projectable: boolean, source: SourceView): DataAccess['edits'] {
  if (builder.opaque !== undefined || takenElsewhere(builder.steps, source)) return {};
  return {
    ...(many ? { bound: (rows: number) => boundEdit(builder, rows, source) } : {}),
    ...(projectable && head.arguments.length === 0 ? { project: (fields: readonly string[]) => projectEdit(head, table, fields) } : {}),
  };
}

function boundEdit(builder: Builder, rows: number, source: SourceView): DialectEdit {
  const code = `.limit(${rows})`;
  const written = builder.steps.filter(({ name }) => name === 'limit').at(-1);
  const argument = written?.args[0];
  if (argument && !written.conditional) return { code, edits: [{ range: argument.range, text: String(rows) }] };
  return { code, edits: [insertLink(lastLink(builder), code, source)] };
}

/** The last call of the chain that runs, before the one that runs it; the variable where a variable is awaited. */
function lastLink({ end, steps }: Builder): TSESTree.Node {
  const own = steps.filter(({ call }) => call.range[0] === end.range[0] && call.range[1] <= end.range[1]);
  const last = own.filter(({ name }) => !TERMINALS.has(name)).at(-1);
  const first = own.find(({ name }) => TERMINALS.has(name));
  return last?.call ?? first?.member.object ?? end;
}

function projectEdit(head: TSESTree.CallExpression, table: string, fields: readonly string[]): DialectEdit {
  const list = `{ ${fields.map((field) => `${field}: ${table}.${field}`).join(', ')} }`;
  const at = head.range[1] - 1;
  return { code: `select(${list})`, edits: [{ range: [at, at], text: list }] };
}

