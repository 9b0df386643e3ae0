import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A wrong request: the message is all that a user needs to see. */
export class ScaffoldError extends Error {}

/** What is made from one name. */
export interface Scaffold {
  /** `rule` or `adapter`. */
  kind: string;
  /** Template file (beside this one) → file to write, relative to the repository, `__name__` replaced. */
  files: Readonly<Record<string, string>>;
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const TAKEN = new Set(['index', 'adapter', 'shared', 'types', 'registry', 'readme']);

/**
 * Writes the files of a scaffold below `root`.
 * @returns the files written, relative to `root`
 * @throws {ScaffoldError} for a name that is no name or is taken; then nothing is written
 */
export function scaffold({ kind, files }: Scaffold, name: string | undefined, root: string): string[] {
  if (name === undefined || name === '') throw new ScaffoldError(`Name the ${kind}: npm run new:${kind} -- <name>`);
  if (!NAME.test(name)) {
    throw new ScaffoldError(`${JSON.stringify(name)} is no name for a ${kind}: lower-case words with hyphens, like "${kind === 'rule' ? 'no-open-export' : 'my-client'}".`);
  }
  if (TAKEN.has(name)) throw new ScaffoldError(`${JSON.stringify(name)} has another meaning in that folder: choose another name.`);
  const targets = Object.entries(files).map(([template, file]) => [template, file.replace('__name__', name)] as const);
  const existing = targets.find(([, file]) => existsSync(path.join(root, file)));
  if (existing) throw new ScaffoldError(`${existing[1]} exists: choose another name, or change that ${kind}.`);
  const texts = targets.map(([template, file]) => [file, fill(readFileSync(path.join(import.meta.dirname, 'templates', template), 'utf8'), name)] as const);
  for (const [file, text] of texts) {
    const where = path.join(root, file);
    mkdirSync(path.dirname(where), { recursive: true });
    writeFileSync(where, text);
  }
  return targets.map(([, file]) => file);
}

function fill(template: string, name: string): string {
  const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return template.replaceAll('__name__', name).replaceAll('__camelName__', camel);
}
