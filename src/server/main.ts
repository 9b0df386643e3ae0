import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { Workspace } from '../engine/workspace.ts';
import { serve } from './serve.ts';

serve(createConnection(ProposedFeatures.all), (options) => new Workspace(options));
