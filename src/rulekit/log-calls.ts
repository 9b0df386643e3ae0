import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, importOrigin, lineageOf, propertyName, receiverOf, type SourceView, unwrap } from '../ast/index.ts';
import type { AccessLogEntry, ProjectView } from '../model/index.ts';

/** Answers which access-log function of the project a call is, if it is one. */
export function accessLogMatcher(project: Pick<ProjectView, 'accessLogs'>, source: SourceView): (call: TSESTree.CallExpression) => AccessLogEntry | undefined {
  // What logs around others is no entry by being called.
  const named = entriesByName(project.accessLogs.filter(({ kind }) => kind === 'function'), source);
  return (call) => {
    const callee = unwrap(call.callee);
    return callee.type === 'Identifier' ? named.ofIdentifier(callee) : named.ofMember(calledMember(call));
  };
}

/**
 * Answers which access log of the project a name or a member stands for, of any kind but those that
 * are seen to log changes only: `withAudit`, `AuditInterceptor`, `auditService.middleware`.
 */
export function accessLogNames(project: Pick<ProjectView, 'accessLogs'>, source: SourceView): (node: TSESTree.Node) => AccessLogEntry | undefined {
  const named = entriesByName(project.accessLogs.filter(({ kind, records }) => kind === 'function' || records !== 'writes'), source);
  return (node) => {
    if (node.type === 'Identifier') return named.ofIdentifier(node);
    const name = node.type === 'MemberExpression' ? propertyName(node) : undefined;
    return node.type === 'MemberExpression' && name !== undefined ? named.ofMember({ object: node.object, name }) : undefined;
  };
}

interface Named {
  ofIdentifier(name: TSESTree.Identifier): AccessLogEntry | undefined;
  ofMember(member: { object: TSESTree.Node; name: string } | undefined): AccessLogEntry | undefined;
}

function entriesByName(entries: readonly AccessLogEntry[], source: SourceView): Named {
  const functions = new Map<string, AccessLogEntry>();
  const methods = new Map<string, AccessLogEntry[]>();
  for (const entry of entries) {
    const dot = entry.name.lastIndexOf('.');
    if (dot < 0) functions.set(entry.name, entry);
    else methods.set(entry.name.slice(dot + 1), [...(methods.get(entry.name.slice(dot + 1)) ?? []), entry]);
  }
  return {
    ofIdentifier: (name) => (functions.size > 0 ? namedFunction(name, functions, source) : undefined),
    ofMember(member) {
      if (!member) return undefined;
      const entry = functions.get(member.name);
      if (entry && isModuleObject(member.object, entry, source)) return entry;
      return methods.get(member.name)?.find(({ name }) => isInstanceOf(member.object, name.slice(0, name.lastIndexOf('.')), source));
    },
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
  if (object.type === 'ThisExpression' || object.type === 'Super') return isOwnOrInherited(object, className, source);
  const receiver = receiverOf(object, source);
  if (receiver?.typeName !== undefined) return receiver.typeName === className;
  if (receiver?.origin && (receiver.origin.name === className || receiver.origin.name === lowerFirst(className))) return true;
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  return name === className || name === lowerFirst(className);
}

/** `this.record()` in the class itself or in one that extends it. */
function isOwnOrInherited(self: TSESTree.Node, className: string, source: SourceView): boolean {
  const owner = enclosingClass(self);
  if (!owner) return false;
  return owner.id?.name === className || (owner.superClass !== null && owner.superClass !== undefined && lineageOf(owner, source).some(({ node }) => node.id?.name === className));
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
