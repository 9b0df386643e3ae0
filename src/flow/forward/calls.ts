import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, CALLBACK_ONLY, functionNamed, importOrigin, isFunction, MAPPING, ONE_ROW, propertyName, SAME_ROWS, unwrap } from '../../ast/index.ts';
import { CARRYING_FUNCTIONS, isCarryingMethod, isMaskingName, SAME_RECORD_METHODS, SAME_TEXT_METHODS } from '../values/carriers.ts';
import { handsBack } from '../values/maskers.ts';
import { literalList } from '../values/patterns.ts';
import { type Cargo, collected, elementOf, isListed, listOf, madeOf } from './cargo.ts';
import type { Context, ForwardTracer } from './tracer.ts';

type Tracer = ForwardTracer<unknown>;
type Call = TSESTree.CallExpression;

/** Methods that add what they are given to their object. */
const COLLECTING = new Set(['push', 'unshift', 'add', 'append', 'enqueue', 'splice', 'fill', 'set']);
/** Methods that call back for each of many records and answer none. */
const EACH = new Set(['eachAsync', 'each', 'eachRow', 'forEachAsync']);
/** Methods of lists and texts that pass on part of what they hold, whatever they leave out. */
const PASSING = new Set(['slice', 'substring', 'substr', 'padStart', 'padEnd', 'stream', 'cursor', 'iterate', 'iterator', 'createReadStream', 'end', 'flat', 'chunk', 'groupBy', 'sortBy', 'orderBy', 'uniqBy', 'transform']);
/** Methods that put one stream behind another and answer the last. */
const PIPING = new Set(['pipe', 'pipeThrough', 'pipeTo', 'compose']);
/** Events of a stream that bring a record or a part of it. */
const RECORD_EVENT = /^(?:data|record|row|document|result|item|object)$/;
/** Functions that write one cell of a table: `escapeCsv`, `csvValue`, `sanitizeCsvCell`. */
const CELL = /^(?:escape|quote|saniti[sz]e|encode|wrap|format)\w*(?:csv|tsv|excel|xlsx|cell)|^(?:csv|tsv)_?(?:cell|field|value|escape|quote|safe|string)/i;
/** The answer is cut to so few rows that it is no longer everything. */
const FEW = 1_000;

/** What becomes of a value on which a method is called. */
export function followMethod(tracer: Tracer, call: Call, name: string, cargo: Cargo, context: Context): void {
  const [first, second] = call.arguments;
  switch (true) {
    case name === 'then':
      return intoCallback(tracer, call, 0, cargo, context, (answered, inner) => tracer.flow(call, answered, inner));
    case name === 'catch' || name === 'finally':
      return tracer.flow(call, cargo, context);
    case PIPING.has(name):
      return tracer.flow(call, madeOf(cargo), context);
    case name === 'on' || name === 'once' || name === 'addListener': {
      const event = first?.type === 'Literal' ? String(first.value) : '';
      if (RECORD_EVENT.test(event) && isFunction(second)) tracer.callback(second, 0, elementOf(cargo), context);
      return tracer.flow(call, cargo, context);
    }
    case !isListed(cargo):
      return undefined;
    case MAPPING.has(name):
      return intoCallback(tracer, call, 0, elementOf(cargo), context, (answered, inner) => tracer.flow(call, listOf(answered), inner));
    case name === 'reduce' || name === 'reduceRight':
      intoCallback(tracer, call, 1, elementOf(cargo), context, (answered, inner) => {
        tracer.flow(call, collected(answered), inner);
        // What one round answers the next one gets.
        const [accumulated] = isFunction(first) ? first.params : [];
        if (accumulated) tracer.bind(accumulated, collected(answered), inner);
      });
      return;
    case SAME_ROWS.has(name): {
      if (isFunction(first)) tracer.callback(first, 0, elementOf(cargo), context);
      return isCut(name, call) ? undefined : tracer.flow(call, cargo, context);
    }
    case CALLBACK_ONLY.has(name) || EACH.has(name):
      return isFunction(first) ? tracer.callback(first, 0, elementOf(cargo), context) : intoNamed(tracer, call, 0, elementOf(cargo), context);
    case ONE_ROW.has(name):
      // One of many is not everything; of a text it is a letter.
      return cargo.of === 'row' && cargo.field === undefined ? tracer.flow(call, cargo, context) : undefined;
    case name === 'get' && cargo.of === 'row' && first?.type === 'Literal' && typeof first.value === 'string':
      return tracer.flow(call, { of: 'row', field: first.value, at: [] }, context);
    case SAME_TEXT_METHODS.has(name) || SAME_RECORD_METHODS.has(name) || PASSING.has(name):
      return tracer.flow(call, cargo.at.length > 0 && SAME_TEXT_METHODS.has(name) ? madeOf(cargo) : cargo, context);
    default:
      return undefined;
  }
}

