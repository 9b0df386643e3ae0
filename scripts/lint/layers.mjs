/**
 * Which layer may import which, as data: the lint rule beside reads it, test/layers holds the real
 * import graph against it. A name is a whole layer or one file of it; `types:` before it allows
 * `import type` only.
 */
export const layers = {
  'src/model': [],
  'src/l10n': [],
  'src/ast': ['src/model'],
  'src/statements': ['src/model'],
  'src/adapters': ['src/model', 'src/ast', 'src/statements'],
  'src/catalog': ['src/model', 'src/ast', 'src/statements', 'types:src/policy'],
  'src/policy': ['src/model', 'src/l10n'],
  'src/flow': ['src/model', 'src/ast', 'src/catalog'],
  'src/rulekit': ['src/model', 'src/l10n', 'src/ast', 'src/catalog', 'src/flow', 'src/adapters/index.ts', 'src/adapters/in-house.ts', 'types:src/adapters/adapter.ts', 'types:src/policy'],
  rules: ['src/rulekit'],
  'src/parse': ['src/model'],
  'src/project': ['src/model', 'src/l10n', 'src/ast', 'src/catalog', 'src/flow/services/index.ts', 'src/policy', 'src/statements', 'src/parse'],
  'src/engine': ['src/model', 'src/l10n', 'src/ast', 'src/flow/index.ts', 'src/adapters/index.ts', 'src/catalog', 'src/policy', 'src/parse', 'src/project', 'src/rulekit', 'rules'],
  'src/plugin': ['src/model', 'src/l10n', 'src/engine', 'src/l10n', 'src/policy', 'src/project', 'src/parse', 'src/rulekit', 'src/engine/disk-project.ts', 'src/engine/version.ts', 'rules'],
  'src/report': ['src/model', 'src/l10n', 'types:src/policy'],
  'src/protocol': ['types:src/model'],
  'src/agent': ['src/model', 'src/l10n', 'src/engine', 'src/report'],
  'src/mcp': ['types:src/agent', 'src/engine/version.ts'],
  'src/cli': ['src/model', 'src/l10n', 'src/policy', 'src/project', 'src/engine', 'src/report', 'src/agent', 'src/server', 'types:src/mcp'],
  'src/server': ['src/model', 'src/l10n', 'src/policy', 'src/project', 'src/engine', 'src/report', 'src/agent', 'types:src/mcp', 'src/protocol'],
  'src/extension': ['src/protocol', 'src/l10n', 'src/policy/first-policy.ts'],
};

/** Layers without file and process access: whoever calls them hands them text. */
export const pureLayers = ['src/model', 'src/ast', 'src/statements', 'src/adapters', 'src/catalog', 'src/flow', 'src/rulekit', 'rules', 'src/report', 'src/l10n', 'src/parse'];

/** Packages that belong to one face of the product. */
export const packageHomes = [
  { pattern: /^vscode$/, layer: 'src/extension' },
  { pattern: /^vscode-languageclient(?:\/|$)/, layer: 'src/extension' },
  { pattern: /^vscode-languageserver(?:\/|$)/, layer: 'src/server' },
  { pattern: /^@modelcontextprotocol\//, layer: 'src/mcp' },
  { pattern: /^zod(?:\/|$)/, layer: 'src/mcp' },
];

const NETWORK = new Set(['http', 'https', 'http2', 'net', 'dgram', 'tls', 'dns', 'undici', 'inspector']);
// What a pure layer may use of Node: computing, nothing that reads or changes the machine.
const PURE_BUILTINS = new Set(['path', 'crypto', 'util', 'url', 'assert']);
// A parser that may not be installed can only be asked for at run time.
const MORE_BUILTINS = { 'src/parse': 'module' };
const BUILTIN = /^node:([^/]+)/;
// Packages import Node's modules without the prefix too.
const BARE_BUILTINS = new Set(['fs', 'child_process', 'worker_threads', 'os', 'module', 'process', 'vm', 'cluster', ...NETWORK]);

/** The layer a file (relative to the repository, `/`-separated) belongs to; undefined outside all of them. */
export function layerOf(file) {
  const match = /^(?:src\/[^/]+(?=\/)|rules(?=\/))/.exec(file);
  return match?.[0];
}

/**
 * What one file of an adapters or rules folder is part of: `prisma` for `prisma.ts` and
 * `prisma/where.ts`. Folders and files that all may share have no unit.
 */
export function unitOf(file) {
  const match = /^(?:src\/adapters|rules)\/([^/]+?)(?:\.ts)?(?:\/|$)/.exec(file);
  return match && !SHARED_UNITS.has(match[1]) ? match[1] : undefined;
}
const SHARED_UNITS = new Set(['index', 'shared', 'types', 'adapter', 'registry']);

/**
 * Says what is wrong with an import; undefined when it is allowed.
 * @param {string} from importing file, relative to the repository, `/`-separated
 * @param {string} specifier as written
 * @param {boolean} typeOnly whether nothing of it exists at run time
 * @returns {string | undefined}
 */
export function importProblem(from, specifier, typeOnly) {
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  return specifier.startsWith('.') ? directionProblem(from, layer, resolve(from, specifier), typeOnly) : packageProblem(layer, specifier);
}

function directionProblem(from, layer, target, typeOnly) {
  const targetLayer = layerOf(target);
  if (targetLayer === layer) return unitProblem(from, target);
  const allowed = layers[layer];
  if (allowed === undefined) return `${layer} is not a known layer: add it to scripts/lint/layers.mjs and to ARCHITECTURE.md.`;
  if (targetLayer === undefined) {
    return /\.json$/.test(target) ? undefined : `${layer} may not import ${target}, which is in no layer.`;
  }
  const granted = (entry) => entry === targetLayer || entry === target;
  if (allowed.some((entry) => granted(typeOnly ? entry.replace(/^types:/, '') : entry))) return undefined;
  return `${layer} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other layer'}; ${target} is not among them.`;
}

function unitProblem(from, target) {
  if (/^(?:src\/adapters|rules)\/index\.ts$/.test(from)) return undefined;
  const [own, other] = [unitOf(from), unitOf(target)];
  if (other === undefined || own === other) return undefined;
  const kind = from.startsWith('rules/') ? 'rule' : 'adapter';
  return `One ${kind} may not import another: ${from} imports ${target}. What both need belongs in ${kind === 'rule' ? 'src/rulekit' : 'src/adapters/shared'}.`;
}

function packageProblem(layer, specifier) {
  const home = packageHomes.find(({ pattern }) => pattern.test(specifier));
  if (home && home.layer !== layer) return `${specifier} belongs in ${home.layer} only.`;
  const builtin = BUILTIN.exec(specifier)?.[1] ?? (BARE_BUILTINS.has(specifier.split('/')[0]) ? specifier.split('/')[0] : undefined);
  if (builtin === undefined) return undefined;
  if (NETWORK.has(builtin)) return `${specifier}: no part of CRM Guard uses the network.`;
  if (pureLayers.includes(layer) && !PURE_BUILTINS.has(builtin) && MORE_BUILTINS[layer] !== builtin) {
    return `${layer} has no file or process access; ${specifier} gives it some.`;
  }
  return undefined;
}

function resolve(from, specifier) {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
