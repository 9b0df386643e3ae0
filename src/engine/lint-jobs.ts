import path from 'node:path';
import { setLocale } from '../l10n/index.ts';
import { policyFor } from '../policy/index.ts';
import { ModuleResolver, projectView, readSource } from '../project/index.ts';
import type { Job, JobResult, LintContext } from './jobs.ts';
import { LinkedModules } from './linked-modules.ts';
import { checkSyntax, lintFile } from './lint-file.ts';
import { mayHoldFinding } from './prefilter.ts';

/** Lints files of one project in this thread. */
export class JobRunner {
  readonly #context: LintContext;
  readonly #project;
  readonly #modules: LinkedModules;

  constructor(context: LintContext) {
    this.#context = context;
    this.#project = projectView(context.data);
    const { root } = context.data;
    this.#modules = new LinkedModules(new ModuleResolver(root, context.modules), (file) => {
      const read = readSource(path.join(root, file));
      return read.ok ? read.text : undefined;
    });
    setLocale(context.locale);
  }

  /** Never throws: what goes wrong with a file is part of its outcome. */
  run({ file, text, anyway = false }: Job): JobResult {
    if (!anyway && !mayHoldFinding(text, this.#project)) return { file, outcome: checkSyntax(text, file) };
    const policy = policyFor(this.#context.data.policy, file);
    if (!policy.active) return { file, outcome: checkSyntax(text, file) };
    const outcome = lintFile(text, { project: this.#project, policy, file, link: (ast) => this.#modules.link(ast, file) }, anyway);
    const followed = this.#modules.followedFrom(file);
    return { file, outcome: followed.length > 0 ? { ...outcome, followed } : outcome };
  }
}
