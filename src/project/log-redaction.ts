import type { TSESTree } from '@typescript-eslint/types';
import { objectProperty, propertyName, unwrap, walk } from '../ast/index.ts';
import type { HostRedaction } from '../model/index.ts';

/** Cheap test of a text: only such a file can tell a framework's logger what to leave out. */
export function maySetUpLogger(text: string): boolean {
  return /\bredact\b/.test(text) && /nestjs-pino|fastify|Fastify|pino-http|pinoHttp/.test(text);
}

/**
 * What a file tells the loggers of frameworks to leave out: `LoggerModule.forRoot({ pinoHttp: { redact } })` of
 * nestjs-pino (https://github.com/iamolegga/nestjs-pino#configuration), `Fastify({ logger: { redact } })`
 * (https://fastify.dev/docs/latest/Reference/Logging/#log-redaction), `pinoHttp({ redact })`.
 */
export function readLogRedaction(ast: TSESTree.Program): HostRedaction[] {
  const constants = constantsOf(ast);
  const found: HostRedaction[] = [];
  walk(ast, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
    const host = hostOf(node);
    const options = host && optionsOf(host, node);
    const redact = options && setting(options, host, constants);
    if (host && redact) found.push({ host, ...pathsOf(redact, constants) });
    return undefined;
  });
  return found;
}

function hostOf(call: TSESTree.CallExpression | TSESTree.NewExpression): HostRedaction['host'] | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type === 'MemberExpression' && /^forRoot(?:Async)?$/.test(name ?? '')) return callee.object.type === 'Identifier' && callee.object.name === 'LoggerModule' ? 'nestjs-pino' : undefined;
  if (/^(?:fastify|Fastify|FastifyAdapter)$/.test(name ?? '')) return 'fastify';
  return /^(?:pinoHttp|PinoHttp)$/.test(name ?? '') ? 'pino-http' : undefined;
}

/** The options, or what a factory answers as them. */
function optionsOf(host: HostRedaction['host'], call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Node | undefined {
  const [options] = call.arguments;
  if (host !== 'nestjs-pino' || options?.type !== 'ObjectExpression') return options;
  return objectProperty(options, 'useFactory').value ?? options;
}

/** The `redact` below the options' part about the logger. */
function setting(options: TSESTree.Node, host: HostRedaction['host'], constants: Constants): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  const look = (root: TSESTree.Node, depth: number): void => {
    walk(root, (node) => {
      if (found) return false;
      if (node.type === 'Property' && propertyName(node) === 'redact') found = node.value;
      else if (node.type === 'Property' && node.value.type === 'Identifier' && depth < 2 && /^(?:logger|pinoHttp)$/.test(propertyName(node) ?? '')) look(resolved(node.value, constants), depth + 1);
      return undefined;
    });
  };
  look(host === 'pino-http' ? resolved(options, constants) : options, 0);
  return found;
}

function pathsOf(redact: TSESTree.Node, constants: Constants): Pick<HostRedaction, 'paths' | 'opaque'> {
  const value = resolved(redact, constants);
  const list = value.type === 'ObjectExpression' ? objectProperty(value, 'paths').value : value;
  const array = list && resolved(list, constants);
  const paths: string[] = [];
  if (array?.type !== 'ArrayExpression') return { paths, opaque: true };
  let opaque = false;
  for (const element of array.elements) {
    const inner = element?.type === 'SpreadElement' ? pathsOf(element.argument, constants) : undefined;
    const text = element && element.type !== 'SpreadElement' ? unwrap(element) : undefined;
    if (inner) {
      paths.push(...inner.paths);
      opaque ||= inner.opaque;
    } else if (text?.type === 'Literal' && typeof text.value === 'string') paths.push(text.value);
    else opaque = true;
  }
  return { paths, opaque };
}

type Constants = ReadonlyMap<string, TSESTree.Node>;

/** Constants of the file by name. */
function constantsOf({ body }: TSESTree.Program): Constants {
  const found = new Map<string, TSESTree.Node>();
  for (const statement of body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init) found.set(id.name, unwrap(init));
  }
  return found;
}

/** A name stands for its constant, at most once: constants may name each other. */
function resolved(node: TSESTree.Node, constants: Constants): TSESTree.Node {
  const value = unwrap(node);
  return value.type === 'Identifier' ? (constants.get(value.name) ?? value) : value;
}
