import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, importOrigin, propertyName, receiverOf, type SourceView, unwrap } from '../ast/index.ts';
import type { AccessLogEntry, ProjectView } from '../model/index.ts';

/** Answers whether a call writes the access log of the project. */
export function accessLogMatcher(project: ProjectView, source: SourceView): (call: TSESTree.CallExpression) => AccessLogEntry | undefined {
  const functions = new Map<string, AccessLogEntry>();
  const methods = new Map<string, AccessLogEntry[]>();
  for (const entry of project.accessLogs) {
    const dot = entry.name.lastIndexOf('.');
    if (dot < 0) functions.set(entry.name, entry);
    else methods.set(entry.name.slice(dot + 1), [...(methods.get(entry.name.slice(dot + 1)) ?? []), entry]);
  }
  return (call) => {
    const callee = unwrap(call.callee);
    if (callee.type === 'Identifier') {
      const direct = functions.get(callee.name);
      if (direct) return direct;
      const origin = functions.size > 0 ? importOrigin(callee, source) : undefined;
      return origin && functions.get(origin.name);
    }
    const called = calledMember(call);
    if (!called) return undefined;
    const plain = functions.get(called.name);
    if (plain && plain.origin === 'policy') return plain;
    return methods.get(called.name)?.find((entry) => isInstanceOf(called.object, entry.name.slice(0, entry.name.lastIndexOf('.')), source));
  };
}

/** An object is taken for an instance of a class when its type says so, or, without a type, its name does. */
function isInstanceOf(object: TSESTree.Node, className: string, source: SourceView): boolean {
  const receiver = receiverOf(object, source);
  if (receiver?.typeName !== undefined) return receiver.typeName === className;
  if (receiver?.origin && (receiver.origin.name === className || receiver.origin.name === lowerFirst(className))) return true;
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  return name === className || name === lowerFirst(className);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
