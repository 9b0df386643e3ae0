import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, isFunction, propertyName, receiverOf, resolveConstant, type SourceView, sourceOf, unwrapAwait } from '../../ast/index.ts';
import { packageBehind } from './package-behind.ts';

/**
 * Spans, tracers and loggers of OpenTelemetry, as data: methods whose arguments end up in the traces, with the
 * positions of those. https://open-telemetry.github.io/opentelemetry-js/interfaces/_opentelemetry_api._opentelemetry_api.Span.html
 */
const METHODS: ReadonlyMap<string, readonly number[]> = new Map([
  ['setAttribute', [1]],
  ['setAttributes', [0]],
  ['addEvent', [0, 1]],
  ['recordException', [0]],
  ['setStatus', [0]],
  ['updateName', [0]],
  ['startSpan', [0, 1]],
  ['startActiveSpan', [0, 1]],
  ['emit', [0]],
]);
const PACKAGES = /^@opentelemetry\/(?:api|api-logs|sdk-trace-\w+|sdk-node|tracing)$/;
/** Methods of a tracer that hand a new span to the function they are given. */
const OPENING = /^startActiveSpan$/;

/** What stands in every text that uses a span. */
export const TELEMETRY_TEXT = /opentelemetry|startActiveSpan|startSpan|getActiveSpan/;

/** False when a call of this name certainly is none of a span. */
export const mayBeTelemetry = (name: string): boolean => METHODS.has(name);

/** The arguments that a call puts into a trace, with its name; undefined for calls of anything else. */
export function telemetrySink(call: TSESTree.CallExpression, source: SourceView): { name: string; arguments: readonly TSESTree.Node[] } | undefined {
  const member = calledMember(call);
  const positions = member && METHODS.get(member.name);
  if (!member || !positions || !TELEMETRY_TEXT.test(source.text) || !isTelemetry(member.object, source, 0)) return undefined;
  return { name: `span.${member.name}`.replace(/^span\.(start\w+)$/, 'tracer.$1').replace(/^span\.emit$/, 'logger.emit'), arguments: positions.flatMap((at) => call.arguments[at] ?? []) };
}

function isTelemetry(node: TSESTree.Node, source: SourceView, depth: number): boolean {
  if (depth > 4) return false;
  const object = unwrapAwait(node);
  if (PACKAGES.test(packageBehind(object, source)?.module ?? '') || PACKAGES.test(receiverOf(object, source)?.origin?.module ?? '')) return true;
  if (object.type === 'Identifier' && isOpenedFor(object, source, depth)) return true;
  const root = rootOf(object);
  const made = root && resolveConstant(root, source);
  return made !== undefined && made !== root && PACKAGES.test(packageBehind(made, sourceOf(made, source))?.module ?? '');
}

/** `tracer.startActiveSpan('read', (span) => …)`. */
function isOpenedFor(name: TSESTree.Identifier, source: SourceView, depth: number): boolean {
  const definition = findVariable(name, source)?.defs[0];
  const fn = definition?.type === 'Parameter' ? (definition.node as TSESTree.Node) : undefined;
  const call = isFunction(fn) ? (fn.parent as TSESTree.Node) : undefined;
  const member = call?.type === 'CallExpression' ? calledMember(call) : undefined;
  return member !== undefined && OPENING.test(member.name) && isTelemetry(member.object, source, depth + 1);
}

/** The name at the beginning of a chain: `tracer` of `tracer.startSpan('a')`. */
function rootOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let current = unwrapAwait(node);
  for (let links = 0; links < 6; links++) {
    if (current.type === 'Identifier' || (current.type === 'MemberExpression' && current.object.type === 'ThisExpression' && propertyName(current) !== undefined)) return current;
    if (current.type === 'CallExpression') current = unwrapAwait(current.callee);
    else if (current.type === 'MemberExpression') current = unwrapAwait(current.object);
    else return undefined;
  }
  return undefined;
}
