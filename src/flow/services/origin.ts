import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, importOrigin, isFunction, propertyName, receiverOf, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { ExternalService } from './service.ts';

/** Where the object of a call comes from. */
export interface ClientOrigin {
  /** Package. */
  module?: string;
  /** Name exported by the package, where an import says it. */
  exported?: string;
  /** Name of a global, or of something of which nothing but the name is known. */
  name?: string;
}

const MAX_DEPTH = 8;

/** Follows an object to the package it comes from: clients that are constructed, made by functions, kept in fields, handed to callbacks. */
export function clientOrigin(node: TSESTree.Node, source: SourceView, depth = 0): ClientOrigin | undefined {
  const object = unwrapAwait(node);
  if (depth > MAX_DEPTH) return undefined;
  const on = (next: TSESTree.Node): ClientOrigin | undefined => clientOrigin(next, source, depth + 1);
  switch (object.type) {
    case 'Identifier':
      return ofName(object, source, on);
    case 'NewExpression':
      return ofReceiver(object, source) ?? on(object.callee);
    case 'CallExpression': {
      if (object.callee.type === 'Identifier' && object.callee.name === 'require') {
        const [module] = object.arguments;
        return module?.type === 'Literal' && typeof module.value === 'string' ? { module: module.value } : undefined;
      }
      const known = ofReceiver(object, source);
      if (known) return known;
      const called = calledMember(object);
      const inner = on(called ? called.object : object.callee);
      // What a function of unknown making answers is not what it is called.
      return inner?.module === undefined ? undefined : inner;
    }
    case 'MemberExpression': {
      const name = propertyName(object);
      const owner = unwrapAwait(object.object);
      if (owner.type === 'Identifier' && /^(?:window|globalThis|self|global)$/.test(owner.name)) return name === undefined ? undefined : { name };
      const known = ofReceiver(object, source);
      if (known) return known;
      const inner = owner.type === 'ThisExpression' ? undefined : on(owner);
      if (inner?.module !== undefined) return inner;
      return name === undefined || receiverOf(object, source)?.initialiser ? undefined : { name };
    }
    case 'ImportExpression':
      return object.source.type === 'Literal' ? { module: String(object.source.value) } : undefined;
    default:
      return undefined;
  }
}

function ofReceiver(node: TSESTree.Node, source: SourceView): ClientOrigin | undefined {
  const origin = receiverOf(node, source)?.origin;
  return origin && !isOwn(origin.module) ? { module: origin.module, exported: origin.name } : undefined;
}

const isOwn = (module: string): boolean => /^[./~#]|^@\//.test(module);

function ofName(name: TSESTree.Identifier, source: SourceView, on: (next: TSESTree.Node) => ClientOrigin | undefined): ClientOrigin | undefined {
  const variable = findVariable(name, source);
  if (!variable || variable.defs.length === 0) return { name: name.name };
  const receiver = receiverOf(name, source);
  const origin = receiver?.origin ?? importOrigin(name, source);
  if (origin && !isOwn(origin.module)) return { module: origin.module, exported: origin.name };
  const node = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (node?.type === 'VariableDeclarator' && node.init) {
    const made = on(node.init);
    return node.id.type === 'Identifier' || made?.module !== undefined ? made : undefined;
  }
  if (isFunction(node)) {
    // `Sentry.withScope((scope) => scope.setUser(…))`: what a client hands to a callback is its own.
    const call = node.parent;
    const called = call?.type === 'CallExpression' && call.arguments.includes(node as TSESTree.Expression) ? (calledMember(call)?.object ?? call.callee) : undefined;
    const by = called && on(called);
    if (by?.module !== undefined) return by;
    return receiver?.typeName === undefined ? { name: name.name } : undefined;
  }
  // An import of the project that could not be followed further: the name is all there is.
  return origin && !receiver?.initialiser && receiver?.typeName === undefined ? { name: name.name } : undefined;
}

/** Whether a client of this origin is the service's. */
export function isOfService({ module, name }: ClientOrigin, service: ExternalService): boolean {
  if (module !== undefined) return service.modules?.some((pattern) => moduleFits(module, pattern)) ?? false;
  return name !== undefined && (service.globals?.includes(name) ?? false);
}

/** `@sentry/*` is any package of the scope; a relative path of the policy fits imports that end like it. */
export function moduleFits(module: string, pattern: string): boolean {
  if (pattern.endsWith('/*')) return module.startsWith(pattern.slice(0, -1));
  return module === pattern;
}
