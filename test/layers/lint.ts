import assert from 'node:assert/strict';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { layerConfig } from '../../scripts/lint/layer-config.mjs';
import { root } from './import-graph.ts';

const linter = new Linter({ cwd: root });
const config: Linter.Config[] = [
  // A comment in a file must not be able to lift a hard line.
  { files: ['**/*.ts'], languageOptions: { parser }, linterOptions: { noInlineConfig: true } },
  ...layerConfig,
];

/** What the layer rules say about a text as if it stood in the repository under that name. */
export function lintLayers(file: string, code: string): string[] {
  const messages = linter.verify(code, config, path.join(root, file)).filter((message) => message.ruleId !== null || message.fatal);
  assert.ok(!messages.some((message) => message.fatal), `${file}: ${JSON.stringify(messages)}`);
  return messages.map((message) => `${message.line}: ${message.ruleId}: ${message.message}`);
}
