import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, type FunctionNode, isFunction, propertyName, resolveConstant, type SourceView, unwrap, walk } from '../../ast/index.ts';
import { isMaskingName } from '../values/carriers.ts';
import { packageBehind } from '../sinks/package-behind.ts';
import { optionOf, type Redaction, textsOf } from './options.ts';
import type { RedactedPath } from './paths.ts';

const PACKAGES = /^(?:winston|logform)$/;

/**
 * What the format of a winston logger leaves out: functions of `format((info) => …)` that overwrite, delete or
 * mask parts of an entry. https://github.com/winstonjs/winston#filtering-info-objects
 */
export function redactionOfFormat(options: TSESTree.Node | undefined, source: SourceView): Redaction | undefined {
  const format = optionOf(options, 'format', source);
  const changed = format && changedBy(format, source, 0);
  return changed && { ...changed, serializers: new Map(), objects: 'any' };
}

interface Changed {
  paths: readonly RedactedPath[];
  opaque: boolean;
}

function changedBy(format: TSESTree.Node, source: SourceView, depth: number): Changed | undefined {
  const value = resolveConstant(format, source);
  if (value.type !== 'CallExpression' || depth > 6) return undefined;
  const [first] = value.arguments;
  const isOwn = PACKAGES.test(packageBehind(value.callee, source)?.module ?? '');
  if (isOwn && isFunction(first)) return changesOf(first, source);
  if (isOwn && calledMember(value)?.name === 'combine') {
    const parts = value.arguments.flatMap((part) => (part.type === 'SpreadElement' ? [] : (changedBy(part, source, depth + 1) ?? [])));
    return parts.length === 0 ? undefined : { paths: parts.flatMap(({ paths }) => paths), opaque: parts.some(({ opaque }) => opaque) };
  }
  // `const redact = format((info) => …)`, made by `redact()`.
  const made = resolveConstant(value.callee, source);
  return made.type === 'CallExpression' ? changedBy(made, source, depth + 1) : undefined;
}

function changesOf(fn: FunctionNode, source: SourceView): Changed {
  const [info] = fn.params;
  const entry = info?.type === 'Identifier' ? findVariable(info, source) : undefined;
  const paths: RedactedPath[] = [];
  let opaque = false;
  const below = (target: TSESTree.Node): RedactedPath[] => (entry ? pathsBelow(target, (name) => findVariable(name, source) === entry, source) : []);
  walk(fn.body, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') paths.push(...below(node.left));
    else if (node.type === 'UnaryExpression' && node.operator === 'delete') paths.push(...below(unwrap(node.argument)));
    else if (node.type === 'CallExpression' && node.arguments.some((argument) => argument.type === 'Identifier' && findVariable(argument, source) === entry)) {
      const callee = unwrap(node.callee);
      opaque ||= isMaskingName(callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '');
    }
    return undefined;
  });
  return { paths, opaque };
}

/** `info.customer.email` → `customer.email`; `info[key]` in a loop over a list of names → each of them. */
function pathsBelow(target: TSESTree.Node, isEntry: (name: TSESTree.Identifier) => boolean, source: SourceView): RedactedPath[] {
  const keys: (readonly string[])[] = [];
  let current = target;
  while (current.type === 'MemberExpression') {
    const name = propertyName(current);
    const names = name === undefined ? namesOf(current.property, source) : [name];
    if (names.length === 0) return [];
    keys.unshift(names);
    current = unwrap(current.object);
  }
  if (current.type !== 'Identifier' || !isEntry(current) || keys.length === 0) return [];
  // What the entry itself is made of stays: `info.message = …`, `info.level = …`.
  return keys.reduce<RedactedPath[]>((paths, names) => paths.flatMap((path) => names.map((name) => [...path, name])), [[]]).filter((path) => path[0] !== 'level' && path[0] !== 'timestamp');
}

/** What the variable of a loop over a written list stands for. */
function namesOf(key: TSESTree.Node, source: SourceView): readonly string[] {
  const definition = key.type === 'Identifier' ? findVariable(key, source)?.defs[0] : undefined;
  const holder = definition?.node as TSESTree.Node | undefined;
  const loop = holder?.type === 'VariableDeclarator' ? (holder.parent.parent as TSESTree.Node | undefined) : undefined;
  if (loop?.type === 'ForOfStatement') return textsOf(loop.right, source, 0) ?? [];
  const call = isFunction(holder) ? (holder.parent as TSESTree.Node) : undefined;
  const member = call?.type === 'CallExpression' && call.arguments[0] === holder ? calledMember(call) : undefined;
  return member?.name === 'forEach' ? (textsOf(member.object, source, 0) ?? []) : [];
}
