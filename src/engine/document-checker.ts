import { schemaSourceOf } from '../catalog/index.ts';
import type { AccessFacts, CatalogData, CatalogExplanation, Finding, Problem, ProjectView } from '../model/index.ts';
import { policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { isSourceName, MAX_FILE_SIZE, ModuleResolver, planPolicyEdit, type PolicyFileEdit, projectView, readFileFacts, readSchemaFacts, relativeTo, stripBom, tooLarge } from '../project/index.ts';
import { accessFacts } from './access-facts.ts';
import { type CalledFunction, calledFunctions } from './called-functions.ts';
import { explain, fieldNamed, findNamed, policyName } from './catalog-questions.ts';
import { foundAt, wordAt } from './explain-at.ts';
import { finishFindings, todayIso } from './finish.ts';
import { ruleInfos } from './known-rules.ts';
import { KEPT_FOR_LONG, LinkedModules } from './linked-modules.ts';
import { markEntry, type PolicyMark } from './policy-marks.ts';
import { TypedChecks } from './regions/typed-checks.ts';
import { atOnce, type Steps } from './steps.ts';
import { isOurs, type ProjectSnapshot } from './warm-project.ts';

/** What is found in one file as it stands in the editor. */
export interface FileReport {
  findings: readonly Finding[];
  problems: readonly Problem[];
  /** True when only what was typed in was judged anew, with what it can matter to. */
  partial?: true;
}

/** Judges the files of a project one by one, as they stand in an editor. Everything it knows of the project is in a snapshot. */
export class DocumentChecker {
  readonly #view: ProjectView;
  readonly #modules: LinkedModules;
  readonly #typed = new TypedChecks();

  /**
   * @param folder absolute; findings are relative to it
   * @param text the text of a source, relative to the folder, with unsaved texts in place of the disk's
   * @param earlier the checker of an earlier snapshot: what it parsed is kept where imports mean the same
   */
  constructor(
    private readonly folder: string,
    private readonly snapshot: ProjectSnapshot,
    private readonly text: (relative: string) => string | undefined,
    earlier?: DocumentChecker,
  ) {
    this.#view = projectView(snapshot.data);
    this.#modules = earlier && sameModules(earlier.snapshot, snapshot) ? earlier.#modules : new LinkedModules(new ModuleResolver(folder, snapshot.modules), text, undefined, KEPT_FOR_LONG);
  }

  /**
   * Checks the text as it stands in the editor. `file` is absolute. Silent for files that a run over
   * the folder would leave out. Never throws for what a file holds.
   */
  checkText(file: string, text: string): FileReport {
    return atOnce(this.checkSteps(file, text));
  }

  /** The same as {@link checkText}, in steps between which a newer text may be taken up instead. */
  checkSteps(file: string, text: string): Steps<FileReport> {
    return this.#steps(file, text, true);
  }

  /** As {@link checkSteps}, but where one function was typed in since the last time, the others may be left as they were judged then. */
  checkTyped(file: string, text: string): Steps<FileReport> {
    return this.#steps(file, text, false);
  }

  *#steps(file: string, text: string, whole: boolean): Steps<FileReport> {
    const { policy } = this.snapshot.data;
    if (!isSourceName(file) || !isOurs(this.folder, file, policy)) return { findings: [], problems: [] };
    const relative = relativeTo(this.folder, file);
    if (text.length > MAX_FILE_SIZE) return { findings: [], problems: [{ ...tooLarge(text.length), file: relative }] };
    const { outcome, partial } = yield* this.#typed.check(stripBom(text), { project: this.#view, policy: policyFor(policy, relative), file: relative, link: (ast) => this.#modules.link(ast, relative) }, whole);
    return { findings: finishFindings(outcome.findings, relative, policy, todayIso()), problems: outcome.problems, ...(partial ? { partial } : {}) };
  }

  /** Forgets what was parsed of a source if its text is another one now; true when some file was followed to it. */
  forget(file: string): boolean {
    const relative = relativeTo(this.folder, file);
    const followed = this.#modules.forget(relative, this.text(relative));
    if (followed) this.#typed.clear();
    return followed;
  }

  /** Whether imports that led nowhere under an earlier snapshot lead to something now. */
  findsMoreThan(earlier: DocumentChecker): boolean {
    return this.#modules !== earlier.#modules && earlier.#modules.unfollowed().some(({ from, specifier }) => this.#modules.leads(specifier, from));
  }

  /**
   * What stands at a place of a text (a schema, a model, code) and what the catalog says of it.
   * `file` is absolute, `offset` counts UTF-16 units. Undefined where nothing of the catalog stands. Never throws for what a file holds.
   */
  explainAt(file: string, text: string, offset: number): { explanation: CatalogExplanation; range: [start: number, end: number] } | undefined {
    const { policy } = this.snapshot.data;
    const word = text.length > MAX_FILE_SIZE || !isOurs(this.folder, file, policy) ? undefined : wordAt(text, offset);
    if (!word) return undefined;
    const relative = relativeTo(this.folder, file);
    const isSource = isSourceName(file);
    const facts = isSource ? readFileFacts(text, relative) : schemaSourceOf(relative) ? readSchemaFacts(text, relative) : undefined;
    const found = foundAt({ file: relative, text, offset, project: this.#view, facts, link: (ast) => this.#modules.link(ast, relative) }, word, isSource);
    if (!found) return undefined;
    const { name, source } = found.entity;
    const stale = source.file === undefined ? undefined : this.snapshot.stale.get(source.file)?.find((one) => one.name === name);
    return { explanation: { ...explain(found.entity, found.field), ...(stale && source.file !== undefined ? { stale: { file: source.file, line: stale.line } } : {}) }, range: word.range };
  }

  /** How the policy is changed so that it holds a decision (`policyText`: the policy as it stands in an editor), or why it cannot be. Writes nothing. */
  planPolicyMark(mark: PolicyMark, policyText?: string): PolicyFileEdit | { problem: string } {
    const project = { root: this.folder, catalog: this.#view.catalog, policy: this.snapshot.data.policy };
    return planPolicyEdit({ root: this.folder, policyFile: this.policyFile, policyText }, (folder) => markEntry(mark, folder, project));
  }

  /** The functions that are called around a range (UTF-16 units) of a text. `file` is absolute. Never throws for what a file holds. */
  calledFunctions(file: string, text: string, range: readonly [start: number, end: number]): CalledFunction[] {
    const relative = this.#readable(file, text);
    return relative === undefined ? [] : calledFunctions({ file: relative, text, range, link: (ast) => this.#modules.link(ast, relative) });
  }

  /** The data accesses of a text with what people want to know of them, in its order. `file` is absolute. Never throws for what a file holds. */
  accesses(file: string, text: string): AccessFacts[] {
    const relative = this.#readable(file, text);
    return relative === undefined ? [] : accessFacts({ file: relative, text: stripBom(text), project: this.#view, link: (ast) => this.#modules.link(ast, relative) });
  }

  /** Of the named fields of an entity those that hold personal data, as a policy names both. `file` is absolute: where the entity is named. */
  decidable(file: string, entity: string, fields: readonly string[]): { entity: string; fields: { name: string; category: string }[] } | undefined {
    const found = this.#view.catalog.near(relativeTo(this.folder, file)).find(entity);
    if (!found) return undefined;
    const named = fields.flatMap((name) => {
      const field = fieldNamed(found, name);
      return field?.personal ? [{ name: field.name, category: field.personal.category }] : [];
    });
    return { entity: policyName(found), fields: named };
  }

  /** The path below the folder of a source that is checked; undefined for others, and for one that is too large. */
  #readable(file: string, text: string): string | undefined {
    return isSourceName(file) && text.length <= MAX_FILE_SIZE && isOurs(this.folder, file, this.snapshot.data.policy) ? relativeTo(this.folder, file) : undefined;
  }

  /** What reads are or could be logged with in this project; undefined where it has nothing of the kind. */
  get accessLog(): string | undefined {
    const { accessLogs } = this.snapshot.data;
    return (accessLogs.find(({ origin }) => origin === 'policy') ?? accessLogs.find(({ records }) => records !== 'writes'))?.name;
  }

  /** What the catalog says of an entity, or of one of its fields, by the name that a policy gives it. */
  explainNamed(entity: string, field?: string): CatalogExplanation | undefined {
    const named = findNamed(this.snapshot.data.catalog, field === undefined ? entity : `${entity}.${field}`);
    return 'found' in named ? explain(named.found[0].entity, named.found[0].field) : undefined;
  }

  /** What the project is known to store. */
  get catalog(): CatalogData {
    return this.snapshot.data.catalog;
  }

  /** The severity of every rule that the policy or its preset names. */
  get severities(): Policy['rules'] {
    return this.snapshot.data.policy.rules;
  }

  /** Set-up problems: mistakes in the policy, schema files that could not be read. */
  get problems(): readonly Problem[] {
    return this.snapshot.problems;
  }

  /** The policy file in use, absolute; undefined when the preset's defaults apply. */
  get policyFile(): string | undefined {
    return this.snapshot.policyFile;
  }

  /** What is known, for a status display. */
  get summary(): { entities: number; rules: number } {
    const { policy, catalog } = this.snapshot.data;
    return { entities: catalog.entities.length, rules: ruleInfos.filter(({ name }) => (policy.rules[name] ?? 'off') !== 'off').length };
  }
}

/** Whether imports lead to the same files. */
function sameModules({ modules: before }: ProjectSnapshot, { modules: after }: ProjectSnapshot): boolean {
  return before === after || (alike(before.sources, after.sources) && alike(before.packages, after.packages));
}

const alike = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, index) => one === b[index]);
