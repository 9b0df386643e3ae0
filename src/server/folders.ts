import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChangedFile } from '../engine/warm-project.ts';
import { POLICY_NAMES, findRoot } from '../project/find-root.ts';
import { readSource } from '../project/index.ts';
import { CheckedFolder, contains } from './checked-folder.ts';
import type { FolderHost } from './checked-folder.ts';
import { isVirtual, pathOf } from './paths.ts';
import type { Settings } from './settings.ts';

/** How long a hover or a light bulb may wait for a folder that is being opened, in milliseconds. */
const SOON_MS = 150;

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

  /** Absolute paths of the folders on disk that the editor has open. */
  opened(): string[] {
    return [...this.#opened.values()].map((folder) => folder.path).filter((folder) => !isVirtual(folder));
  }

  add(uri: string): void {
    this.#opened.set(uri, { uri, path: pathOf(uri) });
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

  /** The folder to check the document in, once it is ready; undefined for one that is neither on disk nor in a folder that the editor has open. */
  async of(documentUri: string): Promise<CheckedFolder | undefined> {
    const folder = await this.#find(documentUri);
    await folder?.ready();
    return folder;
  }

  /** The same for what someone waits for at the cursor: undefined where opening the folder takes longer than that may. */
  async soon(documentUri: string): Promise<CheckedFolder | undefined> {
    const folder = await this.#find(documentUri);
    if (!folder) return undefined;
    const late = new AbortController();
    await Promise.race([folder.ready(), sleep(SOON_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    return folder.engine() ? folder : undefined;
  }

  /** The same, but only one on disk: nothing is known of a virtual folder as a whole. */
  async onDisk(documentUri: string): Promise<CheckedFolder | undefined> {
    const folder = await this.of(documentUri);
    return folder?.isVirtual ? undefined : folder;
  }

  /** How long the last check of a document took, in milliseconds; 0 where it was not checked yet. */
  lastCheckMs(documentUri: string): number {
    return Math.max(0, ...this.all().map((folder) => folder.checkMs(documentUri)));
  }

  async #find(documentUri: string): Promise<CheckedFolder | undefined> {
    const file = pathOf(documentUri);
    const opened = this.#innermost(file);
    if (!opened) {
      if (isVirtual(file)) return undefined;
      const alone = path.dirname(file);
      const root = findRoot(alone, alone);
      return this.#folder(root, await this.host.settingsOf(documentUri, root));
    }
    const settings = await this.host.settingsOf(opened.uri, opened.path);
    return this.#folder(isVirtual(file) ? opened.path : rootWithin(opened.path, file, settings), settings);
  }

  #innermost(file: string): OpenedFolder | undefined {
    const holding = [...this.#opened.values()].filter((folder) => contains(folder.path, file));
    return holding.sort((a, b) => b.path.length - a.path.length)[0];
  }

  #folder(root: string, settings: Settings): CheckedFolder {
    const known = this.#checked.get(root) ?? new CheckedFolder(root, settings, this.host);
    this.#checked.set(root, known);
    return known;
  }

  #drop(which: (folder: CheckedFolder) => boolean): void {
    for (const [root, folder] of this.#checked) {
      if (!which(folder)) continue;
      this.#checked.delete(root);
      folder.close();
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

/** Texts of the editor below a folder that may differ from the disk's, by absolute path. */
export function unsavedIn(folder: CheckedFolder, documents: TextDocuments<TextDocument>): Map<string, string> {
  const texts = documents.all().map((document) => [pathOf(document.uri), document.getText()] as const);
  return new Map(texts.filter(([file]) => file.startsWith(folder.path + path.sep)));
}

/** Of those the ones that reading the folder cannot tell: everything where it is on no disk. */
export function onlyInEditor(folder: CheckedFolder, documents: TextDocuments<TextDocument>): ChangedFile[] {
  return [...unsavedIn(folder, documents)].flatMap(([file, text]) => {
    const saved = folder.isVirtual ? undefined : readSource(file);
    return saved === undefined || (saved.ok && saved.text !== text) ? [{ file, text }] : [];
  });
}

/** A signal that a client's cancelling sets off. */
export function signalOf(token: CancellationToken): AbortSignal {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort(new Error('cancelled')));
  return stop.signal;
}

/** Whether a change of this file can move documents from one folder to another. */
export const isPolicyFile = (file: string): boolean => POLICY_NAMES.some((name) => name === path.basename(file));
