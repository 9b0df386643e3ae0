import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, isForeign, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import type { AccessEdits, DataAccess, DialectEdit } from '../../model/index.ts';
import { takenElsewhere } from '../shared/builder-step.ts';
import type { Builder } from './builder.ts';

/** Calls that run a statement: nothing can be added behind them. */
const TERMINALS = new Set(['execute', 'all', 'get', 'run', 'values', 'iterator', 'prepare', '$withCache', 'comment']);

/** Edits of a select chain: a bound where it ends, columns where it begins. */
export function selectEdits(head: TSESTree.CallExpression, builder: Builder, table: string, many: boolean, projectable: boolean, source: SourceView): DataAccess['edits'] {
  if (builder.opaque !== undefined || takenElsewhere(builder.steps, source)) return {};
  return {
    ...(many ? { bound: (rows: number) => boundEdit(builder, rows, source) } : {}),
    ...filterEdit(builder, table, source),
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

/**
 * A condition beside those there are: `where(and(…, eq(table.field, value)))`. Only in a file that
 * already imports the operators, so that the edit stands by itself.
 */
function filterEdit(builder: Builder, table: string, source: SourceView): Pick<AccessEdits, 'filter'> {
  const written = builder.steps.filter(({ name }) => name === 'where');
  const [where] = written;
  const argument = where?.args[0];
  if (written.length > 1 || !/^[\w$.]+$/.test(table) || !imports('eq', source)) return {};
  const from = builder.steps.find(({ name }) => name === 'from');
  // Rows of a statement in place of a table have other columns.
  if (!from?.args[0] || textOf(source, from.args[0]) !== table) return {};
  if (!where) {
    return { filter: (field, value) => ({ code: `.where(eq(${table}.${field}, ${value}))`, edits: [insertLink(from.call, `.where(eq(${table}.${field}, ${value}))`, source)] }) };
  }
  if (!argument || where.conditional || isForeign(argument, source) || !imports('and', source)) return {};
  return {
    filter: (field, value) => {
      const code = `eq(${table}.${field}, ${value})`;
      const call = unwrap(argument);
      // One `and` takes any number of conditions.
      const last = call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'and' ? call.arguments.at(-1) : undefined;
      return { code, edits: [last ? { range: [last.range[1], last.range[1]], text: `, ${code}` } : { range: argument.range, text: `and(${textOf(source, argument)}, ${code})` }] };
    },
  };
}

function imports(name: string, { ast }: SourceView): boolean {
  return ast.body.some((statement) => statement.type === 'ImportDeclaration' && /^drizzle-orm/.test(statement.source.value) && statement.specifiers.some(({ local }) => local.name === name));
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

