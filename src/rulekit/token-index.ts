import type { Adapter } from '../adapters/adapter.ts';

/** What must stand beside the string that was found, for one adapter to be asked. */
interface Group {
  adapter: Adapter;
  beside: readonly (string | RegExp)[];
}

/** Finds in one pass over a text which adapters it can concern. */
export class TokenIndex {
  readonly #groups = new Map<string, Group[]>();
  /** For each string that is searched for, itself and the others that it begins with. */
  readonly #beginsWith: ReadonlyMap<string, readonly string[]>;
  readonly #any: RegExp;

  constructor(adapters: readonly Adapter[]) {
    for (const adapter of adapters) {
      for (const token of adapter.tokens) {
        const parts = typeof token === 'string' ? [token] : token;
        // Of several strings the last is the rarest.
        const key = parts.findLast((part) => typeof part === 'string') ?? '';
        const group: Group = { adapter, beside: [...parts.filter((part) => typeof part === 'string' && part !== key), ...parts.filter((part) => typeof part !== 'string')] };
        this.#groups.set(key, [...(this.#groups.get(key) ?? []), group]);
      }
    }
    const keys = [...this.#groups.keys()];
    this.#beginsWith = new Map(keys.map((token) => [token, keys.filter((other) => token.startsWith(other))]));
    this.#any = new RegExp(trieSource(keys), 'g');
  }

  /** The adapters of which some token stands in the text, in the order of the registry. */
  adaptersOf(text: string): ReadonlySet<Adapter> {
    const relevant = new Set<Adapter>();
    const answers = new Map<string | RegExp, boolean>();
    const stands = (part: string | RegExp): boolean => {
      let answer = answers.get(part);
      if (answer === undefined) answers.set(part, (answer = typeof part === 'string' ? text.includes(part) : part.test(text)));
      return answer;
    };
    for (const token of this.#present(text)) {
      for (const { adapter, beside } of this.#groups.get(token) ?? []) {
        if (!relevant.has(adapter) && beside.every(stands)) relevant.add(adapter);
      }
    }
    return relevant;
  }

  #present(text: string): ReadonlySet<string> {
    const present = new Set<string>();
    const any = this.#any;
    any.lastIndex = 0;
    for (let found = any.exec(text); found; found = any.exec(text)) {
      for (const token of this.#beginsWith.get(found[0]) ?? []) present.add(token);
      // Tokens may overlap: `.query` must not hide `query(`.
      any.lastIndex = found.index + 1;
    }
    return present;
  }
}

interface Trie {
  next: Map<string, Trie>;
  ends: boolean;
}

/**
 * A pattern for any of many strings in which common beginnings stand once: an alternation of
 * hundreds of strings would be tried one by one at every place. The longest string wins.
 */
export function trieSource(strings: readonly string[]): string {
  const root: Trie = { next: new Map(), ends: false };
  for (const text of strings) {
    let node = root;
    for (const char of text) {
      let next = node.next.get(char);
      if (!next) node.next.set(char, (next = { next: new Map(), ends: false }));
      node = next;
    }
    node.ends = true;
  }
  return patternOf(root);
}

function patternOf({ next, ends }: Trie): string {
  const branches = [...next].map(([char, node]) => char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&') + patternOf(node));
  if (branches.length === 0) return '';
  const [only] = branches;
  const all = branches.length === 1 && !ends ? (only ?? '') : `(?:${branches.join('|')})`;
  return ends ? `${all}?` : all;
}
