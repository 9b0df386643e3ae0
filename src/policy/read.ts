import { withoutPrefix } from './file-policy.ts';
import { REQUIRED } from './presets.ts';
import type { AccessLogPart, ArgumentPlace, ExternalApproval, ExternalServicesView, InHouseClient, InHouseMethod } from '../model/index.ts';
import type { DocumentNode, Entry } from './document.ts';
import type { Positions } from './positions.ts';
import type {
  AccessLogFunction,
  AccessLogPolicy,
  EntityDecision,
  FieldDecision,
  PolicyException,
  PolicyFunction,
  PolicyOverride,
  PolicySink,
  RuleSeverity,
  ScopeField,
  ScopePolicy,
} from './types.ts';

/** What a policy file says itself, before the preset. Absent is what it does not say. */
export interface PolicyDocument {
  extends?: 'recommended' | 'strict';
  maxRows?: number;
  strictness?: 'normal' | 'strict';
  entities: readonly EntityDecision[];
  accessLog: AccessLogPolicy;
  scopes: ScopePolicy;
  approvals: readonly string[];
  protections: readonly PolicyFunction[];
  sinks: readonly PolicySink[];
  externalServices: ExternalServicesView;
  clients: readonly InHouseClient[];
  maskers: readonly string[];
  rules: Readonly<Record<string, RuleSeverity>>;
  overrides: readonly PolicyOverride[];
  exceptions: readonly PolicyException[];
  ignore: readonly string[];
  lines: Readonly<Record<string, number>>;
}

/** Reads a validated document; nodes in `invalid` are left out, the rest is taken. */
export function readPolicy(root: DocumentNode | undefined, invalid: ReadonlySet<DocumentNode>, positions: Positions): PolicyDocument {
  return new PolicyReader(invalid, positions).read(root);
}

class PolicyReader {
  readonly #invalid: ReadonlySet<DocumentNode>;
  readonly #positions: Positions;

  constructor(invalid: ReadonlySet<DocumentNode>, positions: Positions) {
    this.#invalid = invalid;
    this.#positions = positions;
  }

  read(root: DocumentNode | undefined): PolicyDocument {
    return {
      ...defined({
        extends: this.#text(root, 'extends') as PolicyDocument['extends'],
        maxRows: this.#number(root, 'maxRows'),
        strictness: this.#text(root, 'strictness') as PolicyDocument['strictness'],
      }),
      entities: this.#entries(this.#at(root, 'entities')).map((entry) => this.#entity(entry)),
      accessLog: this.#accessLog(this.#at(root, 'accessLog')),
      scopes: this.#scopes(this.#at(root, 'scopes')),
      approvals: this.#texts(this.#at(this.#at(root, 'bulkExport'), 'approvals')),
      protections: this.#items(this.#at(this.#at(root, 'plaintextExport'), 'protections')).flatMap((item) => this.#function(item)),
      sinks: this.#items(this.#at(root, 'sinks')).flatMap((item) => this.#sink(item)),
      externalServices: this.#externalServices(this.#at(root, 'externalServices')),
      clients: this.#entries(this.#at(root, 'clients')).map((entry) => this.#client(entry)),
      maskers: this.#texts(this.#at(root, 'maskers')),
      rules: this.#rules(this.#at(root, 'rules')),
      overrides: this.#items(this.#at(root, 'overrides')).map((item) => this.#override(item)),
      exceptions: this.#items(this.#at(root, 'exceptions')).flatMap((item) => this.#exception(item)),
      ignore: this.#texts(this.#at(root, 'ignore')),
      lines: this.#lines(root),
    };
  }

  #entity({ key, keySpan, value }: Entry): EntityDecision {
    const fields: Record<string, FieldDecision & { line?: number }> = {};
    for (const entry of this.#entries(this.#at(value, 'fields'))) {
      const decision = this.#field(entry.value);
      if (decision) setOwn(fields, entry.key, { ...decision, line: this.#positions.line(entry.keySpan.start) });
    }
    return {
      name: key,
      ...defined({
        personal: this.#scalar(value, 'personal') === false ? false : undefined,
        subject: this.#text(value, 'subject'),
      }),
      aliases: this.#texts(this.#at(value, 'aliases')),
      fields,
      line: this.#positions.line(keySpan.start),
    };
  }

  #field(node: DocumentNode): FieldDecision | undefined {
    if (node.kind === 'scalar') {
      if (node.value === false) return { personal: false };
      return typeof node.value === 'string' ? { personal: true, category: node.value } : undefined;
    }
    const category = this.#text(node, 'category');
    if (category === undefined) return undefined;
    const sensitivity = this.#text(node, 'sensitivity') as 'low' | 'med' | 'high' | 'critical' | undefined;
    return { personal: true, category, ...defined({ sensitivity }) };
  }

