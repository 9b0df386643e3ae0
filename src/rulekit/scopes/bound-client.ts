import type { TSESTree } from '@typescript-eslint/types';
import { scopeWord } from '../../catalog/index.ts';
import { enclosingClass, findVariable, isFunction, propertyName, receiverOf, soleDefinition, type SourceView, textOf, unwrapAwait } from '../../ast/index.ts';
import type { DataAccess, ScopeView } from '../../model/index.ts';

/** Names of what reaches one tenant only: `tenantDb`, `scopedPrisma`, `forOrganization`, `withWorkspace`. */
const BOUND = /[tT]enant(?!s\b)|^scoped|Scoped|(?:for|by|of|with|get|as)(?:Org|Organi[sz]ation|Workspace|Team|Account|Company|Store|Shop|User|Caller)(?:[A-Z]|$)|subdomain|(?:^|[a-z_])[rR]ls(?:[A-Z_]|$)/;
const MAX_DEPTH = 5;

/**
 * True when an access goes through a client, connection, repository or set of models that reaches
 * one tenant only: named in the policy, or made from the tenant's key in the code.
 */
export function isTenantBound(access: DataAccess, scopes: ScopeView, source: SourceView): boolean {
  if (access.callerRights) return true;
  const bound = new BoundClients(scopes, access.entity.kind === 'known' ? access.entity.value.name : '', source);
  return [access.node, access.via].some((node) => node !== undefined && bound.receiver(node)) || bound.owner(access.via ?? access.node);
}

class BoundClients {
  private readonly clients: ReadonlySet<string>;
  private readonly helpers: ReadonlySet<string>;

  constructor(
    scopes: ScopeView,
    private readonly entity: string,
    private readonly source: SourceView,
  ) {
    this.clients = new Set(scopes.clients.map(shortName));
    this.helpers = new Set(scopes.helpers.map(shortName));
  }

  /** The class around an access, by its own name or that of its base. */
  owner(node: TSESTree.Node): boolean {
    const owner = enclosingClass(node);
    if (!owner) return false;
    const names = [owner.id?.name, owner.superClass ? nameOf(owner.superClass) : undefined];
    return names.some((name, at) => name !== undefined && (this.clients.has(name) || (at === 1 && BOUND.test(name))));
  }

  /** The expression on which an access is called, from its end to its root. */
  receiver(node: TSESTree.Node, depth = 0): boolean {
    let current = unwrapAwait(node);
    let outermost = true;
    for (let steps = 0; steps < 60 && depth <= MAX_DEPTH; steps++) {
      if (current.type === 'CallExpression' || current.type === 'NewExpression') {
        // The access itself names its conditions: what it is given is no part of the client.
        if (!outermost && this.made(current)) return true;
        outermost = false;
        current = unwrapAwait(current.callee);
      } else if (current.type === 'TaggedTemplateExpression') current = unwrapAwait(current.tag);
      else if (current.type === 'MemberExpression') {
        if (this.named(propertyName(current))) return true;
        if (unwrapAwait(current.object).type === 'ThisExpression') return this.declared(current, depth);
        current = unwrapAwait(current.object);
      } else break;
    }
    return current.type === 'Identifier' && (this.named(current.name) || this.declared(current, depth));
  }

  private named(name: string | undefined): boolean {
    return name !== undefined && (this.clients.has(name) || this.helpers.has(name) || (BOUND.test(name) && name.toLowerCase() !== this.entity.toLowerCase()));
  }

  private declared(node: TSESTree.Identifier | TSESTree.MemberExpression, depth: number): boolean {
    const receiver = receiverOf(node, this.source);
    if (receiver && (this.named(receiver.typeName) || this.named(receiver.origin?.name))) return true;
    const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
    if (made && this.fromTenant(made, depth)) return true;
    if (node.type !== 'Identifier') return false;
    const definition = soleDefinition(findVariable(node, this.source))?.node as TSESTree.Node | undefined;
    if (definition?.type === 'VariableDeclarator' && definition.init) return this.fromTenant(unwrapAwait(definition.init), depth);
    const call = isFunction(definition) ? definition.parent : undefined;
    return call?.type === 'CallExpression' && call.arguments.includes(definition as TSESTree.CallExpressionArgument) && this.made(call);
  }

  private fromTenant(node: TSESTree.Node, depth: number): boolean {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression' && node.type !== 'MemberExpression' && node.type !== 'Identifier') return false;
    return (node.type !== 'Identifier' && node.type !== 'MemberExpression' && this.made(node)) || this.receiver(node, depth + 1);
  }

  /** A call that is given a tenant's key, or that by its name binds; an extension whose text sets the condition. */
  private made(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const name = nameOf(unwrapAwait(call.callee));
    if (this.named(name)) return true;
    if (name === '$extends' && call.arguments.some((argument) => /(?:tenant|organi[sz]ation|workspace|org)_?Id/i.test(textOf(this.source, argument)))) return true;
    return call.arguments.some((argument) => isTenantValue(argument) || (argument.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'Property' && isTenantKey(propertyName(property)))));
  }
}

/** `orgId`, `ctx.tenantId`, `session.organization`. */
function isTenantValue(node: TSESTree.Node): boolean {
  const value = unwrapAwait(node);
  return isTenantKey(nameOf(value)) && (value.type === 'Identifier' || value.type === 'MemberExpression');
}

function isTenantKey(name: string | undefined): boolean {
  const word = name === undefined ? undefined : scopeWord(name);
  return word === 'tenant' ? !/s$/.test(name ?? '') : word === 'group' && /id$/i.test(name ?? '');
}

function nameOf(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : node.type === 'CallExpression' ? nameOf(unwrapAwait(node.callee)) : undefined;
}

const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
