import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PRISMA, TYPEORM } from '../adapters/catalog.ts';

/** The folder with the real packages. */
export const workspace = path.join(import.meta.dirname, 'workspace');
/** Where golden sources seem to lie: beside the real packages, in a folder that does not exist. */
export const goldenFolder = path.join(workspace, 'golden');
const projectFolder = path.join(workspace, 'project');
const prismaClient = path.join(goldenFolder, 'prisma-client.d.ts');

/** Modules that a project has made for it, or writes itself: what the golden sources import by a path. */
const OWN = /^(?:[.~#]|@\/|@acme\/|\$lib\/|src\/)/;
const PRISMA_CLIENT = /^@prisma\/client(?:\/(?:edge|index|extension))?$|(?:^|\/)(?:generated\/prisma|\.prisma)(?:\/|$)/;

/** True for a module that no package of the workspace can hold. */
export const isOwn = (specifier: string): boolean => OWN.test(specifier) || PRISMA_CLIENT.test(specifier);

async function madeFiles(): Promise<Map<string, string>> {
  return new Map([
    [prismaClient, await prismaTypes()],
    [path.join(goldenFolder, 'typeorm', 'member.entity.ts'), TYPEORM],
  ]);
}

/**
 * The file behind a project's own module: a made one, or `project/<adapter>/<last part of the
 * specifier>.ts`; undefined where nobody has written any, so that what is imported is `any`.
 */
export function ownFile(specifier: string, adapter: string, made: ReadonlyMap<string, string>): string | undefined {
  if (PRISMA_CLIENT.test(specifier)) return prismaClient;
  const name = `${path.posix.basename(specifier).replace(/\.[cm]?[jt]sx?$/, '')}.ts`;
  const candidates = [path.join(goldenFolder, adapter, name), path.join(projectFolder, adapter, name)];
  return candidates.find((file) => made.has(file) || existsSync(file));
}

/** Packages by another name: a URL or a registry in front; `firebase/x` only hands `@firebase/x` on, and weighs ten times as much. */
export const packageOf = (specifier: string): string =>
  specifier.replace(/^(?:https:\/\/esm\.sh\/|npm:|jsr:)(@?[^@]+)@[\d.]+$/, '$1').replace(/^firebase\//, '@firebase/');

/** What `prisma generate` writes for models, those of the catalog where none are given, by Prisma's own generator. */
export async function prismaTypes(models = PRISMA): Promise<string> {
  const generator = createRequire(path.join(workspace, 'package.json'))('@prisma/client-generator-js') as {
    getDMMF(options: { datamodel: string }): Promise<unknown>;
    dmmfToTypes(dmmf: unknown): string;
  };
  const datamodel = `datasource db {\n  provider = "postgresql"\n  url = "postgresql://localhost"\n}\n${models}`;
  return generator.dmmfToTypes(await generator.getDMMF({ datamodel })).replaceAll(/'@prisma\/client\/(?!runtime\/)(\w+)(?:\.js)?'/g, "'@prisma/client/runtime/$1'");
}

/** Files that are made here and not written: the entities of the test catalog, as TypeORM's code and as Prisma's client. */
export const made: ReadonlyMap<string, string> = await madeFiles();