  #accessLog(node: DocumentNode | undefined): AccessLogPolicy {
    const writers = (key: string): AccessLogFunction[] => this.#items(this.#at(node, key)).flatMap((item) => this.#function(item));
    const require = node?.kind === 'map' && node.entries.has('require') ? (this.#texts(this.#at(node, 'require')) as AccessLogPart[]) : REQUIRED;
    return {
      functions: writers('functions'),
      decorators: writers('decorators'),
      wrappers: writers('wrappers'),
      middleware: writers('middleware'),
      extensions: writers('extensions'),
      reliable: this.#texts(this.#at(node, 'reliable')),
      require,
      ...defined({ template: this.#text(node, 'template') }),
      selfAccess: this.#text(node, 'selfAccess') === 'logged' ? 'logged' : 'exempt',
    };
  }

  #scopes(node: DocumentNode | undefined): ScopePolicy {
    const texts = (key: string): string[] => this.#texts(this.#at(node, key));
    return {
      fields: this.#items(this.#at(node, 'fields')).flatMap((item): ScopeField[] => {
        const name = item.kind === 'scalar' ? String(item.value) : this.#text(item, 'name');
        const entities = this.#texts(this.#at(item, 'entities'));
        return name === undefined ? [] : [{ name, ...(entities.length > 0 ? { entities } : {}) }];
      }),
      helpers: texts('helpers'),
      checks: texts('checks'),
      clients: texts('clients'),
      rowLevelSecurity: this.#scalar(node, 'rowLevelSecurity') === true ? 'all' : texts('rowLevelSecurity'),
      shared: texts('shared'),
    };
  }

  #externalServices(node: DocumentNode | undefined): ExternalServicesView {
    return {
      approved: this.#items(this.#at(node, 'approved')).flatMap((item) => this.#approval(item)),
      services: this.#items(this.#at(node, 'services')).flatMap((item) => {
        const name = this.#text(item, 'name');
        const texts = (key: string): string[] => this.#texts(this.#at(item, key));
        return name === undefined ? [] : [{ name, ...defined({ module: this.#text(item, 'module') }), functions: texts('functions'), hosts: texts('hosts') }];
      }),
      ownHosts: this.#texts(this.#at(node, 'ownHosts')),
    };
  }

  #approval(node: DocumentNode): ExternalApproval[] {
    const texts = (key: string): string[] => this.#texts(this.#at(node, key));
    const reason = this.#text(node, 'reason');
    const service = this.#text(node, 'service');
    const host = this.#text(node, 'host');
    const entities = texts('entities');
    // An approval that could not be read must not become wider.
    if (reason === undefined || (service === undefined && host === undefined) || (has(node, 'entities') && entities.length === 0)) return [];
    const { line, column } = this.#positions.range(node.span);
    return [{ ...defined({ service, host }), categories: texts('categories'), fields: texts('fields'), entities, reason, line, column }];
  }

  #function(node: DocumentNode): AccessLogFunction[] {
    const { line, column } = this.#positions.range(node.span);
    if (node.kind === 'scalar') return [{ name: String(node.value), line, column }];
    const name = this.#text(node, 'name');
    if (name === undefined) return [];
    return [{ name, ...defined({ module: this.#text(node, 'module') }), line, column }];
  }

  #sink(node: DocumentNode): PolicySink[] {
    const kind = this.#text(node, 'kind') as PolicySink['kind'] | undefined;
    const functions = this.#items(this.#at(node, 'functions')).flatMap((item) => this.#function(item));
    const places = this.#at(node, 'arguments');
    // Positions that could not be read must not become "all of them".
    const some = this.#items(places).flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'number' ? [item.value - 1] : []));
    if (kind === undefined || functions.length === 0 || (has(node, 'arguments') && some.length === 0)) return [];
    return [{ kind, functions, ...(some.length > 0 ? { arguments: some } : {}), ...defined({ service: this.#text(node, 'service') }) }];
  }

  #client({ key, value }: Entry): InHouseClient {
    return {
      name: key,
      ...defined({ module: this.#text(value, 'module'), object: this.#text(value, 'object') }),
      methods: this.#entries(this.#at(value, 'methods')).flatMap((entry) => this.#method(entry)),
    };
  }

  #method({ key, value }: Entry): InHouseMethod[] {
    const written = value.kind === 'scalar' ? value : this.#at(value, 'entity');
    const entity = written?.kind === 'scalar' ? (typeof written.value === 'string' ? written.value : undefined) : this.#place(written);
    if (entity === undefined) return [];
    const place = (name: string): ArgumentPlace | undefined => this.#place(this.#at(value, name));
    return [
      {
        name: key,
        entity,
        operation: (this.#text(value, 'operation') ?? 'read') as InHouseMethod['operation'],
        many: this.#text(value, 'rows') !== 'one',
        ...defined({ bound: place('bound'), defaultRows: this.#number(value, 'defaultRows'), fields: place('fields'), filter: place('filter'), key: place('key') }),
      },
    ];
  }

  /** `limit` is a property of the first argument, `2` the second argument, a mapping says both. */
  #place(node: DocumentNode | undefined): ArgumentPlace | undefined {
    if (node?.kind === 'scalar') {
      if (typeof node.value === 'number') return { argument: node.value - 1 };
      return typeof node.value === 'string' ? { argument: 0, property: node.value } : undefined;
    }
    const argument = this.#number(node, 'argument');
    const property = this.#text(node, 'property');
    return argument === undefined && property === undefined ? undefined : { argument: (argument ?? 1) - 1, ...defined({ property }) };
  }

  #override(node: DocumentNode): PolicyOverride {
    return {
      files: this.#texts(this.#at(node, 'files')),
      ...defined({
        maxRows: this.#number(node, 'maxRows'),
        strictness: this.#text(node, 'strictness') as 'normal' | 'strict' | undefined,
      }),
      rules: this.#rules(this.#at(node, 'rules')),
      line: this.#positions.line(node.span.start),
      lines: this.#lines(node),
    };
  }

  #exception(node: DocumentNode): PolicyException[] {
    const rule = this.#text(node, 'rule');
    const reason = this.#text(node, 'reason');
    const files = this.#at(node, 'files');
    const entity = this.#text(node, 'entity');
    // A scope that could not be read must not become "everywhere".
    const unread = (has(node, 'files') && this.#texts(files).length === 0) || (has(node, 'entity') && entity === undefined);
    if (rule === undefined || reason === undefined || unread) return [];
    if (has(node, 'until') && this.#text(node, 'until') === undefined) return [];
    return [
      {
        rule: withoutPrefix(rule),
        files: this.#texts(files),
        ...defined({ entity }),
        reason,
        kind: this.#text(node, 'kind') === 'false-positive' ? 'false-positive' : 'accepted-risk',
        ...defined({ owner: this.#text(node, 'owner'), until: this.#text(node, 'until') }),
        line: this.#positions.line(node.span.start),
      },
    ];
  }

  #rules(node: DocumentNode | undefined): Record<string, RuleSeverity> {
    const rules: Record<string, RuleSeverity> = {};
    for (const { key, value } of this.#entries(node)) {
      const written = value.kind === 'scalar' ? value.value : this.#text(value, 'severity');
      const severity = written === 'warn' ? 'warning' : written;
      if (severity === 'error' || severity === 'warning' || severity === 'off') setOwn(rules, withoutPrefix(key), severity);
    }
    return rules;
  }

  #lines(node: DocumentNode | undefined): Record<string, number> {
    const lines: Record<string, number> = {};
    for (const key of ['extends', 'maxRows', 'strictness']) {
      const entry = node?.kind === 'map' ? node.entries.get(key) : undefined;
      if (entry) lines[key] = this.#positions.line(entry.keySpan.start);
    }
    const bulk = this.#at(node, 'bulkExport');
    const approvals = bulk?.kind === 'map' ? bulk.entries.get('approvals') : undefined;
    if (approvals) lines['bulkExport.approvals'] = this.#positions.line(approvals.keySpan.start);
    for (const item of this.#items(this.#at(node, 'maskers'))) if (item.kind === 'scalar') lines[`maskers.${String(item.value)}`] = this.#positions.line(item.span.start);
    for (const { key, keySpan } of this.#entries(this.#at(node, 'rules'))) {
      lines[`rules.${withoutPrefix(key)}`] = this.#positions.line(keySpan.start);
    }
    const scopes = this.#at(node, 'scopes');
    for (const key of ['fields', 'helpers', 'checks', 'clients', 'rowLevelSecurity', 'shared']) {
      for (const item of this.#items(this.#at(scopes, key))) {
        const names = item.kind === 'scalar' ? [String(item.value)] : [this.#text(item, 'name') ?? '', ...this.#texts(this.#at(item, 'entities'))];
        for (const name of names) lines[`scopes.${key}.${name}`] = this.#positions.line(item.span.start);
      }
    }
    return lines;
  }

  #at(node: DocumentNode | undefined, key: string): DocumentNode | undefined {
    const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
    return value && this.#usable(value) ? value : undefined;
  }

  #entries(node: DocumentNode | undefined): Entry[] {
    return node?.kind === 'map' ? [...node.entries.values()].filter(({ value }) => this.#usable(value)) : [];
  }

  #items(node: DocumentNode | undefined): DocumentNode[] {
    return node?.kind === 'list' ? node.items.filter((item) => this.#usable(item)) : [];
  }

  #usable(node: DocumentNode): boolean {
    return node.kind !== 'broken' && !this.#invalid.has(node);
  }

  /** The texts of a list, or the one text that stands in its place. */
  #texts(node: DocumentNode | undefined): string[] {
    const items = node?.kind === 'scalar' ? [node] : this.#items(node);
    return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
  }

  #scalar(node: DocumentNode | undefined, key: string): string | number | boolean | null | undefined {
    const value = this.#at(node, key);
    return value?.kind === 'scalar' ? value.value : undefined;
  }

  #text(node: DocumentNode | undefined, key: string): string | undefined {
    const value = this.#scalar(node, key);
    return typeof value === 'string' ? value : undefined;
  }

  #number(node: DocumentNode | undefined, key: string): number | undefined {
    const value = this.#scalar(node, key);
    return typeof value === 'number' ? value : undefined;
  }
}

const has = (node: DocumentNode, key: string): boolean => node.kind === 'map' && node.entries.has(key);

/** Also right for a key called `__proto__`. */
function setOwn<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The object without its undefined members: plain data compares and serialises the same everywhere. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
