import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, importOrigin, propertyName, receiverOf, type SourceView, unwrap } from '../ast/index.ts';
import type { AccessLogEntry, ProjectView } from '../model/index.ts';

/** Answers which access-log function of the project a call is, if it is one. */
export function accessLogMatcher(project: ProjectView, source: SourceView): (call: TSESTree.CallExpression) => AccessLogEntry | undefined {
  const functions = new Map<string, AccessLogEntry>();
  const methods = new Map<string, AccessLogEntry[]>();
  for (const entry of project.accessLogs) {
    // What logs around others is no entry by being called.
    if (entry.kind !== 'function') continue;
    const dot = entry.name.lastIndexOf('.');
    if (dot < 0) functions.set(entry.name, entry);
    else methods.set(entry.name.slice(dot + 1), [...(methods.get(entry.name.slice(dot + 1)) ?? []), entry]);
  }
  return (call) => {
    const callee = unwrap(call.callee);
    if (callee.type === 'Identifier') return functions.size > 0 ? namedFunction(callee, functions, source) : undefined;
    const called = calledMember(call);
    if (!called) return undefined;
    const entry = functions.get(called.name);
    if (entry && isModuleObject(called.object, entry, source)) return entry;
    return methods.get(called.name)?.find(({ name }) => isInstanceOf(called.object, name.slice(0, name.lastIndexOf('.')), source));
  };
}

/** The imported name decides, not the local one; a function of that name from another module is another function. */
function namedFunction(callee: TSESTree.Identifier, functions: ReadonlyMap<string, AccessLogEntry>, source: SourceView): AccessLogEntry | undefined {
  const origin = importOrigin(callee, source);
  const entry = functions.get(origin && origin.name !== 'default' && origin.name !== '*' ? origin.name : callee.name);
  if (!entry || !origin || entry.module === undefined) return entry;
  return sameModule(origin.module, entry.module) ? entry : undefined;
}

/** `audit.recordAccess()`: a namespace import of the module, or an object of a project that names no module. */
function isModuleObject(object: TSESTree.Node, entry: AccessLogEntry, source: SourceView): boolean {
  const origin = object.type === 'Identifier' ? importOrigin(object, source) : undefined;
  if (entry.module !== undefined) return origin !== undefined && sameModule(origin.module, entry.module);
  return entry.origin === 'policy' || origin?.name === '*';
}

/**
 * Whether an import specifier can mean the module the policy names. Aliases and extensions differ
 * from place to place, so the last part of the path decides (its folder for an index file).
 */
function sameModule(specifier: string, module: string): boolean {
  return lastPart(specifier) === lastPart(module);
}

function lastPart(module: string): string {
  const path = module.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
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
