import type { ProjectFile } from '../project/index.ts';

const EXPORTED = /^export\s+(?:default\s+)?(?:async\s+)?function\s*\*?\s*([\p{L}\p{N}_$]+)|^export\s+const\s+([\p{L}\p{N}_$]+)\s*(?::[^=\n]{1,120})?=\s*(?:async\b|\(|function\b|<|[\p{L}\p{N}_$]+\s*=>)/gmu;

const known = new WeakMap<ProjectFile, readonly string[]>();

/** Names of the functions that sources export, in order, each once. By the text alone: for lists, not for judgements. */
export function functionNames(sources: Iterable<ProjectFile>): string[] {
  const all = new Set<string>();
  for (const source of sources) {
    let names = known.get(source);
    if (!names) known.set(source, (names = [...source.text.matchAll(EXPORTED)].map(([, declared, assigned]) => declared ?? assigned ?? '')));
    for (const name of names) all.add(name);
  }
  return [...all].sort();
}
