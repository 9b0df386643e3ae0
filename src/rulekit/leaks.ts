import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, isForeign, sourceOf, textOf, unwrapAwait } from '../ast/index.ts';
import { handedOn, type HandedOn, isWrapper, mayHoldSinks, nameOfFunction, personalValues, valueNamed, withConfigured, type PersonalValue, type Sink, type SinkNode, type SinkReader, type ValueEnv } from '../flow/index.ts';
import type { DataAccess, RelatedLocation } from '../model/index.ts';
import { accessDispatch, dataAccesses } from './accesses.ts';
import { callName, fileCalls, fileSinkNodes } from './calls.ts';
import type { RuleEnv } from './create-rule.ts';
import { isKeptAsNobodys } from './nobodys-values.ts';
import { placeOf } from './places.ts';
import { isNameOfStaff } from './staff-names.ts';

/** Personal data that reaches a sink. */
export interface Leak {
  value: PersonalValue;
  sink: Sink;
  /** The node that is the sink, or the call of the project's function that leads to it. */
  node: SinkNode;
  /** The sink inside the function that is called, with the value there; may stand in another file. */
  through?: { node: TSESTree.Node; leaving: PersonalValue };
  /** Where the value is read, what carries it and where it leaves. */
  way: readonly RelatedLocation[];
}

/** All personal data that reaches sinks of one kind in a file, also through functions of the project. */
export function leaksOf(known: SinkReader, env: RuleEnv<string>): Leak[] {
  const reader = withConfigured(known, env.project.sinks);
  const values = valueEnvOf(env);
  const found: Leak[] = [];
  const follows = holdsCandidate(reader, env);
  const told = new Map<TSESTree.Node, Set<string>>();
  for (const node of fileSinkNodes(env.source)) {
    const sink = reader.mayBe(node) ? reader.read(node, env.source) : undefined;
    if (sink) {
      for (const argument of sink.arguments) for (const value of valuesOf(argument, sink, values)) found.push(leak(value, sink, node, env));
    } else if (follows && node.type === 'CallExpression' && node.arguments.length > 0) {
      for (const one of handedOn(node, reader, values, (argument) => personalValues(argument, values))) found.push(...handed(one, node, reader, env, told));
    }
  }
  const whose = found.filter((one) => !isKeptAsNobodys(one, env));
  return env.policy.strict ? whose : whose.filter((one) => !isNameOfStaff(one, env));
}

/** What an argument of a sink carries; of what nothing is known, the name says it under which it is kept. */
function valuesOf(argument: TSESTree.Node, { keys }: Sink, values: ValueEnv): readonly PersonalValue[] {
  const found = personalValues(argument, values);
  const key = keys?.get(argument);
  return found.length > 0 || key === undefined ? found : valueNamed(key, argument, values);
}

/** What the value flow may ask, with the accesses of this file and of those it is followed into. */
export function valueEnvOf(env: Pick<RuleEnv<string>, 'source' | 'project' | 'accesses'>): ValueEnv {
  let known = valueEnvs.get(env.accesses);
  if (known) return known;
  const own = new Map<TSESTree.Node, DataAccess>(env.accesses.map((access) => [access.node, access]));
  const ofModules = new Map<TSESTree.Program, ReadonlyMap<TSESTree.Node, DataAccess>>();
  const elsewhere = (call: TSESTree.Node): DataAccess | undefined => {
    const module = sourceOf(call, env.source);
    let accesses = ofModules.get(module.ast);
    if (!accesses) ofModules.set(module.ast, (accesses = new Map(dataAccesses(module, env.project).map((access) => [access.node, access]))));
    return accesses.get(call);
  };
  // What was encrypted is safe wherever it goes.
  const safe = new Set([...env.project.maskers, ...env.project.protections.map(({ name }) => name)].map((name) => name.slice(name.lastIndexOf('.') + 1)));
  known = {
    source: env.source,
    catalog: env.project.catalog,
    accesses: { get: (call) => (isForeign(call, env.source) ? elsewhere(call) : own.get(call)) },
    isMasker: (name) => safe.has(name),
  };
  valueEnvs.set(env.accesses, known);
  return known;
}

const valueEnvs = new WeakMap<readonly DataAccess[], ValueEnv>();

/**
 * Whether the file holds anything that could be an access or a sink by itself. Hosts that look at
 * texts first skip the others, and all hosts must say the same.
 */
function holdsCandidate(reader: SinkReader, { source, project }: RuleEnv<string>): boolean {
  const dispatch = accessDispatch(source.text, project.clients);
  if (dispatch.size > 0 && fileCalls(source).some((call) => dispatch.has(callName(call) ?? ''))) return true;
  return mayHoldSinks(reader, source.text) && fileSinkNodes(source).some((node) => reader.mayBe(node));
}

