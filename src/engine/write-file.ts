import { existsSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Somebody else made the file in the meantime. */
export class FileAppeared extends Error {
  override readonly name = 'FileAppeared';
}

/**
 * Writes a file that must not exist yet: beside its place first, so that nobody sees half of it.
 * @returns undoes it, the folders that were made included; what cannot be undone stays.
 * @throws {FileAppeared} when it exists, whoever made it; the system's error when it cannot be written
 */
export function writeNew(file: string, text: string): () => void {
  const made = mkdirSync(path.dirname(file), { recursive: true });
  const temporary = temporaryFor(file);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    moveToFree(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
  return () => {
    rmSync(file, { force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  };
}

/**
 * Replaces a file at once; links to it and its rights stay.
 * @throws the system's error when it cannot be written
 */
export function replaceFile(file: string, text: string): void {
  const target = realpathSync(file);
  const temporary = temporaryFor(target);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: statSync(target).mode });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Links never overwrite; renaming does, so it is for file systems without links only. */
function moveToFree(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (existsSync(file)) throw new FileAppeared();
    if (!isWithoutLinks(error)) throw error;
    renameSync(temporary, file);
    return;
  }
  rmSync(temporary, { force: true });
}

const isWithoutLinks = (error: unknown): boolean => error instanceof Error && 'code' in error && ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(String(error.code));

const temporaryFor = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
