import type { FileAccesses, Finding, PolicyChange, PolicyEntryCount, PolicyTest, PolicyTestFile, PolicyTestReport, Problem } from '../model/index.ts';
import { PolicyError } from './errors.ts';
import { countPolicyEntries } from './policy-counts.ts';
import { listPolicyTests, type PolicyTestRequest, runPolicyTests } from './policy-tests.ts';
import { type PolicyPreviewRequest, previewPolicy } from './preview-policy.ts';
import { findingsUnder, type JudgeOptions, type ProjectUnderPolicy } from './project-under-policy.ts';
import { WholeProject, type WholeProjectOptions } from './whole-project.ts';

/** A question about the policy as it stands in an editor. */
export interface PolicyCountRequest extends WholeProjectOptions {
  /** The policy's text, saved or not. */
  text: string;
}

/** Unsaved texts of the editor, by absolute path. */
export interface Unsaved {
  unsaved?: ReadonlyMap<string, string>;
}

/** What a check of a whole project found, suppressed findings included. */
export interface CheckedProject {
  findings: readonly Finding[];
  problems: readonly Problem[];
  /** Files that were judged. */
  files: number;
}

/** Questions about a whole project. Each may take seconds. */
export interface ProjectQuestions {
  /** What a change of the policy does. */
  preview(request: PolicyPreviewRequest & Unsaved, options?: JudgeOptions): Promise<PolicyChange>;
  /** What each entry of the policy does; nothing where the policy has errors. */
  count(request: PolicyCountRequest & Unsaved, options?: JudgeOptions): Promise<PolicyEntryCount[]>;
  /** Every finding under the policy in force. @throws PolicyError when it has errors */
  check(request: WholeProjectOptions & Unsaved, options?: JudgeOptions): Promise<CheckedProject>;
  /** Every read of personal data. @throws PolicyError when the policy has errors */
  accesses(request: WholeProjectOptions & Unsaved, options?: JudgeOptions): Promise<FileAccesses[]>;
  /** The tests of the policy, not run. */
  tests(request: PolicyTestRequest): Promise<PolicyTestFile<PolicyTest>[]>;
  runTests(request: PolicyTestRequest): Promise<PolicyTestReport>;
}

/** Projects that are kept for the next question. */
const MOST_PROJECTS = 2;

/** Answers questions about whole projects in the thread it is asked in, one after the other; keeps what it has read for the next one. */
export class ProjectAnswers implements ProjectQuestions {
  readonly #projects = new Map<string, WholeProject>();

  async preview(request: PolicyPreviewRequest & Unsaved, options: JudgeOptions = {}): Promise<PolicyChange> {
    return previewPolicy(request, options, this.#project(request));
  }

  async count(request: PolicyCountRequest & Unsaved, options: JudgeOptions = {}): Promise<PolicyEntryCount[]> {
    const project = this.#project(request);
    const { policy, errors } = project.policy(request.text);
    return errors.length > 0 ? [] : countPolicyEntries(project, policy, options);
  }

  async check(request: WholeProjectOptions & Unsaved, options: JudgeOptions = {}): Promise<CheckedProject> {
    const under = this.#inForce(request);
    const judged = await under.judge(options);
    return { findings: findingsUnder(under.policy, judged), problems: judged.problems, files: judged.files.size };
  }

  async accesses(request: WholeProjectOptions & Unsaved, options: JudgeOptions = {}): Promise<FileAccesses[]> {
    return this.#inForce(request).accesses(options);
  }

  async tests(request: PolicyTestRequest): Promise<PolicyTestFile<PolicyTest>[]> {
    return listPolicyTests(request);
  }

  async runTests(request: PolicyTestRequest): Promise<PolicyTestReport> {
    return runPolicyTests(request, this.#project(request));
  }

  #inForce(request: WholeProjectOptions & Unsaved): ProjectUnderPolicy {
    const project = this.#project(request);
    const { policy, errors } = project.policy();
    if (errors.length > 0) throw new PolicyError(errors);
    return project.under(policy);
  }

  #project(request: WholeProjectOptions & Unsaved): WholeProject {
    const { folder, policyFile, preset, root } = request;
    const key = JSON.stringify([folder, policyFile, preset, root]);
    const project = this.#projects.get(key) ?? new WholeProject({ folder, ...(policyFile === undefined ? {} : { policyFile }), ...(preset === undefined ? {} : { preset }), ...(root === undefined ? {} : { root }) });
    this.#projects.delete(key);
    this.#projects.set(key, project);
    const [oldest] = this.#projects.keys();
    if (this.#projects.size > MOST_PROJECTS && oldest !== undefined) this.#projects.delete(oldest);
    project.setUnsaved(request.unsaved ?? new Map());
    return project;
  }
}

/** What an error of an answer says to whoever asked: the mistakes of a policy one by one. */
export function answerError(error: unknown): string {
  if (error instanceof PolicyError) return error.diagnostics.slice(0, 5).map(({ line, message }) => `${line}: ${message}`).join('\n');
  return error instanceof Error ? error.message : String(error);
}