/** What becomes of a value that is an argument of a call. */
export function followCall(tracer: Tracer, call: Call | TSESTree.NewExpression, index: number, cargo: Cargo, context: Context): void {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (name === undefined) return;
  // Quotes for a cell of a table leave the value what it is.
  if (CELL.test(name)) return tracer.flow(call, madeOf(cargo), context);
  if (isMaskingName(name)) return call.type === 'CallExpression' && index === 0 && handsBack(call, tracer.source) ? tracer.flow(call, cargo, context) : undefined;
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const owner = object?.type === 'Identifier' ? object.name : undefined;
  if (call.type === 'NewExpression') return /^(?:Set|Map|Array|Blob|File|Uint8Array|URLSearchParams|Readable|ReadableStream|PassThrough)$/.test(name) ? tracer.flow(call, madeOf(cargo), context) : undefined;
  if (object && COLLECTING.has(name)) return collects(tracer, object, name, index, call, cargo, context);
  if (object && name === 'concat') return tracer.flow(call, collected(cargo), context);
  if (owner === 'Promise' || (name === '$transaction' && index === 0)) return tracer.flow(call, cargo, context);
  if (owner !== undefined && isCarryingMethod(owner, name)) return carried(tracer, call, owner, name, index, cargo, context);
  const fn = object && /^(?:Promise|JSON|Object|Array)$/.test(owner ?? '') ? undefined : calledFunction(call, tracer.source);
  if (fn) return tracer.enter(fn, index, cargo, call, context);
  if (!object && CARRYING_FUNCTIONS.has(name)) return tracer.flow(call, madeOf(cargo), context);
  if (name === 'from' && owner === 'Readable') return tracer.flow(call, cargo, context);
  if (name === 'pipeline' && isOfStreams(callee, tracer)) tracer.flow(call, madeOf(cargo), context);
}

function collects(tracer: Tracer, object: TSESTree.Node, name: string, index: number, call: Call, cargo: Cargo, context: Context): void {
  // `map.set(key, row)`: the key says which.
  if ((name === 'set' || name === 'append') && index === 0 && call.arguments.length > 1) return;
  if (name === 'splice' && index < 2) return;
  tracer.keep(object, cargo.at.length > 0 ? listOf(cargo) : { ...cargo, of: 'rows' }, context);
}

function carried(tracer: Tracer, call: Call, owner: string, name: string, index: number, cargo: Cargo, context: Context): void {
  const [target, second] = call.arguments;
  if (owner === 'JSON' && name === 'stringify' && second) {
    if (index > 0) return;
    const replacer = unwrap(second);
    const names = replacer.type === 'ArrayExpression' ? literalList([replacer]) : undefined;
    // A list names what is written; a function decides at run time.
    if (isFunction(replacer) || (names && cargo.field !== undefined && !names.includes(cargo.field))) return;
    if (names && cargo.field === undefined) {
      for (const field of names) tracer.flow(call, { ...madeOf(cargo), field }, context);
      return;
    }
  }
  if (owner === 'Array' && name === 'from' && second && index === 0) {
    return intoCallback(tracer, call, 0, elementOf(cargo), context, (answered, inner) => tracer.flow(call, collected(answered), inner), 1);
  }
  if (owner === 'Object' && name === 'assign' && index > 0 && target) tracer.keep(target, cargo, context);
  tracer.flow(call, name === 'assign' || name === 'of' ? cargo : madeOf(cargo), context);
}

/** Gives the value to a callback, written here or named; `answered` gets what it answers. */
function intoCallback(tracer: Tracer, call: Call, parameter: number, cargo: Cargo, context: Context, answered: (cargo: Cargo, context: Context) => void, at = 0): void {
  const given = call.arguments[at];
  if (isFunction(given)) return tracer.callback(given, parameter, cargo, context, answered);
  const value = given && unwrap(given);
  const name = value?.type === 'Identifier' ? value.name : value?.type === 'MemberExpression' ? propertyName(value) : undefined;
  if (name === undefined || isMaskingName(name) || name === 'Boolean' || name === 'Number') return;
  const fn = value?.type === 'Identifier' ? functionNamed(value, tracer.source) : undefined;
  if (fn) return tracer.callback(fn, parameter, cargo, context, answered);
  // What a function of elsewhere makes of each record is taken for the record in another dress.
  answered(cargo, context);
}

function intoNamed(tracer: Tracer, call: Call, at: number, cargo: Cargo, context: Context): void {
  const given = call.arguments[at];
  const fn = given?.type === 'Identifier' ? functionNamed(given, tracer.source) : undefined;
  if (fn) tracer.enter(fn, 0, cargo, call, context);
}

/** `rows.slice(0, 50)`. */
function isCut(name: string, call: Call): boolean {
  const end = name === 'slice' ? call.arguments[1] : undefined;
  return end?.type === 'Literal' && typeof end.value === 'number' && end.value > 0 && end.value <= FEW;
}

function isOfStreams(callee: TSESTree.Node, { source }: Tracer): boolean {
  const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const origin = root.type === 'Identifier' ? importOrigin(root, source) : undefined;
  return origin !== undefined && /^(?:node:)?stream(?:\/promises|\/web)?$|^(?:pump|pumpify|readable-stream)$/.test(origin.module);
}
