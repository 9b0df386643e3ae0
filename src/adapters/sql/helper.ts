import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, propertyName, type SourceView, sourceOf, unwrap, walk } from '../../ast/index.ts';
import type { SqlCall } from './call.ts';
import { sqlClientOf } from './client.ts';
import type { SqlClient } from './packages.ts';

/** Names that projects give their own functions around a client; each takes the text, or an object with it, first. */
export const HELPERS: readonly string[] = [
  'runQuery', 'executeQuery', 'rawQuery', 'sqlQuery', 'dbQuery', 'runSql', 'executeSql', 'execSql', 'queryRows', 'queryOne', 'queryAll', 'queryMany', 'fetchRows',
  'legacyQuery', 'queryClickhouse', 'queryClickHouse',
];
const PASSES_ON = new Set(['query', 'execute', 'unsafe', 'prepare']);

/**
 * The client that a function of the project hands its text to. Its own result may be anything, so
 * how rows come out is judged by what the caller takes.
 */
export function helperClient(call: SqlCall, source: SourceView): SqlClient | undefined {
  if (call.node.type !== 'CallExpression') return undefined;
  const fn = calledFunction(call.node, source);
  const [parameter] = fn?.params ?? [];
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (!fn || name?.type !== 'Identifier') return undefined;
  const own = sourceOf(fn, source);
  let found: SqlClient | undefined;
  walk(fn.body, (node) => {
    if (found) return false;
    const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
    if (node.type !== 'CallExpression' || !called || !PASSES_ON.has(called.name) || !passes(node.arguments[0], name.name)) return undefined;
    found = sqlClientOf(called.object, own);
    return undefined;
  });
  return found && { package: found.package, evidence: 'import', shape: 'rows', ...(found.dialect ? { dialect: found.dialect } : {}) };
}

/** `text`, `options.query`, `{ query: options.query, … }`, `{ text }`. */
function passes(argument: TSESTree.Node | undefined, name: string): boolean {
  const value = argument && unwrap(argument);
  if (value?.type === 'Identifier') return value.name === name;
  if (value?.type === 'MemberExpression') return value.object.type === 'Identifier' && value.object.name === name;
  if (value?.type !== 'ObjectExpression') return false;
  return value.properties.some((property) => property.type === 'Property' && /^(?:text|sql|query)$/.test(propertyName(property) ?? '') && passes(property.value, name));
}
