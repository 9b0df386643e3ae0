import type { CatalogEntity } from '../../model/index.ts';
import { OF_TYPE, OPEN_APP } from '../../statements/kintone/index.ts';
import { looseKey } from '../resolve.ts';
import type { SourceEntity } from '../sources/source.ts';
import { foldersOf, nearestBy } from '../variants.ts';
import type { CatalogInput } from './merge.ts';

/** Says that the code beside a file runs in an app. */
interface Installation {
  file: string;
  line: number;
  /** The number of the app, or what stands for one that has none. */
  app: string;
}

/** What files tell of kintone's apps, each app under one name. */
export interface LinkedApps {
  inputs: readonly CatalogInput[];
  installations: readonly Installation[];
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/**
 * Gives every app of kintone one name. Code and definitions call the same app by its number, by the
 * name of a constant that holds the number, by a type's name, or as the app that is open, which a
 * manifest beside the code may tell. An app is shown by the name people gave it, else by its number.
 */
export function linkKintoneApps(inputs: readonly CatalogInput[]): LinkedApps {
  const all = inputs.flatMap(({ file, result }) => result.entities.flatMap((entity) => (entity.system === 'kintone' ? [{ file, entity }] : [])));
  if (all.length === 0) return { inputs, installations: [] };
  const manifests = all.flatMap(({ file, entity }): Installation[] => (entity.aliases.includes(OPEN_APP) ? [{ file, line: entity.line, app: entity.name }] : []));
  const numbers = numbersByName(all.map(({ entity }) => entity));
  const idOf = (name: string): string => (isNumber(name) ? name : (numbers.get(looseKey(name)) ?? looseKey(name)));
  const types = appsByType(all.map(({ entity }) => entity), idOf);
  const unplaced = new Map<string, Installation>();
  const keyOf = (entity: SourceEntity, file: string): string => {
    if (entity.name !== OPEN_APP) return types.get(idOf(entity.name)) ?? idOf(entity.name);
    const installed = installedAt(file, manifests);
    if (installed) return installed;
    // Without a manifest each file may be code of another app.
    const app = `${OPEN_APP} ${file}`;
    if (!unplaced.has(app)) unplaced.set(app, { file, line: entity.line, app });
    return app;
  };
  const keys = new Map(all.map(({ file, entity }) => [entity, keyOf(entity, file)]));
  // A name of two apps is a name of neither.
  const belongs = (name: string, app: string): boolean => !name.startsWith(OPEN_APP) && !name.startsWith(OF_TYPE) && (idOf(name) === app || types.get(idOf(name)) === app || (!isNumber(app) && !isNumber(name) && !numbers.has(looseKey(name))));
  const names = shownNames(all.map(({ entity }) => ({ entity, app: keys.get(entity) as string })), belongs);
  const linked = (entity: SourceEntity): SourceEntity => {
    const app = keys.get(entity);
    if (app === undefined) return entity;
    const name = names.get(app) ?? app;
    const aliases = [...(isNumber(app) ? [app] : []), entity.name, ...entity.aliases].filter((alias) => alias !== name && belongs(alias, app));
    return { ...entity, name, aliases: [...new Set(aliases)] };
  };
  return {
    inputs: inputs.map((input) => (input.result.entities.some((entity) => keys.has(entity)) ? { ...input, result: { ...input.result, entities: input.result.entities.map(linked) } } : input)),
    installations: [...manifests.map((one) => ({ ...one, app: names.get(one.app) ?? one.app })), ...unplaced.values()],
  };
}

/** The number a name stands for; none where it stands for two (one of production, one for trials). */
function numbersByName(entities: readonly SourceEntity[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { name, aliases } of entities) {
    if (!isNumber(name)) continue;
    for (const alias of aliases) {
      const key = looseKey(alias);
      if (alias === OPEN_APP || alias.startsWith(OF_TYPE) || key === '') continue;
      found.set(key, (found.get(key) ?? new Set()).add(name));
    }
  }
  return new Map([...found].flatMap(([name, numbers]) => (numbers.size === 1 ? [[name, [...numbers][0] as string]] : [])));
}

/** The app whose records code says to be of a type; none where it says so of two apps. */
function appsByType(entities: readonly SourceEntity[], idOf: (name: string) => string): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { name, aliases } of entities) {
    for (const alias of name === OPEN_APP ? [] : aliases) {
      if (!alias.startsWith(OF_TYPE)) continue;
      const key = idOf(alias.slice(OF_TYPE.length));
      if (key !== '') found.set(key, (found.get(key) ?? new Set()).add(idOf(name)));
    }
  }
  return new Map([...found].flatMap(([type, apps]) => (apps.size === 1 && !isNumber(type) ? [[type, [...apps][0] as string]] : [])));
}

/** The app whose manifest stands nearest to a file; none where different apps are equally near. */
function installedAt(file: string, manifests: readonly Installation[]): string | undefined {
  if (manifests.length === 0) return undefined;
  const apps = new Set(nearestBy(manifests, (manifest) => manifest.file, foldersOf(file).join('/')).map(({ app }) => app));
  return apps.size === 1 ? [...apps][0] : undefined;
}

/** The name that most places call an app by; of several the first in the alphabet, so that the order of files decides nothing. */
function shownNames(all: readonly { entity: SourceEntity; app: string }[], belongs: (name: string, app: string) => boolean): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { entity, app } of all) {
    if (app.startsWith(OPEN_APP)) continue;
    const own = counts.get(app) ?? new Map<string, number>();
    counts.set(app, own);
    for (const name of [entity.name, ...entity.aliases]) if (!isNumber(name) && belongs(name, app)) own.set(name, (own.get(name) ?? 0) + 1);
  }
  return new Map([...counts].flatMap(([app, own]) => {
    const [first] = [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return first ? [[app, first[0]]] : [];
  }));
}

/**
 * The entity that `app:this` finds: of a file, the app whose manifest stands nearest; where different
 * ones are equally near, one of which no field is known.
 */
export function withOpenApp(entities: readonly CatalogEntity[], installations: readonly Installation[]): CatalogEntity[] {
  const byName = new Map(entities.filter(({ system }) => system === 'kintone').map((entity) => [entity.name, entity]));
  const perPlace = new Set<CatalogEntity>();
  const variants = installations.flatMap(({ file, line, app }): CatalogEntity[] => {
    const entity = byName.get(app);
    if (!entity) return [];
    if (!app.startsWith(OPEN_APP)) return [{ ...entity, source: { kind: 'schema', file, line } }];
    perPlace.add(entity);
    return [{ ...entity, name: OPEN_APP }];
  });
  const [first] = variants;
  if (!first) return [...entities];
  const same = variants.every(({ name, fields }) => name === first.name && fields === first.fields);
  const open: CatalogEntity = same ? first : { name: OPEN_APP, aliases: [], system: 'kintone', source: first.source, declaredBy: ['kintone'], fields: [], variants };
  const rest = entities.filter((entity) => !perPlace.has(entity));
  // One app in the whole project: its own entity answers to the name as well.
  if (same && first.name !== OPEN_APP) return rest.map((entity) => (entity === byName.get(first.name) ? { ...entity, aliases: [...entity.aliases, OPEN_APP] } : entity));
  return [...rest, open];
}
