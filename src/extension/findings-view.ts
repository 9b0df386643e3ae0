import { EventEmitter, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, l10n, window, workspace } from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import type { FoundFinding } from '../protocol/index.ts';
import type { ProjectCheck } from './project-check.ts';

/** What the findings are grouped by. */
export type Grouping = 'file' | 'entity' | 'rule';

interface Group {
  label: string;
  findings: readonly FoundFinding[];
  uri?: Uri;
}

/** The findings of the window, by file, entity or rule, with a filter over all that is shown. */
export class FindingsView implements TreeDataProvider<Group | FoundFinding>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly #listeners: Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;
  #grouping: Grouping = 'file';
  #filter = '';

  constructor(private readonly check: ProjectCheck) {
    const view = window.createTreeView('crm-guard.findings', { treeDataProvider: this, showCollapseAll: true });
    this.#listeners = [this.#changed, view, check.onDidChange(() => this.#draw())];
    this.#draw = () => {
      const shown = this.#shown().length;
      view.badge = shown === 0 ? undefined : { value: shown, tooltip: l10n.t('{0} findings', shown) };
      view.description = this.#filter === '' ? '' : l10n.t('filter: {0}', this.#filter);
      this.#changed.fire(undefined);
    };
  }

  #draw: () => void;

  /** Asks what to group by, unless it is said. */
  async group(by: unknown): Promise<void> {
    const groupings = { file: l10n.t('By file'), entity: l10n.t('By entity'), rule: l10n.t('By rule') } as const;
    const items = (Object.keys(groupings) as Grouping[]).map((grouping) => ({ label: groupings[grouping], grouping }));
    const chosen = items.find(({ grouping }) => grouping === by) ?? (await window.showQuickPick(items));
    if (!chosen) return;
    this.#grouping = chosen.grouping;
    this.#draw();
  }

  /** Asks for a text that what is shown must contain, unless it is given; an empty one shows everything. */
  async filter(text: unknown): Promise<void> {
    const asked = typeof text === 'string' ? text : await window.showInputBox({ prompt: l10n.t('Show findings whose rule, entity, file or text contains this. Leave it empty to show all.'), value: this.#filter });
    if (asked === undefined) return;
    this.#filter = asked.trim();
    this.#draw();
  }

  getChildren(element?: Group | FoundFinding): (Group | FoundFinding)[] {
    if (!element) return this.#groups();
    return 'findings' in element ? [...element.findings].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.range.start.line - b.range.start.line)) : [];
  }

  getTreeItem(element: Group | FoundFinding): TreeItem {
    if ('findings' in element) return groupItem(element);
    return findingItem(element, this.#grouping);
  }

  dispose(): void {
    for (const one of this.#listeners) one.dispose();
  }

  #shown(): readonly FoundFinding[] {
    const wanted = this.#filter.toLowerCase();
    return this.check.findings.filter(({ rule, entity = '', message, uri }) => [rule, entity, message, decodeURIComponent(uri)].some((text) => text.toLowerCase().includes(wanted)));
  }

  #groups(): Group[] {
    const groups = new Map<string, FoundFinding[]>();
    for (const finding of this.#shown()) {
      const key = this.#grouping === 'file' ? finding.uri : this.#grouping === 'rule' ? finding.rule : (finding.entity ?? l10n.t('no entity'));
      groups.set(key, [...(groups.get(key) ?? []), finding]);
    }
    const named = [...groups].map(([key, findings]): Group => (this.#grouping === 'file' ? { label: shortName(Uri.parse(key)), findings, uri: Uri.parse(key) } : { label: key, findings }));
    return named.sort((a, b) => (a.label < b.label ? -1 : 1));
  }
}

/** A file of no folder of the window has a path that is too long for a list: its name will do, the whole path is in the tooltip. */
const shortName = (file: Uri): string => (workspace.getWorkspaceFolder(file) ? workspace.asRelativePath(file) : (file.path.split('/').at(-1) ?? file.path));

function groupItem({ label, findings, uri }: Group): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.description = String(findings.length);
  if (uri) {
    item.resourceUri = uri;
    item.iconPath = ThemeIcon.File;
  }
  return item;
}

function findingItem({ uri, range: { start, end }, rule, severity, message, entity }: FoundFinding, grouping: Grouping): TreeItem {
  const file = Uri.parse(uri);
  const place = `${shortName(file)}:${start.line + 1}`;
  const item = new TreeItem(grouping === 'rule' ? place : rule);
  item.description = grouping === 'file' ? [`${start.line + 1}`, entity].filter(Boolean).join(' · ') : grouping === 'rule' ? (entity ?? '') : place;
  item.tooltip = message;
  item.iconPath = new ThemeIcon(severity === 'hint' ? 'lightbulb' : severity);
  item.command = { title: l10n.t('Open'), command: 'vscode.open', arguments: [file, { selection: new Range(start.line, start.character, end.line, end.character) }] };
  return item;
}
