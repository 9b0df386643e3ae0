import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createPathsMatcher, getTsconfig, type TsConfigResult } from 'get-tsconfig';
import { exports as packageExports, imports as packageImports } from 'resolve.exports';

/** Which files a project has, for following imports. Paths relative to its root, with `/`. */
export interface ModuleFiles {
  sources: readonly string[];
  /** Every `package.json` of the project. */
  packages: readonly string[];
}

interface WorkspacePackage {
  /** Folder relative to the root; empty for the root itself. */
  folder: string;
  manifest: { name?: string; main?: string; module?: string; types?: string; source?: string };
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** Where built files are in packages whose sources stand elsewhere. */
const BUILT = /^(?:\.\/)?(?:dist|lib|build|out|esm|cjs)\//;
const CONDITIONS = { unsafe: true, conditions: ['source', 'development', 'types', 'import', 'module', 'node', 'require', 'default'] } as const;

/**
 * Finds the file of the project that an import means: relative paths, `paths` and `baseUrl` of the
 * nearest tsconfig or jsconfig, `imports` of the own package, packages of the same workspace by name.
 * Reads configuration files only; what they point to counts when it is a source of the project.
 */
export class ModuleResolver {
  readonly #root: string;
  readonly #sources: ReadonlySet<string>;
  readonly #packageFiles: readonly string[];
  readonly #answers = new Map<string, string | undefined>();
  readonly #matchers = new Map<string, ((specifier: string) => string[]) | undefined>();
  #packages: ReadonlyMap<string, WorkspacePackage> | undefined;
  #byFolder: ReadonlyMap<string, WorkspacePackage> | undefined;

  constructor(root: string, { sources, packages }: ModuleFiles) {
    this.#root = root;
    this.#sources = new Set(sources);
    this.#packageFiles = packages;
  }

  /** The source that `specifier` means in the file `from`, both relative to the root; undefined for packages from elsewhere. */
  resolve(specifier: string, from: string): string | undefined {
    const folder = path.posix.dirname(from);
    const key = `${folder}\0${specifier}`;
    if (this.#answers.has(key)) return this.#answers.get(key);
    const answer = this.#find(specifier, folder);
    this.#answers.set(key, answer);
    return answer;
  }

  #find(specifier: string, folder: string): string | undefined {
    if (specifier.startsWith('node:') || specifier === '') return undefined;
    if (/^\.\.?(?:\/|$)/.test(specifier)) return this.#probe(path.posix.join(folder, specifier));
    for (const candidate of this.#matcher(folder)?.(specifier) ?? []) {
      const found = this.#probe(this.#relative(candidate));
      if (found !== undefined) return found;
    }
    if (specifier.startsWith('#')) return this.#ofOwnImports(specifier, folder);
    return this.#ofWorkspace(specifier) ?? this.#ofUsualAlias(specifier, folder);
  }

