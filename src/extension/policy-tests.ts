import { Location, Position, Range, RelativePattern, TestMessage, TestRunProfileKind, Uri, l10n, tests, workspace } from 'vscode';
import type { CancellationToken, Disposable, TestController, TestItem, TestRun, TestRunRequest } from 'vscode';
import { POLICY_TESTS, RUN_POLICY_TESTS } from '../protocol/index.ts';
import type { PolicyTestList, PolicyTestListFile, PolicyTestsParams, PolicyTestsReport } from '../protocol/index.ts';
import type { Server } from './server.ts';

const FILES = '**/policy-tests/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const POLICIES = '**/crm-guard.{yaml,yml,json}';
/** A burst of changes (a switch of branches) is one. In milliseconds. */
const REST_MS = 300;

/** The tests of all policies of the window in the Test Explorer. */
export class PolicyTests implements Disposable {
  readonly controller: TestController;
  readonly #disposables: Disposable[];
  #waiting: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    this.controller = tests.createTestController('crm-guard.policyTests', l10n.t('Policy tests'));
    this.controller.refreshHandler = () => this.refresh();
    this.controller.createRunProfile(l10n.t('Run'), TestRunProfileKind.Run, (request, token) => this.#run(request, token), true);
    const watchers = (workspace.workspaceFolders ?? []).flatMap((folder) => [FILES, POLICIES].map((pattern) => workspace.createFileSystemWatcher(new RelativePattern(folder, pattern))));
    const later = (): void => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => void this.refresh(), REST_MS);
    };
    this.#disposables = [this.controller, ...watchers, ...watchers.flatMap((watcher) => [watcher.onDidCreate(later), watcher.onDidChange(later), watcher.onDidDelete(later)])];
  }

  /** Reads anew which tests there are. */
  async refresh(): Promise<void> {
    const folders = new Map<string, Uri>();
    for (const uri of await workspace.findFiles(FILES, '**/node_modules/**')) {
      const folder = uri.path.slice(0, uri.path.lastIndexOf('/policy-tests/'));
      if (!folders.has(folder)) folders.set(folder, uri.with({ path: `${folder}/crm-guard.yaml` }));
    }
    const items: TestItem[] = [];
    for (const policy of folders.values()) {
      const { files } = await this.server.sendRequest<PolicyTestList>(POLICY_TESTS, { uri: policy.toString() } satisfies PolicyTestsParams);
      for (const file of files) items.push(this.#item(file, policy));
    }
    this.controller.items.replace(items);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    for (const one of this.#disposables) one.dispose();
  }

  /** A file with its tests. The policy that a file belongs to is part of its id. */
  #item({ uri, judgedAs, tests: found }: PolicyTestListFile, policy: Uri): TestItem {
    const item = this.controller.createTestItem(`${policy.toString()}\n${uri}`, judgedAs, Uri.parse(uri));
    found.forEach((test, index) => {
      const child = this.controller.createTestItem(`${item.id}\n${index}`, test.title, Uri.parse(uri));
      child.range = new Range(test.line - 1, 0, test.line - 1, 0);
      child.sortText = String(index).padStart(4, '0');
      item.children.add(child);
    });
    return item;
  }

  async #run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    const wanted = leaves(request.include ?? [...this.controller.items].map(([, item]) => item)).filter((item) => !request.exclude?.includes(item));
    for (const item of wanted) run.started(item);
    const byPolicy = new Map<string, TestItem[]>();
    for (const item of wanted) {
      const [policy = ''] = item.id.split('\n');
      byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), item]);
    }
    try {
      for (const [uri, items] of byPolicy) {
        if (token.isCancellationRequested) break;
        const only = [...new Set(items.flatMap((item) => item.uri?.toString() ?? []))];
        report(run, items, await this.server.sendRequest<PolicyTestsReport>(RUN_POLICY_TESTS, { uri, only } satisfies PolicyTestsParams, token));
      }
    } catch (error) {
      if (!token.isCancellationRequested) for (const item of wanted) run.errored(item, new TestMessage(String(error)));
    } finally {
      run.end();
    }
  }
}

/** The tests below some items; a file without children is none. */
function leaves(items: readonly TestItem[]): TestItem[] {
  return items.flatMap((item) => (item.children.size === 0 ? [item] : leaves([...item.children].map(([, child]) => child))));
}

function report(run: TestRun, items: readonly TestItem[], answer: PolicyTestsReport): void {
  if (!answer.done) {
    for (const item of items) run.errored(item, new TestMessage(answer.why));
    return;
  }
  for (const item of items) {
    const [, uri, index] = item.id.split('\n');
    const test = answer.files.find((file) => file.uri === uri)?.tests[Number(index)];
    if (!test) run.skipped(item);
    else if (test.failures.length === 0) run.passed(item);
    else run.failed(item, test.failures.map(({ message, line, column }) => Object.assign(new TestMessage(message), { location: new Location(Uri.parse(uri ?? ''), new Position(line - 1, column - 1)) })));
  }
}