function leak(value: PersonalValue, sink: Sink, node: SinkNode, env: RuleEnv<string>, through?: Leak['through']): Leak {
  const data = { entity: value.entity ?? '', sink: sink.name, fields: value.fields.map(({ name }) => name).join(', ') };
  const { access, origin } = value;
  const carried = origin && origin !== access?.node ? origin : undefined;
  const declared = access || carried ? undefined : declarationBehind(value.node, env.source);
  const way = [
    access ? placeOf(access.reportNode, env, READ, data, 'source') : undefined,
    carried ? placeOf(carried, env, CARRIED, data, access ? 'step' : 'source') : undefined,
    declared ? placeOf(declared, env, RECEIVED, data, 'source') : undefined,
    through ? placeOf(through.node, env, LEFT, data, 'sink') : undefined,
  ];
  return { value, sink, node, ...(through ? { through } : {}), way: way.flatMap((place) => place ?? []) };
}

/** Where the function or module gets the variable with which a value begins: `req` for `req.body.email`. */
function declarationBehind(node: TSESTree.Node, source: RuleEnv<string>['source']): TSESTree.Node | undefined {
  let root = unwrapAwait(node);
  for (let links = 0; links < 40; links++) {
    if (root.type === 'MemberExpression') root = unwrapAwait(root.object);
    else if (root.type === 'CallExpression' && root.callee.type === 'MemberExpression') root = unwrapAwait(root.callee.object);
    else break;
  }
  const name = root.type === 'Identifier' ? findVariable(root, source)?.defs[0]?.name : undefined;
  return name === root ? undefined : name;
}

/**
 * Told at the call where the function is there to hand things on, as a log wrapper is, or stands in
 * another file. What a function does besides its work is mended there: in this file it is told there,
 * and of another file once for all calls of this one.
 */
function handed({ value, leaving, sink, at, fn }: HandedOn, call: TSESTree.CallExpression, reader: SinkReader, env: RuleEnv<string>, told: Map<TSESTree.Node, Set<string>>): Leak[] {
  const isForIt = isWrapper(fn, at, callName(call) ?? '', reader.kind);
  if (isForIt || isForeign(at, env.source)) {
    const left = whatLeaves(value, leaving);
    const before = told.get(at) ?? new Set<string>();
    if (!isForIt && isToldAtHome(fn, at, reader, env)) return [];
    const what = `${left.entity ?? ''} ${left.fields.map(({ classification }) => classification.category).join()}`;
    if (!isForIt && before.has(what)) return [];
    told.set(at, before.add(what));
    return [leak(left, sink, call, env, { node: at, leaving })];
  }
  const found = leak({ ...leaving, ...(value.access ? { access: value.access } : {}) }, sink, at as SinkNode, env);
  const from = placeOf(call, env, GIVEN, { fields: value.fields.map(({ name }) => name).join(', ') }, 'step');
  return [{ ...found, way: from ? [...found.way, from] : found.way }];
}

/** Of a record that is handed over, the fields that the function passes on. */
function whatLeaves(value: PersonalValue, leaving: PersonalValue): PersonalValue {
  if (value.via !== 'record' || leaving.via !== 'field') return value;
  const fields = value.fields.filter(({ name }) => leaving.fields.some((field) => field.name === name));
  return fields.length === 0 ? value : { ...value, fields, via: 'field' };
}

const atHome = new WeakMap<TSESTree.Node, Map<SinkReader, boolean>>();

/**
 * Whether a file tells itself what one of its functions gives away, since it also calls the function with
 * somebody's data: mended there, it is mended for every other file.
 */
function isToldAtHome(fn: HandedOn['fn'], at: TSESTree.Node, reader: SinkReader, env: RuleEnv<string>): boolean {
  const known = atHome.get(fn) ?? new Map<SinkReader, boolean>();
  atHome.set(fn, known);
  let told = known.get(reader);
  if (told === undefined) {
    known.set(reader, false);
    const source = sourceOf(fn, env.source);
    const name = nameOfFunction(fn);
    const values = { ...valueEnvOf(env), source };
    told = sourceOf(at, env.source) === source && name !== undefined && fileCalls(source).some((call) => callName(call) === name && call.type === 'CallExpression' && handedOn(call, reader, values, (argument) => personalValues(argument, values)).some((one) => one.at === at));
    known.set(reader, told);
  }
  return told;
}

const GIVEN = { en: '{fields} is handed over here', ja: 'ここで {fields} が渡されます' };
const RECEIVED = { en: '{fields} comes in here', ja: 'ここで {fields} を受け取っています' };
const READ = { en: '{entity} is read here', ja: 'ここで {entity} を読み取っています' };
const CARRIED = { en: '{fields} enters here', ja: 'ここで {fields} が入ります' };
const LEFT = { en: 'and leaves here, in `{sink}`', ja: 'ここの `{sink}` で外に出ます' };

/** The name of a sink in a message: with the project's function before it, where that leads to it. */
export function sinkText({ sink, through, node }: Leak, env: RuleEnv<string>): string {
  const called = through && node.type === 'CallExpression' ? textOf(env.source, node.callee).replace(/\s+/g, '') : undefined;
  return called === undefined ? sink.name : `${called.length > 60 ? '…' : called} → ${sink.name}`;
}

/** A sink that names what it takes of a record keeps the other fields out. */
export function leavingFields({ value, sink }: Leak): PersonalValue['fields'] {
  const { only } = sink;
  return value.via !== 'record' || only === undefined ? value.fields : value.fields.filter(({ name }) => only.includes(name));
}
