import path from 'node:path';
import { URI } from 'vscode-uri';

/** First folder of a path that stands for an address of an editor's virtual file system: no disk has one of that name. */
const VIRTUAL = /^[/\\]([a-z][a-z0-9+.-]*):[/\\]([^/\\]*)([^]*)$/i;
/** Stands for an authority that is not there: an empty part of a path would be lost. */
const NO_AUTHORITY = '-';

/**
 * How the server names the file of a document: by its path on disk, and one of a virtual file system
 * (a repository that is opened without cloning it) by a path that cannot be there. Nothing may read it.
 */
export function pathOf(uri: string): string {
  const { scheme, authority, path: inside, fsPath } = URI.parse(uri);
  return scheme === 'file' ? fsPath : path.normalize(`/${scheme}:/${authority === '' ? NO_AUTHORITY : encodeURIComponent(authority)}${inside}`);
}

/** The address of a file that {@link pathOf} named, as the rest of the protocol spells it. */
export function uriOf(file: string): string {
  const [, scheme, authority, inside] = VIRTUAL.exec(file) ?? [];
  if (scheme === undefined || authority === undefined || inside === undefined) return URI.file(file).toString();
  return URI.from({ scheme, authority: authority === NO_AUTHORITY ? '' : decodeURIComponent(authority), path: inside.replaceAll('\\', '/') }).toString();
}

/** Whether a file or folder is of a virtual file system: only what the editor tells of it can be known. */
export const isVirtual = (file: string): boolean => VIRTUAL.test(file);