  /** The source at a path without extension, with the extension of what it is compiled to, or of a folder's index. */
  #probe(file: string): string | undefined {
    if (file.startsWith('..')) return undefined;
    if (this.#sources.has(file)) return file;
    const base = file === '.' ? '' : file;
    for (const extension of EXTENSIONS) if (this.#sources.has(base + extension)) return base + extension;
    const compiled = /^(.*)\.([cm]?)js(x?)$/.exec(base);
    if (compiled) {
      for (const written of [`${compiled[1]}.${compiled[2]}ts${compiled[3]}`, `${compiled[1]}.tsx`]) if (this.#sources.has(written)) return written;
    }
    const index = base === '' ? 'index' : `${base}/index`;
    for (const extension of EXTENSIONS) if (this.#sources.has(index + extension)) return index + extension;
    return undefined;
  }

  /** What the nearest tsconfig or jsconfig says of `paths` and `baseUrl`; one reading per folder. */
  #matcher(folder: string): ((specifier: string) => string[]) | undefined {
    if (this.#matchers.has(folder)) return this.#matchers.get(folder);
    const matcher = this.#readMatcher(folder) ?? (folder === '.' ? undefined : this.#matcher(path.posix.dirname(folder)));
    this.#matchers.set(folder, matcher);
    return matcher;
  }

  #readMatcher(folder: string): ((specifier: string) => string[]) | undefined {
    const absolute = path.join(this.#root, folder);
    for (const name of ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json']) {
      if (!statSync(path.join(absolute, name), { throwIfNoEntry: false })?.isFile()) continue;
      const config = readConfig(absolute, name);
      const matcher = config && createPathsMatcher(config);
      if (matcher) return matcher;
    }
    return undefined;
  }

  /** `@/x` and `~/x` without a configuration: the folder of the own package, or its `src`. */
  #ofUsualAlias(specifier: string, folder: string): string | undefined {
    const rest = /^[@~]\/(.+)$/.exec(specifier)?.[1];
    const own = rest === undefined ? undefined : this.#packageOf(folder)?.folder ?? '';
    if (rest === undefined || own === undefined) return undefined;
    return this.#probe(path.posix.join(own, 'src', rest)) ?? this.#probe(path.posix.join(own, rest)) ?? this.#probe(path.posix.join(own, 'app', rest));
  }

  #ofOwnImports(specifier: string, folder: string): string | undefined {
    const own = this.#packageOf(folder);
    return own && this.#firstOf(own, () => packageImports(own.manifest, specifier, CONDITIONS) ?? []);
  }

  /** A package of the same workspace, by its name: what its manifest points to, or the source that is built into that. */
  #ofWorkspace(specifier: string): string | undefined {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
    const found = this.#workspace().get(name);
    if (!found) return undefined;
    const rest = specifier.slice(name.length + 1);
    const { manifest, folder } = found;
    const exported = this.#firstOf(found, () => packageExports(manifest, specifier, CONDITIONS) ?? []);
    if (exported !== undefined) return exported;
    const entries = rest === '' ? [manifest.source, manifest.types, manifest.module, manifest.main, 'src/index', 'index', 'src/main', ''] : [rest, `src/${rest}`];
    for (const entry of entries) {
      const source = entry === undefined ? undefined : this.#built(folder, entry);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  #firstOf({ folder }: WorkspacePackage, targets: () => readonly string[]): string | undefined {
    try {
      for (const target of targets()) {
        const source = this.#built(folder, target);
        if (source !== undefined) return source;
      }
    } catch {
      // The manifest does not offer that path.
    }
    return undefined;
  }

  /** The source at a path of a package, or the one that is built to it. */
  #built(folder: string, entry: string): string | undefined {
    const plain = entry.replace(/\.d\.([cm]?)ts$/, '.$1js');
    return this.#probe(path.posix.join(folder, plain)) ?? (BUILT.test(plain) ? (this.#probe(path.posix.join(folder, plain.replace(BUILT, 'src/'))) ?? this.#probe(path.posix.join(folder, plain.replace(BUILT, '')))) : undefined);
  }

  #packageOf(folder: string): WorkspacePackage | undefined {
    this.#workspace();
    for (let current = folder === '.' ? '' : folder; ; current = current.includes('/') ? path.posix.dirname(current) : '') {
      const found = this.#byFolder?.get(current);
      if (found || current === '') return found;
    }
  }

  #workspace(): ReadonlyMap<string, WorkspacePackage> {
    if (this.#packages) return this.#packages;
    const byName = new Map<string, WorkspacePackage>();
    const byFolder = new Map<string, WorkspacePackage>();
    for (const file of this.#packageFiles) {
      const folder = path.posix.dirname(file);
      const found = readManifest(path.join(this.#root, file), folder === '.' ? '' : folder);
      if (!found) continue;
      byFolder.set(found.folder, found);
      if (found.manifest.name !== undefined && !byName.has(found.manifest.name)) byName.set(found.manifest.name, found);
    }
    this.#byFolder = byFolder;
    return (this.#packages = byName);
  }

  #relative(absolute: string): string {
    return path.relative(this.#root, absolute).split(path.sep).join('/');
  }
}

/** A configuration with what it extends; by itself where that is not installed. */
function readConfig(folder: string, name: string): TsConfigResult | undefined {
  try {
    return getTsconfig(folder, name) ?? undefined;
  } catch {
    const file = path.join(folder, name);
    const config = parseWithComments(file);
    return config && { path: file, config };
  }
}

function parseWithComments(file: string): TsConfigResult['config'] | undefined {
  try {
    const text = readFileSync(file, 'utf8').replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g, (_, quoted: string | undefined) => quoted ?? '');
    return JSON.parse(text.replace(/("(?:[^"\\\n]|\\.)*")|,(\s*[\]}])/g, (_, quoted: string | undefined, end: string | undefined) => quoted ?? end ?? '')) as TsConfigResult['config'];
  } catch {
    return undefined;
  }
}

function readManifest(file: string, folder: string): WorkspacePackage | undefined {
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as WorkspacePackage['manifest'] | null;
    return typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest) ? { folder, manifest } : undefined;
  } catch {
    return undefined;
  }
}
