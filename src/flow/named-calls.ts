import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, exportedNode, fileOf, importOrigin, type ImportOrigin, lineageOf, propertyName, receiverOf, sourceOf, type SourceView, unwrap } from '../ast/index.ts';
import type { AccessLogEntry, ProjectView } from '../model/index.ts';

/** How names are compared. */
export interface MatchOptions {
  /** Names mean what their file declares: an import must lead there. For names that say nothing of logging. */
  exact?: boolean;
}

/** Answers which access-log function of the project a call is, if it is one. */
export function accessLogMatcher(project: Pick<ProjectView, 'accessLogs'>, source: SourceView, { exact = false }: MatchOptions = {}): (call: TSESTree.CallExpression) => AccessLogEntry | undefined {
  // What logs around others is no entry by being called.
  const named = entriesByName(project.accessLogs.filter(({ kind }) => kind === 'function'), source, exact);
  return (call) => {
    const callee = unwrap(call.callee);
    return callee.type === 'Identifier' ? named.ofIdentifier(callee) : named.ofMember(calledMember(call));
  };
}

/**
 * Answers which access log of the project a name or a member stands for, of any kind but those that
 * are seen to log changes only: `withAudit`, `AuditInterceptor`, `auditService.middleware`.
 */
export function accessLogNames(project: Pick<ProjectView, 'accessLogs'>, source: SourceView, { exact = false }: MatchOptions = {}): (node: TSESTree.Node) => AccessLogEntry | undefined {
  const named = entriesByName(project.accessLogs.filter(({ kind, records }) => kind === 'function' || records !== 'writes'), source, exact);
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

function entriesByName(entries: readonly AccessLogEntry[], source: SourceView, exact: boolean): Named {
  const functions = new Map<string, AccessLogEntry[]>();
  const methods = new Map<string, AccessLogEntry[]>();
  for (const entry of entries) {
    const dot = entry.name.lastIndexOf('.');
    if (dot < 0) functions.set(entry.name, [...(functions.get(entry.name) ?? []), entry]);
    else methods.set(entry.name.slice(dot + 1), [...(methods.get(entry.name.slice(dot + 1)) ?? []), entry]);
  }
  return {
    ofIdentifier: (name) => (functions.size > 0 ? namedFunction(name, functions, source, exact) : undefined),
    ofMember(member) {
      if (!member) return undefined;
      const entry = functions.get(member.name)?.find((one) => isModuleObject(member.object, one, source));
      if (entry) return entry;
      return methods.get(member.name)?.find(({ name }) => isInstanceOf(member.object, name.slice(0, name.lastIndexOf('.')), source));
    },
  };
}

/** The imported name decides, not the local one; a function of that name from another module is another function. */
function namedFunction(callee: TSESTree.Identifier, functions: ReadonlyMap<string, readonly AccessLogEntry[]>, source: SourceView, exact: boolean): AccessLogEntry | undefined {
  const origin = importOrigin(callee, source);
  const entries = functions.get(origin && origin.name !== 'default' && origin.name !== '*' ? origin.name : callee.name) ?? [];
  if (exact) return entries.length === 0 ? undefined : declaredThere(callee, origin, entries, source);
  return entries.find(({ module }) => !origin || module === undefined || sameModule(origin.module, module));
}

/** The entry whose file an import leads to; the last part of the path decides where it cannot be followed. */
function declaredThere(callee: TSESTree.Identifier, origin: ImportOrigin | undefined, entries: readonly AccessLogEntry[], source: SourceView): AccessLogEntry | undefined {
  if (!origin) return undefined;
  const node = exportedNode(origin.module, origin.name, sourceOf(callee, source));
  const file = node && fileOf(node);
  return entries.find((entry) => (file === undefined ? entry.file !== undefined && sameModule(origin.module, entry.file) : file === entry.file));
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
