import { ProjectAnswers, type ProjectQuestions } from '../engine/project-answers.ts';
import type { JudgeOptions } from '../engine/project-under-policy.ts';
import { type Answers, Thread } from './thread.ts';

/** How long the thread may idle before it is ended with all it has read, in milliseconds. */
const IDLE_MS = 120_000;

/** Asks questions about whole projects of a thread of its own, which ends when it has had none for a while. */
export class ProjectThread implements ProjectQuestions {
  readonly #thread = new Thread('questions', IDLE_MS);

  preview: ProjectQuestions['preview'] = (request, options) => this.#ask('preview', request, options) as ReturnType<ProjectQuestions['preview']>;
  count: ProjectQuestions['count'] = (request, options) => this.#ask('count', request, options) as ReturnType<ProjectQuestions['count']>;
  check: ProjectQuestions['check'] = (request, options) => this.#ask('check', request, options) as ReturnType<ProjectQuestions['check']>;
  accesses: ProjectQuestions['accesses'] = (request, options) => this.#ask('accesses', request, options) as ReturnType<ProjectQuestions['accesses']>;
  tests: ProjectQuestions['tests'] = (request) => this.#ask('tests', request) as ReturnType<ProjectQuestions['tests']>;
  runTests: ProjectQuestions['runTests'] = (request) => this.#ask('runTests', request) as ReturnType<ProjectQuestions['runTests']>;

  #ask(ask: keyof ProjectQuestions, request: unknown, options: JudgeOptions = {}): Promise<unknown> {
    return this.#thread.ask(ask, request, options);
  }
}

/** What the thread answers such questions with. */
export function questionAnswers(): Answers {
  const answers = new ProjectAnswers();
  return {
    preview: answers.preview.bind(answers),
    count: answers.count.bind(answers),
    check: answers.check.bind(answers),
    accesses: answers.accesses.bind(answers),
    tests: answers.tests.bind(answers),
    runTests: answers.runTests.bind(answers),
  } satisfies Record<keyof ProjectQuestions, Answers[string]>;
}
