import type { TSESTree } from '@typescript-eslint/types';
import { linkModules, type SourceView } from '../ast/index.ts';
import type { ModuleResolver } from '../project/index.ts';
import { linkedSource } from './linked-source.ts';

/** One import that was followed while a file was checked. Paths relative to the root. */
export interface FollowedImport {
  from: string;
  specifier: string;
  /** The file it led to; empty when it leads out of the project. */
  to: string;
}

/** How long a module is trusted before its version is asked for again. In ms. */
const TRUST = 2000;

interface Kept {
  text: string;
  source: SourceView | undefined;
  version: string;
  askedAt: number;
}

/** What stays parsed for the next file that asks, in characters of source; each takes some twenty bytes. */
const KEPT = 24_000_000;
/** The same for hosts that live as long as an editor. */
export const KEPT_FOR_LONG = 3_000_000;

/**
 * The project's modules as readers ask for them: parsed on demand, kept for the next file. Remembers
 * which imports were followed, since an outcome holds only as long as they lead to the same text.
 */
export class LinkedModules {
  readonly #kept: number;
  readonly #resolver: ModuleResolver;
  readonly #read: (file: string) => string | undefined;
  readonly #version: ((file: string) => string) | undefined;
  readonly #modules = new Map<string, Kept>();
  /** What the modules themselves were followed to, for as long as they are kept. */
  readonly #followed = new Map<string, Map<string, string>>();
  readonly #files = new WeakMap<TSESTree.Node, string>();
  #size = 0;

  /**
   * @param read the text of a source, relative to the root, as it is checked; undefined when it cannot be read.
   * @param version changes when the text does, for hosts that live long and are told of no changes; asked now and then.
   * @param kept what stays parsed, in characters of source
   */
  constructor(resolver: ModuleResolver, read: (file: string) => string | undefined, version?: (file: string) => string, kept = KEPT) {
    this.#kept = kept;
    this.#resolver = resolver;
    this.#read = read;
    this.#version = version;
  }

  /** Lets readers follow the imports of a file that is about to be checked. */
  link(ast: TSESTree.Program, file: string): void {
    this.#link(ast, file);
  }

  /** The file of a syntax tree that was linked; undefined for others. */
  fileOf(ast: TSESTree.Node): string | undefined {
    return this.#files.get(ast);
  }

  /** The imports that were followed from a file, and from the modules they led to. */
  followedFrom(file: string): FollowedImport[] {
    const all: FollowedImport[] = [];
    const seen = new Set<string>();
    const queue = [file];
    for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
      if (seen.has(from)) continue;
      seen.add(from);
      for (const [specifier, to] of this.#followed.get(from) ?? []) {
        all.push({ from, specifier, to });
        if (to !== '') queue.push(to);
      }
    }
    return all;
  }

  /** Own-looking imports that led to no file of the project. */
  unfollowed(): FollowedImport[] {
    return [...this.#followed].flatMap(([from, imports]) => [...imports].flatMap(([specifier, to]) => (to === '' ? [{ from, specifier, to }] : [])));
  }

  /** Whether an import leads to a file of the project. */
  leads(specifier: string, from: string): boolean {
    return this.#resolver.resolve(specifier, from) !== undefined;
  }

  /** Forgets a module whose text may have changed; true when some file was followed to it, unless its text is known to be the same. */
  forget(file: string, text?: string): boolean {
    const known = this.#modules.get(file);
    if (!known || known.text === text) return false;
    this.#size -= known.text.length;
    this.#modules.delete(file);
    return true;
  }

  /** A module of the project by its file; undefined where it cannot be read. */
  module(file: string): SourceView | undefined {
    return this.#module(file);
  }

  #link(ast: TSESTree.Program, file: string): void {
    this.#files.set(ast, file);
    linkModules(ast, { file, open: (specifier) => this.#open(specifier, file), leads: (specifier) => this.#follow(specifier, file) !== '' });
  }

  #open(specifier: string, from: string): SourceView | undefined {
    const to = this.#follow(specifier, from);
    return to === '' || to === from ? undefined : this.#module(to);
  }

  /** The file that an import leads to; empty when it leads out of the project. */
  #follow(specifier: string, from: string): string {
    let followed = this.#followed.get(from);
    if (!followed) this.#followed.set(from, (followed = new Map()));
    const to = this.#resolver.resolve(specifier, from) ?? '';
    // What comes from elsewhere stays there, whatever its version: only own-looking names may come to mean something.
    if (to !== '' || /^[.@~#]/.test(specifier)) followed.set(specifier, to);
    return to;
  }

  #module(file: string): SourceView | undefined {
    const known = this.#modules.get(file);
    if (known && this.#holds(known, file)) return known.source;
    const text = this.#read(file) ?? '';
    if (this.#size > this.#kept) {
      this.#modules.clear();
      this.#size = 0;
    }
    const source = text === '' ? undefined : this.#parse(text, file);
    this.#modules.set(file, { text, source, version: this.#version?.(file) ?? '', askedAt: Date.now() });
    this.#size += text.length;
    return source;
  }

  #holds(known: Kept, file: string): boolean {
    if (!this.#version || Date.now() - known.askedAt < TRUST) return true;
    known.askedAt = Date.now();
    return known.version === this.#version(file);
  }

  #parse(text: string, file: string): SourceView | undefined {
    return linkedSource(text, file, (ast) => this.#link(ast, file));
  }
}
