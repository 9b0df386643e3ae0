import path from 'node:path';

/** How the modules of a package are written: what a new one must look like to be one of them. */
export interface ModuleStyle {
  language: 'ts' | 'js';
  /** How it offers what it declares: `export`, `module.exports =`, or `export =` where TypeScript asks for that. */
  exports: 'export' | 'module.exports' | 'export =';
  /** Its own, with the dot. */
  extension: '.ts' | '.mts' | '.cts' | '.js' | '.mjs' | '.cjs';
  quote: "'" | '"';
  semicolons: boolean;
  /** One step of indentation. */
  indent: string;
  /** Whether Node's `process` is there, and known to the compiler. */
  node: boolean;
}

/** What tells the style. */
export interface StyleEvidence {
  /** Sources of the package, nearest to the new module first. */
  sources: readonly { file: string; text: string }[];
  /** The package's manifest, as far as it counts here. */
  manifest: { type?: unknown; dependencies?: unknown; devDependencies?: unknown } | undefined;
  /** The compiler's options for the package; undefined where it has no `tsconfig.json`. */
  compilerOptions: { module?: unknown; types?: unknown; verbatimModuleSyntax?: unknown } | undefined;
}

/** As many sources as tell how a package is written. */
const ASKED = 60;
const IMPORTS = /^\s*(?:import\s[^(]|export\s)/m;
const REQUIRES = /\brequire\(\s*['"]|\bmodule\.exports\b|^exports\.\w/m;
const USES_NODE = /\bprocess\.(?:env|stdout|stderr|argv|exit|cwd|on)\b|from\s+['"]node:/;

/** The style of a package's modules. An extension that the user chose decides the language. */
export function moduleStyle({ sources, manifest, compilerOptions }: StyleEvidence, chosen?: string): ModuleStyle {
  const asked = sources.filter(({ file }) => !isConfiguration(file)).slice(0, ASKED);
  const extension = isExtension(chosen) ? chosen : usualExtension(asked.map(({ file }) => file), compilerOptions !== undefined);
  const language = /ts$/.test(extension) ? 'ts' : 'js';
  const alike = asked.filter(({ file }) => /\.[cm]?tsx?$/.test(file) === (language === 'ts'));
  const texts = (alike.length > 0 ? alike : asked).map(({ text }) => text);
  return {
    language,
    extension,
    exports: exportsOf(extension, texts, manifest, compilerOptions),
    quote: count(texts, /from\s+"|require\("|import\s+"/g) > count(texts, /from\s+'|require\('|import\s+'/g) ? '"' : "'",
    semicolons: count(texts, /;\r?$/gm) >= count(texts, /(?:['")\]]|\b\w+)\r?$/gm),
    indent: indentOf(texts),
    node: language === 'js' || knowsNode(texts, manifest, compilerOptions),
  };
}

const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'] as const;
const isExtension = (extension: string | undefined): extension is ModuleStyle['extension'] => EXTENSIONS.some((one) => one === extension);

function usualExtension(files: readonly string[], hasConfig: boolean): ModuleStyle['extension'] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const extension = path.posix.extname(file).replace(/x$/, '');
    counts.set(extension, (counts.get(extension) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([extension]) => extension).filter(isExtension);
  // A project on its way to TypeScript writes what is new in it.
  return (hasConfig ? ranked.find((extension) => /ts$/.test(extension)) : undefined) ?? ranked[0] ?? (hasConfig ? '.ts' : '.js');
}

function exportsOf(extension: ModuleStyle['extension'], texts: readonly string[], manifest: StyleEvidence['manifest'], options: StyleEvidence['compilerOptions']): ModuleStyle['exports'] {
  const isModule = manifest?.type === 'module';
  if (/ts$/.test(extension)) {
    if (options?.verbatimModuleSyntax !== true || extension === '.mts') return 'export';
    const module = typeof options.module === 'string' ? options.module.toLowerCase() : '';
    const byNode = /^node/.test(module);
    return module === 'commonjs' || extension === '.cts' || (byNode && !isModule) ? 'export =' : 'export';
  }
  if (extension === '.mjs') return 'export';
  if (extension === '.cjs' || manifest?.type === 'commonjs') return 'module.exports';
  if (isModule) return 'export';
  // Without a word in the manifest a bundler may be at work: what the others do decides.
  return texts.filter((text) => IMPORTS.test(text)).length > texts.filter((text) => REQUIRES.test(text) && !IMPORTS.test(text)).length ? 'export' : 'module.exports';
}

function knowsNode(texts: readonly string[], manifest: StyleEvidence['manifest'], options: StyleEvidence['compilerOptions']): boolean {
  if (texts.some((text) => USES_NODE.test(text))) return true;
  const types = options?.types;
  if (Array.isArray(types)) return types.some((name) => /^(?:@types\/)?(?:node|bun)(?:-types)?$/.test(String(name)));
  return [manifest?.dependencies, manifest?.devDependencies].some((names) => typeof names === 'object' && names !== null && ['@types/node', '@types/bun', 'bun-types'].some((name) => name in names));
}

function indentOf(texts: readonly string[]): string {
  const steps = texts.flatMap((text) => /\{\r?\n([ \t]+)\S/.exec(text)?.[1] ?? []);
  const usual = ['  ', '    ', '\t'].map((step) => ({ step, seen: steps.filter((found) => (step === '\t' ? found.startsWith('\t') : found === step)).length }));
  return usual.reduce((best, one) => (one.seen > best.seen ? one : best), { step: '  ', seen: 0 }).step;
}

/** Files that set up tools say nothing of how the code is written. */
export function isConfiguration(file: string): boolean {
  return /(?:^|\/)(?:\.?[\w-]+\.config|\.[\w-]+rc|gulpfile|Gruntfile)\.[cm]?[jt]s$/.test(file);
}

function count(texts: readonly string[], pattern: RegExp): number {
  return texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
}
