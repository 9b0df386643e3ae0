import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, enclosingFunction, findVariable, type FunctionNode, isForeign, objectProperty, propertyName, sourceOf, unwrap } from '../ast/index.ts';
import { externalSinks, type FileSink, fileSinks, ForwardTracer, isEncrypting, isMaskingName, isProtectedAround } from '../flow/index.ts';
import type { PersonalField } from '../model/index.ts';
import { callName } from './calls.ts';
import type { RuleEnv } from './create-rule.ts';
import { isCard, isGivenBack, isOfCompany } from './files-for-one.ts';
import { byEntity } from './leak-groups.ts';
import { isRemovedAgain } from './removed-files.ts';
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
    if (!env.policy.strict && (isRemovedAgain(leak.through?.node ?? leak.node) || isGivenBack(leak, env) || isCard(leak, env))) continue;
    const fields = leavingFields(leak, env);
    if (fields.length === 0 || isProtected(leak, env, named) || (!env.policy.strict && isOwnSettings(leak, env))) continue;
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
function leavingFields(leak: Leak, { policy: { strict }, source }: RuleEnv<string>): PersonalField[] {
  const { value, sink } = leak;
  if (isNameOfFile(value.node) || (value.origin && isNameOfFile(value.origin))) return [];
  if (!strict && (isOfOne(value, sink as FileSink, source) || isOnlyNamed(value, sink as FileSink))) return [];
  if (strict) return [...value.fields];
  return value.fields.filter((field) => field.classification.sensitivity !== 'low' && field.classification.category !== 'auth.credential' && !isOfCompany(leak, field));
}

/** A name alone tells of a table's column; what a program writes for itself has such names too: who signed in, whom a mail is from. */
function isOnlyNamed({ via, entity }: Leak['value'], { detail }: FileSink): boolean {
  return via === 'name' && entity === undefined && (detail === 'file' || detail === 'upload' || detail === 'response');
}

/** What a program keeps for whoever runs it, readable for that account alone: `writeFileSync(path, JSON.stringify(credentials), { mode: 0o600 })`. */
function isOwnSettings({ value, sink, node }: Leak, { project }: RuleEnv<string>): boolean {
  if ((sink as FileSink).detail !== 'file' || value.access || (value.entity !== undefined && project.catalog.find(value.entity))) return false;
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && node.arguments.some((options) => options.type === 'ObjectExpression' && isForOwnerOnly(objectProperty(options, 'mode').value));
}

function isForOwnerOnly(mode: TSESTree.Node | undefined): boolean {
  const value = mode && unwrap(mode);
  const bits = value?.type === 'Literal' ? (typeof value.value === 'string' ? Number.parseInt(value.value, 8) : value.value) : undefined;
  return typeof bits === 'number' && bits > 0 && (bits & 0o077) === 0;
}

/** A document or a download about one person is mostly for that person: an invoice, a ticket, their own data. */
function isOfOne(value: Leak['value'], { detail }: FileSink, source: RuleEnv<string>['source']): boolean {
  const { access } = value;
  if (detail === 'document') return access?.cardinality !== 'many';
  // A report about one person has that person's name at its head; a table of records is a list, even of one.
  if (detail === 'table') return value.via !== 'record' && value.entity !== undefined && (access === undefined || access.cardinality === 'one') && !isOfMany(value, source) && !isOfParameter(value, source);
  if (detail === 'file') return false;
  if (access) return access.cardinality === 'one';
  return (detail === 'download' || detail === 'response') && value.entity !== undefined && !isOfMany(value, source);
}

/** Whether a value is taken of one record after the other, or is a list of them. */
function isOfMany({ node, origin, via, entity = '' }: Leak['value'], source: RuleEnv<string>['source']): boolean {
  const made = node.type === 'Identifier' ? constantInitialiser(findVariable(node, source)) : undefined;
  const places = [node, ...(origin ? [origin] : []), ...(made ? [made] : [])];
  if (places.some((place) => isPerRow(place) || isOfRows(place))) return true;
  const named = unwrap(origin ?? node);
  return (via === 'record' || via === 'body') && (named.type !== 'Identifier' || (named.name.toLowerCase() !== entity.toLowerCase() && /(?:s|list|rows|all|一覧|たち)$/i.test(named.name)));
}

/** Taken of what a function is given: which may be called for each row. */
function isOfParameter({ node, origin }: Leak['value'], source: RuleEnv<string>['source']): boolean {
  let root = unwrap(origin ?? node);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  return root.type !== 'Identifier' || (findVariable(root, source)?.defs.some(({ type }) => type === 'Parameter') ?? true);
}

/** Inside of what runs for each row. */
function isPerRow(node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent as TSESTree.Node | undefined) {
    if (/^(?:For\w*|While|DoWhile)Statement$/.test(outer.type)) return true;
    if (outer.type === 'CallExpression' && outer.callee !== inner && PER_ROW.has(callName(outer) ?? '')) return true;
  }
  return false;
}

/** `rows.map((row) => row.email).join()`, `rows[0].email`. */
function isOfRows(node: TSESTree.Node): boolean {
  let current = unwrap(node);
  for (let links = 0; links < 20; links++) {
    if (current.type === 'CallExpression') {
      if (PER_ROW.has(callName(current) ?? '')) return true;
      current = unwrap(current.callee);
    } else if (current.type === 'MemberExpression') {
      if (current.computed) return true;
      current = unwrap(current.object);
    } else return false;
  }
  return false;
}

/** `{ filename: `${customer.lastName}.pdf`, content }`: what a file is called is not what stands in it. */
function isNameOfFile(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && !/Function|Statement$|Declaration$/.test(current.type); current = current.parent) {
    if (current.type === 'Property' && current.parent.type === 'ObjectExpression' && /^file_?name$/i.test(propertyName(current) ?? '')) return true;
  }
  return false;
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
