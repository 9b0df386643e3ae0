import type { CatalogEntity, CatalogField } from '../model/index.ts';

/** Chooses between entities of one name that several places declare for themselves. */
export interface VariantChooser {
  /** The variant that a file declares itself, else the one declared nearest to it; what several equally near ones hold together; the entity itself when it has none. */
  nearest(entity: CatalogEntity, file: string): CatalogEntity;
}

/** Answers are kept by folder, so that the same question gets the same object. */
export function createChooser(): VariantChooser {
  const answers = new WeakMap<CatalogEntity, Map<string, CatalogEntity>>();
  const unions = new Map<string, CatalogEntity>();
  return {
    nearest(entity, file) {
      if (!entity.variants) return entity;
      const own = entity.variants.find(({ source }) => source.file === file);
      if (own) return own;
      const folder = foldersOf(file).join('/');
      let known = answers.get(entity);
      if (!known) answers.set(entity, (known = new Map()));
      let answer = known.get(folder);
      if (!answer) known.set(folder, (answer = choose(entity, entity.variants, folder, unions)));
      return answer;
    },
  };
}

function choose(entity: CatalogEntity, variants: readonly CatalogEntity[], folder: string, unions: Map<string, CatalogEntity>): CatalogEntity {
  const found = nearestBy(variants, (variant) => variant.source.file, folder);
  const [first] = found;
  if (!first || found.length === variants.length) return entity;
  if (found.length === 1) return first;
  const key = [entity.name, ...found.map((variant) => `${variant.source.file ?? ''}:${variant.source.line ?? 0}`)].join('\n');
  let union = unions.get(key);
  if (!union) unions.set(key, (union = unionOf(first, found)));
  return union;
}

/** Those of some things whose file shares most of its folders with `folder`. */
export function nearestBy<T>(things: readonly T[], fileOf: (thing: T) => string | undefined, folder: string): T[] {
  const from = folder.split('/');
  const shared = things.map((thing) => sharedFolders(foldersOf(fileOf(thing) ?? ''), from));
  const most = Math.max(...shared);
  return things.filter((_, at) => shared[at] === most);
}

/** The folders a file stands in, outermost first. */
export const foldersOf = (file: string): string[] => file.split('/').slice(0, -1);

function sharedFolders(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}

function unionOf(first: CatalogEntity, all: readonly CatalogEntity[]): CatalogEntity {
  const fields = new Map<string, CatalogField>();
  for (const { fields: own } of all) for (const field of own) if (!fields.has(field.name) || (field.personal && !fields.get(field.name)?.personal)) fields.set(field.name, field);
  const subject = all.find((entity) => entity.subject !== undefined)?.subject;
  return { ...first, ...(subject === undefined ? {} : { subject }), aliases: [...new Set(all.flatMap(({ aliases }) => aliases))], fields: [...fields.values()] };
}
