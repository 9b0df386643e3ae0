import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, inShop, until } from './editor.ts';

/** What a task of ours left behind. */
export interface TaskRun {
  exitCode: number | undefined;
  /** `file:line severity` for each problem of the Problems panel below the folder, from all matchers, in order. */
  problems: string[];
}

/** Runs our task of the second folder in a terminal that speaks the language, with this tool in place of an installed one, until its problems are shown. */
export async function runTask(language: 'en' | 'ja'): Promise<TaskRun> {
  const uninstall = install(language);
  try {
    const task = await until(async () => (await vscode.tasks.fetchTasks({ type: 'crm-guard' })).find(({ scope }) => typeof scope === 'object' && scope.name === 'shop'), 'the task');
    let exitCode: number | undefined;
    let ended = false;
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode: code }) => {
      if (execution.task.definition.type !== 'crm-guard') return;
      exitCode = code;
      ended = true;
    });
    try {
      await vscode.tasks.executeTask(task);
      await until(() => ended, 'the end of the task');
      await until(() => problems().length > 0, 'problems').catch(() => undefined);
      return { exitCode, problems: problems() };
    } finally {
      listener.dispose();
    }
  } finally {
    uninstall();
  }
}

function problems(): string[] {
  const all = vscode.languages.getDiagnostics().filter(([uri]) => uri.fsPath.startsWith(inShop('src')));
  // TypeScript's own hints about a file are none.
  return all.flatMap(([uri, diagnostics]) => diagnostics.filter(({ severity }) => severity < vscode.DiagnosticSeverity.Hint).map(({ range, severity }) => `${path.basename(uri.fsPath)}:${range.start.line + 1} ${vscode.DiagnosticSeverity[severity]}`)).sort();
}

/** Puts this tool where npx looks for what a project has installed. Answers how to take it away. */
function install(language: string): () => void {
  const modules = inShop('node_modules');
  if (existsSync(modules)) throw new Error(`${modules} is in the way.`);
  const bin = path.join(modules, '.bin');
  const cli = path.join(extension().extensionPath, 'dist/cli.js');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, 'crm-guard'), `#!/bin/sh\nLC_ALL=${language} exec node "${cli}" "$@"\n`);
  chmodSync(path.join(bin, 'crm-guard'), 0o755);
  writeFileSync(path.join(bin, 'crm-guard.cmd'), `@set LC_ALL=${language}\r\n@node "${cli}" %*\r\n`);
  return () => rmSync(modules, { recursive: true });
}
