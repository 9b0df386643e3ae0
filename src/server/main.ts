import process from 'node:process';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { Workspace } from '../engine/workspace.ts';
import { serve } from './serve.ts';

const { env } = process;
// Empty variables do not count, as everywhere in POSIX.
const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);

serve(createConnection(ProposedFeatures.all), (options) => new Workspace(options), { chosen: env['CRM_GUARD_LOCALE'] || undefined, fallback: language });
