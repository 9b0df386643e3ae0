import { EventEmitter, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, commands, l10n, window, workspace } from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import { CUSTOMER_DATA } from '../protocol/index.ts';
import type { CustomerDataAnswer, DataEntity, DataField, EntityAccess, ProjectParams } from '../protocol/index.ts';
import { projects } from './projects.ts';
import type { Server } from './server.ts';

type Node = { entity: DataEntity } | { part: 'fields' | 'accesses'; entity: DataEntity } | { field: DataField } | { access: EntityAccess };

/** Which entities of the window hold personal data: their fields with what they hold, and the places that read them. Asked when it is looked at. */
export class CustomerDataView implements TreeDataProvider<Node>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly #registered: Disposable;
  readonly onDidChangeTreeData = this.#changed.event;
  #entities: Promise<readonly DataEntity[]> | undefined;

  constructor(private readonly server: Server) {
    this.#registered = window.createTreeView('crm-guard.customerData', { treeDataProvider: this, showCollapseAll: true });
  }

  /** Asks anew, once somebody looks. */
  refresh(): void {
    this.#entities = undefined;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return [...(await (this.#entities ??= this.#read()))].map((entity) => ({ entity }));
    if ('part' in node) return node.part === 'fields' ? node.entity.fields.map((field) => ({ field })) : node.entity.accesses.map((access) => ({ access }));
    return 'entity' in node ? [{ part: 'fields', entity: node.entity }, { part: 'accesses', entity: node.entity }] : [];
  }

  getTreeItem(node: Node): TreeItem {
    if ('part' in node) return partItem(node);
    if ('entity' in node) return entityItem(node.entity);
    return 'field' in node ? fieldItem(node.field) : accessItem(node.access);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }

  /** What could not be read is asked for again by whoever looks next. */
  async #read(): Promise<readonly DataEntity[]> {
    try {
      return await this.#ask();
    } catch (error) {
      this.#entities = undefined;
      throw error;
    } finally {
      // Until then nobody can say that there is nothing.
      void commands.executeCommand('setContext', 'crm-guard.customerDataRead', true);
    }
  }

  async #ask(): Promise<readonly DataEntity[]> {
    const all: DataEntity[] = [];
    for (const project of await projects()) {
      const answer = await this.server.sendRequest<CustomerDataAnswer>(CUSTOMER_DATA, { uri: project.toString() } satisfies ProjectParams);
      if (answer.done) all.push(...answer.entities);
    }
    // Those that code reads are what somebody looks for.
    return all.sort((a, b) => Number(b.accesses.length > 0) - Number(a.accesses.length > 0) || (a.name < b.name ? -1 : 1));
  }
}

function entityItem({ name, fields, accesses }: DataEntity): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.description = l10n.t('{0} fields, {1} reads', fields.length, accesses.length);
  item.iconPath = new ThemeIcon('person');
  return item;
}

function partItem({ part, entity }: Extract<Node, { part: string }>): TreeItem {
  const item = new TreeItem(part === 'fields' ? l10n.t('Personal fields') : l10n.t('Read by'), entity[part].length === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed);
  item.description = String(entity[part].length);
  return item;
}

function fieldItem({ name, category, id, place }: DataField): TreeItem {
  const item = new TreeItem(name);
  item.description = category;
  item.tooltip = id;
  item.iconPath = new ThemeIcon('symbol-field');
  if (place) item.command = openAt(place.uri, place.line, 0);
  return item;
}

function accessItem({ uri, line, character, title, fields, logged, isLogged }: EntityAccess): TreeItem {
  const item = new TreeItem(`${workspace.asRelativePath(Uri.parse(uri))}:${line + 1}`);
  item.description = [title, isLogged ? '' : l10n.t('not logged')].filter((text) => text !== '').join(' · ');
  item.tooltip = [fields.join(', '), ...(logged === '' ? [] : [l10n.t('Access log: {0}', logged)])].join('\n');
  item.iconPath = new ThemeIcon(isLogged ? 'pass' : 'eye');
  item.command = openAt(uri, line, character);
  return item;
}

function openAt(uri: string, line: number, character: number): NonNullable<TreeItem['command']> {
  return { title: l10n.t('Open'), command: 'vscode.open', arguments: [Uri.parse(uri), { selection: new Range(line, character, line, character) }] };
}
