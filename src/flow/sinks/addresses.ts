import type { TSESTree } from '@typescript-eslint/types';
import { objectProperty, propertyName, resolveConstant, type SourceView, unwrap } from '../../ast/index.ts';

/** Whom a request goes to: a host with the start of its path, or a variable of the environment that holds the address. */
export type Address = { host: string; path: string } | { env: string };

const MAX_DEPTH = 8;

/** The address of a URL as far as the source says it: literals, templates, sums, `new URL(…)`, `process.env.X ?? 'https://…'`. */
export function addressOf(node: TSESTree.Node, source: SourceView, depth = 0): Address | undefined {
  const value = resolveConstant(node, source);
  if (depth > MAX_DEPTH) return undefined;
  const next = (part: TSESTree.Node | null | undefined): Address | undefined => (part ? addressOf(part, source, depth + 1) : undefined);
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? parsed(value.value, true) : undefined;
    case 'TemplateLiteral': {
      const start = value.quasis[0]?.value.cooked ?? '';
      if (start !== '') return parsed(start, value.expressions.length === 0);
      return next(value.expressions[0]);
    }
    case 'BinaryExpression': {
      if (value.operator !== '+') return undefined;
      const left = unwrap(value.left);
      if (left.type === 'Literal') return typeof left.value === 'string' ? parsed(left.value, false) : undefined;
      return next(left);
    }
    case 'LogicalExpression':
      return preferred(next(value.left), next(value.right));
    case 'ConditionalExpression':
      return next(value.consequent) ?? next(value.alternate);
    case 'NewExpression': {
      if (value.callee.type !== 'Identifier' || !/^(?:URL|Request)$/.test(value.callee.name)) return undefined;
      return next(value.arguments[0]) ?? next(value.arguments[1]);
    }
    case 'CallExpression':
      return ofCall(value, source, next);
    case 'MemberExpression':
      return ofMember(value, next);
    default:
      return undefined;
  }
}

/** `url.toString()`, `base.replace(…)`, `getEnv({ name: 'X', defaultValue: 'http://…' })`, `config.get('X_URL')`, `requireEnv('X_URL')`. */
function ofCall(call: TSESTree.CallExpression, source: SourceView, next: (part: TSESTree.Node) => Address | undefined): Address | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined) return undefined;
  if (callee.type === 'MemberExpression' && /^(?:toString|replace|replaceAll|concat|trim)$/.test(name)) return next(callee.object);
  if (!/^(?:get|getOrThrow|required?|env|(?:get|read|require|must|load)\w*(?:env|config|setting|secret)\w*)$/i.test(name)) return undefined;
  const [first, second] = call.arguments;
  const key = first && resolveConstant(first, source);
  if (key?.type === 'ObjectExpression') {
    const named = objectProperty(key, 'name').value;
    const fallback = objectProperty(key, 'defaultValue').value ?? objectProperty(key, 'default').value;
    return preferred(envOf(named), fallback && next(fallback));
  }
  return preferred(envOf(key), second && next(second));
}

/** A default that names a host says who that is; one that names the own machine is for development. */
function preferred(first: Address | undefined, fallback: Address | undefined): Address | undefined {
  if (!first || !('env' in first)) return first ?? fallback;
  return fallback && 'host' in fallback && !isPrivateHost(fallback.host) ? fallback : first;
}

function envOf(node: TSESTree.Node | undefined): Address | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' && isEnvName(node.value) ? { env: node.value } : undefined;
}

function ofMember(member: TSESTree.MemberExpression, next: (part: TSESTree.Node) => Address | undefined): Address | undefined {
  const env = envName(member);
  if (env !== undefined) return { env };
  const name = propertyName(member);
  // `url.href` of `const url = new URL(…)`.
  return name === 'href' || name === 'origin' ? next(member.object) : undefined;
}

/** `process.env.X`, `env.X`, `import.meta.env.X`, `config.X_URL`: a name written as variables of the environment are. */
function envName(node: TSESTree.Node): string | undefined {
  const name = node.type === 'MemberExpression' ? propertyName(node) : undefined;
  return name !== undefined && isEnvName(name) ? name : undefined;
}

const isEnvName = (name: string): boolean => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name);

/** `whole`: nothing follows the text, so that a host at its end is complete. */
function parsed(text: string, whole: boolean): Address | undefined {
  const match = /^\s*(?:https?|wss?):\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)(?::\d+)?([/?#][^\s]*)?/i.exec(text);
  const host = match?.[1];
  if (host === undefined) return undefined;
  const path = match?.[2] ?? '';
  if (path === '' && !whole) return undefined;
  return { host: host.toLowerCase(), path };
}

/**
 * True for the machine itself, for private networks and for names that only a private network knows.
 * Private numbers: https://www.rfc-editor.org/rfc/rfc1918, those of a carrier and a link: rfc6598, rfc3927.
 */
export function isPrivateHost(host: string): boolean {
  return !host.includes('.') || /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$|\.(?:local|localhost|internal|lan|home|corp|test|invalid|svc|cluster\.local)$|^\[/.test(host);
}

/** True for a machine that is called by its number: mostly the project's own, since what others offer has a name, which a certificate can hold. */
export function isNumbered(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/** Whether a host is meant by a pattern: the host itself, or `*.` for any below. */
export function hostFits(host: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

/** How well an address fits `host` or `host/path`: the length of the pattern; 0 when it does not. */
export function addressFits({ host, path }: { host: string; path: string }, pattern: string): number {
  const slash = pattern.indexOf('/');
  if (slash < 0) return hostFits(host, pattern) ? pattern.length : 0;
  return hostFits(host, pattern.slice(0, slash)) && path.startsWith(pattern.slice(slash)) ? pattern.length : 0;
}
