import type { ImportOrigin } from '../../ast/index.ts';
import type { CatalogEntity } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** Packages that are Sequelize. */
export const MODULES: readonly string[] = ['sequelize', '@sequelize/core', 'sequelize-typescript', '@nestjs/sequelize', 'sequelize-typescript-decorators'];

/** True for Sequelize's own packages and their parts. */
export function isSequelizeModule(module: string): boolean {
  return MODULES.includes(module) || /^(?:sequelize|@sequelize\/[\w-]+|sequelize-typescript)(?:\/|$)/.test(module);
}

/** The project's entity of that name, if a model of Sequelize declares it. */
export function modelNamed(name: string, env: ReadEnv): CatalogEntity | undefined {
  const entity = env.entity(name);
  return entity?.declaredBy?.includes('sequelize') ? entity : undefined;
}

/** Folders and endings of modules that hold models. */
const HOLDS_MODELS = /(?:^|[/@~])(?:\w+[-_])?(?:models?|entit(?:y|ies)|database|db|schemas?|sequelize|orm|tables?)(?:[/.]|$)|[.-](?:model|entity|schema)$/i;

/** True for a module that is named after the models it holds. */
export const holdsModels = (module: string): boolean => HOLDS_MODELS.test(module.replace(/\.[cm]?[jt]sx?$/, ''));

/**
 * The model that a project's own import brings: `certain` where the module is the file that declares
 * it, or a folder of models that exports it by name.
 */
export function importedModel(origin: ImportOrigin, local: string, env: ReadEnv): { name: string; certain: boolean } | undefined {
  const path = segments(origin.module);
  const stem = (path.at(-1) ?? '').replace(/[.-](?:model|entity|schema)s?$/i, '');
  const named = origin.name === 'default' || origin.name === '*' ? [local, stem] : [origin.name];
  for (const name of named) {
    const entity = name === '' ? undefined : modelNamed(name, env);
    if (!entity) continue;
    if (isFileOf(path, entity)) return { name: entity.name, certain: true };
    if (origin.name !== '*' && isFolderOf(path, entity) && [entity.name, ...entity.aliases].includes(name)) return { name, certain: true };
    // Through another module only the very name counts: services and API modules are named alike.
    if (/^\p{Lu}/u.test(name) && [entity.name, ...entity.aliases].includes(name)) return { name, certain: holdsModels(origin.module) };
  }
  return undefined;
}

/** Whether a module path, as far as it is written, is the file that declares an entity. */
function isFileOf(path: readonly string[], { source }: CatalogEntity): boolean {
  if (source.file === undefined || path.length === 0) return false;
  const file = segments(source.file);
  if (file.at(-1) === 'index' && path.at(-1) !== 'index') file.pop();
  const compared = path.slice(-2);
  return compared.every((part, at) => part.toLowerCase() === file[file.length - compared.length + at]?.toLowerCase());
}

/** Whether a module path is the folder in which the declaring file stands. */
function isFolderOf(path: readonly string[], { source }: CatalogEntity): boolean {
  const folder = path.at(-1) === 'index' ? path.at(-2) : path.at(-1);
  return folder !== undefined && source.file !== undefined && segments(source.file).at(-2)?.toLowerCase() === folder.toLowerCase();
}

/** The parts of a path without its ending, without what leads up or is an alias. */
function segments(path: string): string[] {
  return path
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('/')
    .filter((part) => !/^(?:\.{0,2}|~|@|src|#)$/.test(part))
    .map((part) => part.replace(/^[@#~]/, ''));
}
