import { layerRule } from './layer-rule.mjs';
import { pureLayers } from './layers.mjs';

const NO_NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'].map((name) => ({
  name,
  message: 'No part of CRM Guard uses the network.',
}));
const NO_PROCESS = ['process', 'Bun', 'Deno'].map((name) => ({ name, message: 'This layer has no file or process access.' }));
const NO_EVAL = ['eval', 'Function'].map((name) => ({ name, message: 'No code is made from text, least of all from a workspace.' }));
const COMMAND_LINE = ['argv', 'stdout', 'stderr', 'stdin', 'exit', 'exitCode'].map((property) => ({
  object: 'process',
  property,
  message: 'Arguments, standard output and exit codes belong in src/cli.',
}));

const OTHER_FILE = 'A node may stand in another file: take texts with textOf or textBetween of src/ast, and write edits with its helpers.';
const PARTS = 'slice|substring|substr|at|charAt|charCodeAt|codePointAt|indexOf|lastIndexOf';
/** Texts that are cut out of the source in hand by the place of a node: wrong where the node is of a module that was followed. */
const NO_RAW_TEXT = [
  "CallExpression > MemberExpression.callee[property.name='getText']",
  `MemberExpression[property.name=/^(?:${PARTS})$/] > MemberExpression.object[property.name='text']:matches([object.name=/[sS]ource$/], [object.property.name=/[sS]ource$/])`,
].map((selector) => ({ selector, message: OTHER_FILE }));

/**
 * The hard lines as ESLint configuration. Needs no type information, so that a test can hold
 * planted violations against it.
 */
export const layerConfig = [
  {
    files: ['src/**/*.ts', 'rules/**/*.ts'],
    plugins: { layers: { rules: { imports: layerRule } } },
    rules: {
      'layers/imports': 'error',
      'no-restricted-globals': ['error', ...NO_NETWORK, ...NO_EVAL],
      'no-restricted-properties': ['error', ...COMMAND_LINE],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: pureLayers.map((layer) => `${layer}/**/*.ts`),
    rules: { 'no-restricted-globals': ['error', ...NO_NETWORK, ...NO_EVAL, ...NO_PROCESS] },
  },
  {
    files: ['src/adapters', 'src/rulekit', 'src/flow', 'rules'].map((layer) => `${layer}/**/*.ts`),
    rules: { 'no-restricted-syntax': ['error', ...NO_RAW_TEXT] },
  },
  // The process that the editor starts for an agent is a command line of one command.
  { files: ['src/cli/**/*.ts', 'src/server/agent-process.ts'], rules: { 'no-restricted-properties': 'off' } },
];
