import path from 'node:path';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Problem } from '../model/index.ts';
import type { CheckedFolder } from './checked-folder.ts';
import { problemDiagnostic } from './diagnostics.ts';
import { uriOf } from './paths.ts';

/** Shows set-up problems on the files they are in, open or not, and takes them away when they are mended. */
export class SetUpProblems {
  readonly #shown = new Map<string, ReadonlySet<string>>();

  constructor(private readonly connection: Connection) {}

  show(folder: CheckedFolder, problems: readonly Problem[]): void {
    const byFile = new Map<string, Diagnostic[]>();
    for (const problem of problems) {
      if (problem.file === undefined) {
        this.connection.console.warn(problem.message);
        continue;
      }
      const uri = uriOf(path.resolve(folder.path, problem.file));
      byFile.set(uri, [...(byFile.get(uri) ?? []), problemDiagnostic(problem)]);
    }
    for (const uri of this.#shown.get(folder.uri) ?? []) if (!byFile.has(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    for (const [uri, diagnostics] of byFile) void this.connection.sendDiagnostics({ uri, diagnostics });
    this.#shown.set(folder.uri, new Set(byFile.keys()));
  }
}
