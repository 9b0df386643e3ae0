import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { ProjectThread, questionAnswers } from './project-thread.ts';
import { serve } from './serve.ts';
import { answerFromThread } from './thread.ts';
import { projectAnswers, WarmProjects } from './warm-projects.ts';

if (isMainThread) {
  const { env } = process;
  // Empty variables do not count, as everywhere in POSIX.
  const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  serve(createConnection(ProposedFeatures.all), new WarmProjects().open, new ProjectThread(), { chosen: env['CRM_GUARD_LOCALE'] || undefined, fallback: language });
} else {
  answerFromThread((task) => (task === 'projects' ? projectAnswers() : questionAnswers()));
}
