import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type FunctionNode, isInside, propertyName, sourceOf, type SourceView, walk } from '../../ast/index.ts';
import type { HostRedaction, PersonalField } from '../../model/index.ts';
import { isMaskingName } from '../values/carriers.ts';
import type { PersonalValue } from '../values/collect.ts';
import { loggerRedaction } from './logger.ts';
import type { Redaction } from './options.ts';
import { ELEMENT, hides } from './paths.ts';
import { keysBelow, pathOf } from './value-path.ts';

/**
 * The fields of a value that a logger writes, without those that it is set up to leave out. A value that stands
 * in a text is written whatever the paths say, as pino's are paths of objects.
 * @param call the call that writes; `value.node` is one of its arguments or part of one.
 */
export function writtenFields(value: PersonalValue, call: TSESTree.Node, source: SourceView, hosts: readonly HostRedaction[]): readonly PersonalField[] {
  const member = call.type === 'CallExpression' ? calledMember(call) : undefined;
  if (call.type !== 'CallExpression' || !member) return value.fields;
  const here = sourceOf(call, source);
  const redaction = redactionOf(member.object, here, hosts);
  const at = redaction && placeOf(value, call, here);
  if (!redaction || !at || (redaction.objects === 'first' && at.argument > 0)) return value.fields;
  const isObject = at.keys.length > 0 || (!at.text && (value.via === 'record' || value.via === 'body'));
  if (redaction.opaque && isObject) return [];
  return value.fields.filter(({ name }) => !isLeftOut(name, value, at, redaction));
}

const known = new WeakMap<TSESTree.Node, { redaction: Redaction | undefined; hosts: readonly HostRedaction[] }>();

function redactionOf(logger: TSESTree.Node, source: SourceView, hosts: readonly HostRedaction[]): Redaction | undefined {
  const before = known.get(logger);
  if (before?.hosts === hosts) return before.redaction;
  const redaction = loggerRedaction(logger, source, hosts);
  known.set(logger, { redaction, hosts });
  return redaction;
}

interface Place {
  argument: number;
  keys: readonly string[];
  text: boolean;
}

function placeOf({ node, origin, via }: PersonalValue, call: TSESTree.CallExpression, source: SourceView): Place | undefined {
  const outer = pathOf(node, call);
  if (!outer || outer.text || via === 'record' || origin === undefined || isInside(origin, node)) return outer;
  const inner = keysBelow(origin, node, source);
  return inner ? { argument: outer.argument, keys: [...outer.keys, ...inner.keys], text: inner.text } : outer;
}

function isLeftOut(field: string, value: PersonalValue, { keys, text }: Place, { paths, serializers }: Redaction): boolean {
  const below = field.split('.');
  const places = holdsField(value, field) && !text ? [[...keys, ...below], [...keys, ELEMENT, ...below]] : [keys];
  if (paths.some((path) => places.some((place) => hides(path, place)))) return true;
  const serializer = serializers.get(keys[0] ?? '');
  return serializer !== undefined && holdsField(value, field) && keys.length === 1 && leavesOut(serializer, below[0] ?? '');
}

/** Whether a field lies below the value: of a whole record, of a request's body. */
function holdsField({ via, node }: PersonalValue, field: string): boolean {
  return via === 'record' || (via === 'body' && !(node.type === 'MemberExpression' && propertyName(node) === field));
}

/** True for a function that makes something else of a record and does not take this field of it. */
function leavesOut(serializer: FunctionNode, field: string): boolean {
  const [parameter] = serializer.params;
  if (parameter?.type === 'ObjectPattern') return parameter.properties.every((property) => property.type === 'Property' && propertyName(property) !== field);
  if (parameter?.type !== 'Identifier') return false;
  let isTaken = false;
  walk(serializer.body, (node) => {
    if (isTaken) return false;
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && isMaskingName(node.callee.name)) return false;
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === parameter.name) {
      isTaken = propertyName(node) === field || propertyName(node) === undefined;
      return false;
    }
    isTaken = node.type === 'Identifier' && node.name === parameter.name && !(node.parent.type === 'Property' && node.parent.key === node && !node.parent.shorthand);
    return undefined;
  });
  return !isTaken;
}
