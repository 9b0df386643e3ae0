import { setLocale } from '../l10n/index.ts';
import { policyFor } from '../policy/index.ts';
import { projectView } from '../project/index.ts';
import type { Job, JobResult, LintContext } from './jobs.ts';
import { checkSyntax, lintFile } from './lint-file.ts';
import { mayHoldFinding } from './prefilter.ts';

/** Lints files of one project in this thread. */
export class JobRunner {
  readonly #context: LintContext;
  readonly #project;

  constructor(context: LintContext) {
    this.#context = context;
    this.#project = projectView(context.data);
    setLocale(context.locale);
  }

  /** Never throws: what goes wrong with a file is part of its outcome. */
  run({ file, text }: Job): JobResult {
    if (!mayHoldFinding(text)) return { file, outcome: checkSyntax(text, file) };
    const policy = policyFor(this.#context.data.policy, file);
    return { file, outcome: policy.active ? lintFile(text, { project: this.#project, policy, file }) : checkSyntax(text, file) };
  }
}
