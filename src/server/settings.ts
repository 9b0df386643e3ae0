import path from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { readCustomizations, type RuleCustomization } from './rule-customizations.ts';

/** Section of the editor's settings that is ours. */
export const SECTION = 'crm-guard';

/** Edits by what they can do to the code, named as in oxc's extension: `safe_fix` cannot change behaviour, a suggestion can. */
export const FIX_KINDS = ['safe_fix_or_suggestion', 'safe_fix', 'none'] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** The user's settings for one folder. */
export interface Settings {
  enable: boolean;
  /** Absolute path; undefined: look for one in the folder. */
  policyFile?: string;
  /** Undefined: what the policy says. */
  preset?: 'recommended' | 'strict';
  /** Lenses over functions that read personal data. */
  functionLenses?: true;
  /** Findings of the baseline are shown, faded. */
  showsBaselined: boolean;
  /** Which edits the light bulb and fix-all offer. */
  fixKind: FixKind;
  /** How findings are shown to this user; what the policy says holds for everybody else. */
  customizations: readonly RuleCustomization[];
  /** What is wrong in the settings, in the user's language. */
  problems: readonly string[];
}

/** What holds where the client has no settings. */
const DEFAULTS: Settings = { enable: true, showsBaselined: true, fixKind: 'safe_fix_or_suggestion', customizations: [], problems: [] };

/** The settings of folders and documents, asked of the client once each until they change. */
export class SettingsStore {
  readonly #known = new Map<string, Promise<Settings>>();
  /** What the client said at the start, for one that is not asked. */
  #given: unknown;
  #asks = false;

  constructor(private readonly connection: Connection) {}

  /** Says whether the client answers questions, and what holds where it does not. */
  start(answers: boolean, given: unknown): void {
    this.#asks = answers;
    this.#given = given;
  }

  /** Never rejects: a client that does not answer gets what it said at the start, or the defaults. */
  of(scopeUri: string, folder: string): Promise<Settings> {
    const known = this.#known.get(scopeUri) ?? (this.#asks ? this.#ask(scopeUri, folder) : Promise.resolve(this.#read(this.#given, folder)));
    this.#known.set(scopeUri, known);
    return known;
  }

  clear(): void {
    this.#known.clear();
  }

  async #ask(scopeUri: string, folder: string): Promise<Settings> {
    try {
      return this.#read((await this.connection.workspace.getConfiguration({ scopeUri, section: SECTION })) ?? this.#given, folder);
    } catch (error) {
      this.connection.console.warn(`No settings from the client: ${String(error)}`);
      return DEFAULTS;
    }
  }

  #read(value: unknown, folder: string): Settings {
    const settings = readSettings(value, folder);
    for (const problem of settings.problems) this.connection.console.warn(problem);
    return settings;
  }
}

/** Reads what a client sent, which can be anything: a value of the wrong type counts as not set. */
function readSettings(value: unknown, folder: string): Settings {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const { enable, policyFile, preset, codeLens, rules, baseline, fixKind } = given;
  const { customizations, problems } = readCustomizations(inner(rules, 'customizations'));
  return {
    enable: enable !== false,
    showsBaselined: inner(baseline, 'show') !== false,
    ...(typeof policyFile === 'string' && policyFile.trim() !== '' ? { policyFile: path.resolve(folder, policyFile.trim()) } : {}),
    ...(inner(codeLens, 'functions') === true ? { functionLenses: true as const } : {}),
    ...(preset === 'recommended' || preset === 'strict' ? { preset } : {}),
    fixKind: FIX_KINDS.find((kind) => kind === fixKind) ?? DEFAULTS.fixKind,
    customizations,
    problems,
  };
}

const inner = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined);
