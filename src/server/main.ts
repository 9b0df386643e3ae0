import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { agentProcess, serveAgentProcess } from './agent-process.ts';
import { ProjectThread, questionAnswers } from './project-thread.ts';
import { serve } from './serve.ts';
import { answerFromThread } from './thread.ts';
import { projectAnswers, WarmProjects } from './warm-projects.ts';

/**
 * How much a heap may grow before it is swept, in percent of what is in use. What a check makes is garbage as soon as
 * it ends or is given up; left alone, V8 lets that grow to several times the memory that the server needs.
 */
const HEAP_GROWING_PERCENT = 50;

if (isMainThread) {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  const agent = agentProcess();
  if (agent) void serveAgentProcess(agent);
  else serveEditor();
} else {
  answerFromThread((task) => (task === 'projects' ? projectAnswers() : questionAnswers()));
}

function serveEditor(): void {
  const { env } = process;
  // Empty variables do not count, as everywhere in POSIX.
  const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  serve(createConnection(ProposedFeatures.all), new WarmProjects().open, new ProjectThread(), { chosen: env['CRM_GUARD_LOCALE'] || undefined, fallback: language });
}
