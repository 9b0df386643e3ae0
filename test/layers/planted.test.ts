import assert from 'node:assert/strict';
import { lintLayers } from './lint.ts';

const planted: [name: string, file: string, code: string, expected: RegExp][] = [
  ['the model imports a layer', 'src/model/planted.ts', "import { a } from '../ast/source.ts';", /src\/model may import no other layer/],
  ['an import of types is an import', 'src/model/planted.ts', "import type { A } from '../ast/source.ts';", /src\/model may import no other layer/],
  ['a re-export is an import', 'src/ast/planted.ts', "export * from '../catalog/index.ts';", /src\/ast may import src\/model/],
  ['a dynamic import is an import', 'src/ast/planted.ts', "export const a = import('../catalog/index.ts');", /src\/ast may import src\/model/],
  ['a type import in a type is an import', 'src/ast/planted.ts', "export type A = import('../catalog/index.ts').A;", /src\/ast may import src\/model/],
  ['a folder below does not hide it', 'src/catalog/sources/planted.ts', "import { a } from '../../project/index.ts';", /src\/catalog may import/],
  ['types are granted, values are not', 'src/catalog/planted.ts', "import { load } from '../policy/load.ts';", /src\/catalog may import/],
  ['rules reach past rulekit', 'rules/planted.ts', "import { a } from '../src/flow/index.ts';", /rules may import src\/rulekit/],
  ['rules import a rule', 'rules/planted.ts', "import a from './no-unbounded-query.ts';", /One rule may not import another/],
  ['an adapter imports an adapter', 'src/adapters/planted.ts', "import { a } from './prisma.ts';", /One adapter may not import another/],
  ['rulekit imports one adapter', 'src/rulekit/planted.ts', "import { a } from '../adapters/prisma.ts';", /src\/rulekit may import/],
  ['rulekit runs policy code', 'src/rulekit/planted.ts', "import { load } from '../policy/types.ts';", /src\/rulekit may import/],
  ['the engine knows the command line', 'src/engine/planted.ts', "import { a } from '../cli/main.ts';", /src\/engine may import/],
  ['the extension runs the engine', 'src/extension/planted.ts', "import { a } from '../engine/index.ts';", /src\/extension may import/],
  ['vscode outside the extension', 'src/server/planted.ts', "import * as vscode from 'vscode';", /vscode belongs in src\/extension only/],
  ['the language client outside the extension', 'src/server/planted.ts', "import {} from 'vscode-languageclient/node';", /belongs in src\/extension only/],
  ['the language server outside src/server', 'src/engine/planted.ts', "import {} from 'vscode-languageserver/node';", /belongs in src\/server only/],
  ['files in a rule', 'rules/planted.ts', "import { readFileSync } from 'node:fs';", /rules has no file or process access/],
  ['files without the node: prefix', 'src/flow/planted.ts', "import { readFile } from 'fs/promises';", /src\/flow has no file or process access/],
  ['files by require', 'src/catalog/planted.ts', "const fs = require('node:fs');", /src\/catalog has no file or process access/],
  ['a process in an adapter', 'src/adapters/planted.ts', "import { exec } from 'node:child_process';", /no file or process access/],
  ['the environment in a report', 'src/report/planted.ts', 'export const colour = process.env.NO_COLOR;', /no file or process access/],
  ['an HTTP client in the engine', 'src/engine/planted.ts', "import https from 'node:https';", /no part of CRM Guard uses the network/],
  ['a socket in the extension', 'src/extension/planted.ts', "import net from 'net';", /no part of CRM Guard uses the network/],
  ['fetch in the command line', 'src/cli/planted.ts', "await fetch('https://example.com');", /No part of CRM Guard uses the network/],
  ['a comment that switches the rule off', 'src/ast/planted.ts', "// eslint-disable-next-line\nimport fs from 'node:fs';", /no file or process access/],
  ['code from text', 'src/project/planted.ts', "new Function('return 1')();", /No code is made from text/],
  ['an exit code outside src/cli', 'src/engine/planted.ts', 'process.exitCode = 1;', /belong in src\/cli/],
  ['an argument in the language server', 'src/server/planted.ts', 'export const given = process.argv[2];', /belong in src\/cli/],
  ['the protocol of agents brings an engine', 'src/mcp/planted.ts', "import { agentTools } from '../agent/index.ts';", /src\/mcp may import/],
  ['the text of a node by its own file', 'src/adapters/planted.ts', 'export const text = source.getText(node);', /may stand in another file/],
  ['a text cut out of the file in hand', 'src/flow/planted.ts', 'export const text = source.text.slice(node.range[0], node.range[1]);', /may stand in another file/],
  ['a text cut out of a reader\'s file', 'src/adapters/planted.ts', "export const at = this.source.text.lastIndexOf('\\n', node.range[0]);", /may stand in another file/],
  ['the text of a node in a rule', 'rules/planted.ts', 'export const text = env.source.getText(value.node);', /may stand in another file/],
  ['standard output outside src/cli', 'src/report/planted.ts', "console.log('finding');", /Unexpected console statement/],
];

describe('a planted violation of the layers is a lint error', () => {
  for (const [name, file, code, expected] of planted) {
    it(name, () => {
      const messages = lintLayers(file, code);
      assert.ok(messages.some((message) => expected.test(message)), JSON.stringify(messages));
    });
  }

  it('and what the design allows is none', () => {
    assert.deepEqual(lintLayers('src/rulekit/allowed.ts', "import type { Policy } from '../policy/types.ts'; export type { Policy };"), []);
    assert.deepEqual(lintLayers('src/rulekit/allowed.ts', "export { adapters } from '../adapters/index.ts';"), []);
    assert.deepEqual(lintLayers('src/adapters/allowed.ts', "export { a } from './shared/query.ts';"), []);
    assert.deepEqual(lintLayers('src/adapters/index.ts', "export { prisma } from './prisma.ts';"), []);
    assert.deepEqual(lintLayers('src/adapters/allowed.ts', 'export const named = /knex/.test(source.text) && textOf(source, node);'), []);
    assert.deepEqual(lintLayers('src/adapters/allowed.ts', 'export const limit = statement.text.slice(0, 5);'), []);
    assert.deepEqual(lintLayers('src/cli/allowed.ts', 'process.exitCode = 1;'), []);
    assert.deepEqual(lintLayers('src/server/agent-process.ts', 'export const given = process.argv[2];'), []);
    assert.deepEqual(lintLayers('src/mcp/allowed.ts', "import type { AgentTools } from '../agent/index.ts'; export type { AgentTools };"), []);
    assert.deepEqual(lintLayers('src/extension/allowed.ts', "export * as vscode from 'vscode';"), []);
    assert.deepEqual(lintLayers('src/report/allowed.ts', "export { createHash } from 'node:crypto';"), []);
  });
});
