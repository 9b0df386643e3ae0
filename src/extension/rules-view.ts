import { EventEmitter, ThemeIcon, TreeItem, l10n, window } from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import { RULES } from '../protocol/index.ts';
import type { ProjectParams, RuleState, RulePageTarget } from '../protocol/index.ts';
import type { ProjectCheck } from './project-check.ts';
import { projects } from './projects.ts';
import type { Server } from './server.ts';

/** A rule with how often it speaks; severities that differ between projects are all named. */
interface ListedRule extends Omit<RuleState, 'severity'> {
  severities: readonly RuleState['severity'][];
}

/** The rules under the policies of the window, with the number of their findings; a click opens the page. */
export class RulesView implements TreeDataProvider<ListedRule>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly #registered: Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly server: Server,
    private readonly check: ProjectCheck,
  ) {
    this.#registered = [this.#changed, window.createTreeView('crm-guard.rules', { treeDataProvider: this }), check.onDidChange(() => this.refresh())];
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: ListedRule): Promise<ListedRule[]> {
    if (node) return [];
    const rules = new Map<string, ListedRule>();
    for (const project of await projects()) {
      for (const { severity, ...rule } of await this.server.sendRequest<RuleState[]>(RULES, { uri: project.toString() } satisfies ProjectParams)) {
        rules.set(rule.name, { ...rule, severities: [...new Set([...(rules.get(rule.name)?.severities ?? []), severity])] });
      }
    }
    return [...rules.values()];
  }

  getTreeItem({ name, description, severities }: ListedRule): TreeItem {
    const count = this.check.findings.filter(({ rule }) => rule === name).length;
    const words = { off: l10n.t('off'), warning: l10n.t('warning'), error: l10n.t('error') };
    const item = new TreeItem(name);
    item.description = [severities.map((severity) => words[severity]).join(' / '), ...(count > 0 ? [count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count)] : [])].join(' · ');
    item.tooltip = description;
    item.iconPath = new ThemeIcon(severities.includes('error') ? 'error' : severities.includes('warning') ? 'warning' : 'circle-slash');
    item.contextValue = 'rule';
    item.command = { title: l10n.t('Open'), command: 'crm-guard.openRulePage', arguments: [{ rule: name } satisfies RulePageTarget] };
    return item;
  }

  dispose(): void {
    for (const one of this.#registered) one.dispose();
  }
}
