import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, importOrigin, propertyName, receiverOf, resolveConstant, returnsOf, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { HostRedaction } from '../../model/index.ts';
import { packageBehind } from '../sinks/package-behind.ts';
import { DERIVING_METHODS } from '../sinks/log-libraries.ts';
import { redactionOfFormat } from './formats.ts';
import { optionOf, type Redaction, redactionOfOptions, serializersOf } from './options.ts';
import { parsePath } from './paths.ts';

/** Objects that have the framework's logger as `log`. */
const LOG_HOLDERS = /^(?:req|request|reply|res|fastify|app|server|instance|ctx|context)$/;

/**
 * What the logger that an expression stands for leaves out, where the project says it: the options by which it
 * was made, here or in another module, those of a child, or of the framework that hands it out. Undefined
 * when nothing is known to be left out.
 * @param hosts what frameworks of the project were told.
 */
export function loggerRedaction(logger: TSESTree.Node, source: SourceView, hosts: readonly HostRedaction[]): Redaction | undefined {
  return read(logger, source, hosts, 0);
}

function read(node: TSESTree.Node, source: SourceView, hosts: readonly HostRedaction[], depth: number): Redaction | undefined {
  if (depth > 6) return undefined;
  const value = unwrapAwait(resolveConstant(unwrapAwait(node), source));
  switch (value.type) {
    case 'CallExpression':
      return ofCall(value, source, hosts, depth);
    case 'NewExpression': {
      const origin = packageBehind(value.callee, source);
      if (origin && /^bunyan$/.test(origin.module)) return ofBunyan(value.arguments[0], source);
      return origin?.module === '@nestjs/common' && origin.name === 'Logger' ? ofHost('nestjs-pino', hosts) : undefined;
    }
    case 'MemberExpression':
      return ofMember(value, source, hosts, depth);
    case 'Identifier':
      return ofType(value, source, hosts);
    case 'LogicalExpression':
      return read(value.right, source, hosts, depth + 1);
    default:
      return undefined;
  }
}

function ofCall(call: TSESTree.CallExpression, source: SourceView, hosts: readonly HostRedaction[], depth: number): Redaction | undefined {
  const member = calledMember(call);
  if (member && DERIVING_METHODS.has(member.name) && member.name !== 'createLogger') {
    // A child's own `redact` replaces its parent's. https://github.com/pinojs/pino/blob/main/docs/child-loggers.md
    const own = call.arguments[1] && optionOf(call.arguments[1], 'redact', source) ? redactionOfOptions(call.arguments[1], source) : undefined;
    return own ?? read(member.object, source, hosts, depth + 1);
  }
  const [options] = call.arguments;
  switch (packageBehind(call.callee, source)?.module) {
    case 'pino':
      return redactionOfOptions(options, source);
    case 'winston':
      return redactionOfFormat(options, source);
    case 'bunyan':
      return ofBunyan(options, source);
    default: {
      const fn = calledFunction(call, source);
      const [made, ...others] = fn ? returnsOf(fn) : [];
      return made && others.length === 0 ? read(made, source, hosts, depth + 1) : undefined;
    }
  }
}

/** https://github.com/trentm/node-bunyan#serializers */
function ofBunyan(options: TSESTree.Node | undefined, source: SourceView): Redaction | undefined {
  const serializers = serializersOf(optionOf(options, 'serializers', source), source);
  return serializers.size === 0 ? undefined : { paths: [], serializers, opaque: false, objects: 'first' };
}

function ofMember(member: TSESTree.MemberExpression, source: SourceView, hosts: readonly HostRedaction[], depth: number): Redaction | undefined {
  const object = unwrapAwait(member.object);
  const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (propertyName(object) ?? '') : '';
  if (propertyName(member) === 'log' && LOG_HOLDERS.test(owner)) return ofHost('fastify', hosts) ?? (/^req/.test(owner) ? ofHost('pino-http', hosts) : undefined);
  const made = receiverOf(member, source)?.initialiser;
  return (made && made !== member ? read(made, source, hosts, depth + 1) : undefined) ?? ofType(member, source, hosts);
}

/** A logger that is handed in is the framework's, by its type. */
function ofType(node: TSESTree.Node, source: SourceView, hosts: readonly HostRedaction[]): Redaction | undefined {
  const receiver = receiverOf(node, source);
  const module = receiver?.origin?.module ?? (node.type === 'Identifier' ? importOrigin(node, source)?.module : undefined);
  if (module === 'nestjs-pino' || (module === '@nestjs/common' && receiver?.typeName === 'Logger')) return ofHost('nestjs-pino', hosts);
  return module === 'fastify' ? ofHost('fastify', hosts) : undefined;
}

const ofHosts = new WeakMap<readonly HostRedaction[], Map<string, Redaction | undefined>>();

function ofHost(name: HostRedaction['host'], hosts: readonly HostRedaction[]): Redaction | undefined {
  const known = ofHosts.get(hosts) ?? new Map<string, Redaction | undefined>();
  ofHosts.set(hosts, known);
  if (!known.has(name)) {
    const own = hosts.filter(({ host }) => host === name);
    known.set(name, own.length === 0 ? undefined : { paths: own.flatMap(({ paths }) => paths.flatMap((path) => [parsePath(path) ?? []])).filter((path) => path.length > 0), serializers: new Map(), opaque: own.some(({ opaque }) => opaque), objects: 'first' });
  }
  return known.get(name);
}
