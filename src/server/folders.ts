import { existsSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { CheckedFolder } from './checked-folder.ts';
import type { FolderHost } from './checked-folder.ts';

/** Files that mark the top of a project, for documents that are opened without a folder. */
const ROOT_MARKS = ['crm-guard.yaml', 'crm-guard.yml', 'package.json', '.git'];

/** The folders of the editor, each checked by itself, and those that single documents turn out to lie in. */
export class Folders {
  readonly #opened = new Map<string, CheckedFolder>();
  readonly #found = new Map<string, CheckedFolder>();

  constructor(private readonly host: FolderHost) {}

  /** All folders in use. */
  all(): CheckedFolder[] {
    return [...this.#opened.values(), ...this.#found.values()];
  }

  add(uri: string): void {
    if (URI.parse(uri).scheme === 'file' && !this.#opened.has(uri)) this.#opened.set(uri, new CheckedFolder(uri, this.host));
  }

  remove(uri: string): void {
    const folder = this.#opened.get(uri);
    if (!folder) return;
    this.#opened.delete(uri);
    this.host.onProblems(folder, []);
  }

  /** The innermost folder that holds the document; undefined when it is not a file on disk. */
  of(documentUri: string): CheckedFolder | undefined {
    const { scheme, fsPath } = URI.parse(documentUri);
    if (scheme !== 'file') return undefined;
    const holding = [...this.#opened.values()].filter((folder) => contains(folder.path, fsPath));
    return holding.sort((a, b) => b.path.length - a.path.length)[0] ?? this.#find(fsPath);
  }

  /** Folders that a change of this file can concern. */
  async concernedBy(file: string): Promise<CheckedFolder[]> {
    const concerned: CheckedFolder[] = [];
    for (const folder of this.all()) {
      if (contains(folder.path, file) || (await folder.engine())?.policyFile === file) concerned.push(folder);
    }
    return concerned;
  }

  #find(file: string): CheckedFolder {
    const uri = URI.file(projectRoot(file)).toString();
    const known = this.#found.get(uri) ?? new CheckedFolder(uri, this.host);
    this.#found.set(uri, known);
    return known;
  }
}

function projectRoot(file: string): string {
  const start = path.dirname(file);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (ROOT_MARKS.some((mark) => existsSync(path.join(folder, mark)))) return folder;
    if (path.dirname(folder) === folder) return start;
  }
}

function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}
