import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { Workspace } from '../engine/workspace.ts';
import { answerFromThread, ProjectThread } from './project-thread.ts';
import { serve } from './serve.ts';

if (isMainThread) {
  const { env } = process;
  // Empty variables do not count, as everywhere in POSIX.
  const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  serve(createConnection(ProposedFeatures.all), (options) => new Workspace(options), new ProjectThread(), { chosen: env['CRM_GUARD_LOCALE'] || undefined, fallback: language });
} else {
  answerFromThread();
}
