import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, ruleOf, until } from './editor.ts';

const SCHEMA = 'model Customer {\n  id    Int    @id\n  email String\n}\n';
const SOURCE = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany();\n";

/** Files that are on no disk, as those of a repository that is opened without being cloned. */
class Memory implements vscode.FileSystemProvider {
  readonly #texts = new Map<string, string>([['/crm/src/all.ts', SOURCE], ['/crm/prisma/schema.prisma', SCHEMA]]);
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  stat({ path }: vscode.Uri): vscode.FileStat {
    const text = this.#texts.get(path);
    const isFolder = [...this.#texts.keys()].some((file) => file.startsWith(`${path}/`));
    if (text === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    return { type: text === undefined ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: 0, size: text?.length ?? 0 };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const text = this.#texts.get(path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  }

  readDirectory = (): [string, vscode.FileType][] => [];
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  createDirectory = (): never => refuse();
  writeFile = (): never => refuse();
  delete = (): never => refuse();
  rename = (): never => refuse();
}

const refuse = (): never => {
  throw vscode.FileSystemError.NoPermissions('read only');
};

describe('a folder that is on no disk', () => {
  const folder = vscode.Uri.parse('memfs:/crm');
  const file = vscode.Uri.parse('memfs:/crm/src/all.ts');
  const rules = (): string[] => vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'crm-guard').map(({ code }) => ruleOf(code));
  const folders = (): readonly vscode.WorkspaceFolder[] => vscode.workspace.workspaceFolders ?? [];

  before(async () => {
    // Stays until the window is closed, as one of an extension does.
    vscode.workspace.registerFileSystemProvider('memfs', new Memory(), { isReadonly: true });
    assert.ok(vscode.workspace.updateWorkspaceFolders(folders().length, 0, { uri: folder, name: 'memory' }));
    await until(() => folders().some(({ name }) => name === 'memory'), 'the folder in the window');
  });
  after(async () => {
    await closeAll();
    vscode.workspace.updateWorkspaceFolders(folders().findIndex(({ name }) => name === 'memory'), 1);
    await until(() => folders().every(({ name }) => name !== 'memory'), 'the folder to go');
  });

  it('has findings in its open files', async () => {
    await vscode.window.showTextDocument(vscode.Uri.parse('memfs:/crm/prisma/schema.prisma'), { preview: false });
    await vscode.window.showTextDocument(file, { preview: false });
    await until(() => rules().includes('no-unbounded-query'), 'a finding');
    const { status, statusOf } = extension().exports;
    await until(() => statusOf(file)?.virtual, 'the state of the folder');
    assert.match(status.shown.text, /\d+ rules, 1 entities/);
    assert.equal(status.shown.command, undefined, 'there is no policy to open');
  });

  it('is left out of the check of the workspace, which says nothing of it', async () => {
    assert.equal(await vscode.commands.executeCommand('crm-guard.checkWorkspace'), true);
  });
});
