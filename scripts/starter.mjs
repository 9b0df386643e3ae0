#!/usr/bin/env node
/**
 * Runs a task of this repository after doing all the set-up it needs: the Node version is checked,
 * the dependencies are installed, the bundles are built. Uses nothing but Node and npm, and no
 * syntax that an old Node cannot read, so that an old Node gets the message and not a SyntaxError.
 */
import { nodeVersionProblem } from './setup/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 2;
} else {
  import('./setup/tasks.mjs')
    .then(function (tasks) {
      return tasks.runTask(process.argv[2], process.argv.slice(3));
    })
    .then(function (code) {
      process.exitCode = code;
    })
    .catch(function (error) {
      console.error(error && error.expected ? error.message : error);
      process.exitCode = 1;
    });
}
