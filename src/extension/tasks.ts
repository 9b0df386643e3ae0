import { ShellExecution, Task, TaskGroup, l10n, workspace } from 'vscode';
import type { TaskDefinition, TaskProvider, WorkspaceFolder } from 'vscode';

/** Type of our tasks in `tasks.json`. */
export const TASK_TYPE = 'crm-guard';

/**
 * VS Code knows the severity of a problem by English words alone. So the Japanese word for errors has a
 * matcher of its own, which must come first; the other one takes what it does not know for a warning.
 */
const MATCHERS = ['$crm-guard-errors-ja', '$crm-guard'];

/** Offers `crm-guard check` as a task of each folder; its findings become problems. */
export const taskProvider: TaskProvider = {
  provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => checkTask({ type: TASK_TYPE }, folder)),
  resolveTask: ({ definition, scope }) => (typeof scope === 'object' ? checkTask(definition, scope) : undefined),
};

function checkTask(definition: TaskDefinition, folder: WorkspaceFolder): Task {
  // Never asks the registry: what runs is what the project has installed.
  const words = ['--no', 'crm-guard', 'check', ...strings(definition['paths']), ...strings(definition['args'])];
  const task = new Task(definition, folder, l10n.t('Check for unsafe handling of customer data'), 'CRM Guard', new ShellExecution('npx', words, { cwd: folder.uri.fsPath }), MATCHERS);
  task.group = TaskGroup.Test;
  return task;
}

/** A `tasks.json` can hold anything. */
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);
