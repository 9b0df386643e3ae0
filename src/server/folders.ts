import path from 'node:path';
import { URI } from 'vscode-uri';
import { POLICY_NAMES, findRoot } from '../project/find-root.ts';
import { CheckedFolder } from './checked-folder.ts';
import type { FolderHost } from './checked-folder.ts';
import type { Settings } from './settings.ts';

/** A folder that the editor has open. */
interface OpenedFolder {
  uri: string;
  path: string;
}

/** What the folders need of the server around them. */
export interface FoldersHost extends FolderHost {
  /** The user's settings for the folder or document; `folder` is what relative paths are relative to. */
  settingsOf(scopeUri: string, folder: string): Promise<Settings>;
}

/** The folders that documents are checked in. Every package of a repository keeps its own policy. */
export class Folders {
  readonly #opened = new Map<string, OpenedFolder>();
  readonly #checked = new Map<string, CheckedFolder>();

  constructor(private readonly host: FoldersHost) {}

  /** All folders in use. */
  all(): CheckedFolder[] {
    return [...this.#checked.values()];
  }

  add(uri: string): void {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme === 'file') this.#opened.set(uri, { uri, path: fsPath });
  }

  remove(uri: string): void {
    const folder = this.#opened.get(uri);
    this.#opened.delete(uri);
    if (folder) this.#drop((checked) => checked.path === folder.path || contains(folder.path, checked.path));
  }

  /** Forgets all that was learnt: settings may have changed. */
  reset(): void {
    this.#drop(() => true);
  }

  /** The folder to check the document in; undefined when it is not a file on disk. */
  async of(documentUri: string): Promise<CheckedFolder | undefined> {
    const { scheme, fsPath } = URI.parse(documentUri);
    if (scheme !== 'file') return undefined;
    const opened = this.#innermost(fsPath);
    if (!opened) {
      const alone = path.dirname(fsPath);
      const root = findRoot(alone, alone);
      return this.#folder(root, await this.host.settingsOf(documentUri, root));
    }
    const settings = await this.host.settingsOf(opened.uri, opened.path);
    return this.#folder(rootWithin(opened.path, fsPath, settings), settings);
  }

  /** Folders that a change of this file can concern. */
  concernedBy(file: string): CheckedFolder[] {
    return this.all().filter((folder) => contains(folder.path, file) || folder.policyFile === file);
  }

  #innermost(file: string): OpenedFolder | undefined {
    const holding = [...this.#opened.values()].filter((folder) => contains(folder.path, file));
    return holding.sort((a, b) => b.path.length - a.path.length)[0];
  }

  async #folder(root: string, settings: Settings): Promise<CheckedFolder> {
    const known = this.#checked.get(root);
    if (known) return known;
    const folder = new CheckedFolder(root, settings, this.host);
    this.#checked.set(root, folder);
    // Reading a large project keeps this thread busy: the editor must hear of it before.
    if (settings.enable) await this.host.onStatus({ folder: folder.uri, state: 'starting' });
    return folder;
  }

  #drop(which: (folder: CheckedFolder) => boolean): void {
    for (const [root, folder] of this.#checked) {
      if (!which(folder)) continue;
      this.#checked.delete(root);
      this.host.onProblems(folder, []);
    }
  }
}

/**
 * The same root that the command line takes in the opened folder, so that both find the same. A policy
 * that the user names is the policy of the opened folder.
 */
function rootWithin(opened: string, file: string, { policyFile }: Settings): string {
  return policyFile === undefined ? findRoot(path.dirname(file), opened) : opened;
}

/** Whether a change of this file can move documents from one folder to another. */
export const isPolicyFile = (file: string): boolean => POLICY_NAMES.some((name) => name === path.basename(file));

function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}
