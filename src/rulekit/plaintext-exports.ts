import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, type FunctionNode, isForeign, propertyName, sourceOf, unwrap } from '../ast/index.ts';
import { externalSinks, type FileSink, fileSinks, ForwardTracer, isEncrypting, isMaskingName, isProtectedAround } from '../flow/index.ts';
import type { PersonalField } from '../model/index.ts';
import { callName } from './calls.ts';
import type { RuleEnv } from './create-rule.ts';
import { byEntity } from './leak-groups.ts';
import { type Leak, leaksOf } from './leaks.ts';
import { accessLogMatcher } from '../flow/index.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * Personal data that becomes a file which nothing protects: the leaks of one function and one entity
 * together, since they make one file.
 */
export function plaintextExports(env: RuleEnv<string>): Leak[][] {
  const accesses = new Set<unknown>(env.accesses.map(({ node }) => node));
  const named = protectingCalls(env);
  const files = new Map<unknown, Leak[]>();
  for (const leak of leaksOf(fileSinks, env)) {
    if (accesses.has(leak.node) || isOfThirdParty(leak, env)) continue;
    const fields = leavingFields(leak, env);
    if (fields.length === 0 || isProtected(leak, env, named)) continue;
    const key = fileMaker(leak.node) ?? env.source.ast;
    files.set(key, [...(files.get(key) ?? []), { ...leak, value: { ...leak.value, fields } }]);
  }
  return [...files.values()].map((leaks) => mostOf(byEntity(leaks, env)));
}

/** The function that makes the file a place writes to: the one around it that is called for more than one row. */
function fileMaker(node: TSESTree.Node): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  while (fn && PER_ROW.has(fn.parent.type === 'CallExpression' ? (callName(fn.parent) ?? '') : '')) fn = enclosingFunction(fn);
  return fn;
}

/** Methods that call a function for each row, or when something is there. */
const PER_ROW = new Set(['map', 'flatMap', 'forEach', 'filter', 'reduce', 'each', 'eachRow', 'then', 'on', 'from']);

/** Of what one file holds of several entities, that of the entity with the most fields, then with the most values: protecting the file protects all of it. */
function mostOf(groups: readonly Leak[][]): Leak[] {
  const fields = (leaks: readonly Leak[]): number => new Set(leaks.flatMap(({ value }) => value.fields.map(({ name }) => name))).size;
  const isMore = (one: readonly Leak[], other: readonly Leak[]): boolean => fields(one) > fields(other) || (fields(one) === fields(other) && one.length > other.length);
  return groups.reduce((most, one) => (isMore(one, most) ? one : most), []);
}

/** What a known service gets is asked about there, and may be approved. */
function isOfThirdParty({ sink, node, through }: Leak, env: RuleEnv<string>): boolean {
  const { detail } = sink as FileSink;
  if (detail === 'http' || detail === 'sheet') return true;
  if (detail !== 'upload') return false;
  const reader = externalSinks(env.project.externalServices);
  const at = (through?.node ?? node) as Leak['node'];
  return reader.mayBe(at) && reader.read(at, sourceOf(at, env.source)) !== undefined;
}

/** What of a value must not stand in a file that anybody can read. */
function leavingFields({ value, sink }: Leak, { policy: { strict } }: RuleEnv<string>): PersonalField[] {
  if (!strict && (isOfOne(value.access, sink as FileSink) || isOnlyNamed(value, sink as FileSink))) return [];
  return value.fields.filter(({ classification: { category, sensitivity } }) => strict || (sensitivity !== 'low' && category !== 'auth.credential'));
}

/** A name alone tells of a table's column; what a program writes for itself has such names too: who signed in, whom a mail is from. */
function isOnlyNamed({ via, entity }: Leak['value'], { detail }: FileSink): boolean {
  return via === 'name' && entity === undefined && (detail === 'file' || detail === 'upload' || detail === 'response');
}

/** A document or a download about one person is mostly for that person: an invoice, a ticket, their own data. */
function isOfOne(access: Leak['value']['access'], { detail }: FileSink): boolean {
  if (detail === 'document') return access?.cardinality !== 'many';
  return access?.cardinality === 'one' && detail !== 'file' && detail !== 'table';
}

const matchers = new WeakMap<RuleEnv<string>['accesses'], (call: Call) => boolean>();

/** Whether a call is of a function that the policy says to protect files. */
function protectingCalls({ project, source, accesses }: RuleEnv<string>): (call: Call) => boolean {
  let matcher = matchers.get(accesses);
  if (!matcher) {
    const matches = accessLogMatcher({ accessLogs: project.protections.map(({ name, module }) => ({ name, ...(module === undefined ? {} : { module }), origin: 'policy', kind: 'function', records: 'unknown' })) }, source);
    matchers.set(accesses, (matcher = project.protections.length === 0 ? () => false : (call) => call.type === 'CallExpression' && matches(call) !== undefined));
  }
  return matcher;
}

/** Whether the file is encrypted where it is made, or what is made is handed to what encrypts. */
function isProtected({ node, through }: Leak, env: RuleEnv<string>, named: (call: Call) => boolean): boolean {
  const { source } = env;
  if (isProtectedAround(node, source, named)) return true;
  if (through && isForeign(through.node, source) && isProtectedAround(through.node, sourceOf(through.node, source), NONE)) return true;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const tracer = new ForwardTracer<true>(source, ({ as }) => (as.kind === 'argument' && protects(as.call, env, named) ? true : undefined));
  return tracer.trace(node, { of: 'rows', at: [] }).length > 0;
}

const NONE = (): boolean => false;

function protects(call: Call, { source }: RuleEnv<string>, named: (call: Call) => boolean): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  return isMaskingName(name) || named(call) || isEncrypting(call, source);
}
