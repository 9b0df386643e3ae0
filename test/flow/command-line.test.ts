import assert from 'node:assert/strict';
import { isCommandLineProgram } from '../../src/flow/index.ts';
import { parse } from './parse.ts';

const programs: [string, string][] = [
  ['commands', `import { Command } from 'commander'; new Command();`],
  ['prompts, with require', `const inquirer = require('inquirer'); inquirer.prompt([]);`],
  ['an executable file', `#!/usr/bin/env node\nconsole.log(1);`],
];

const others: [string, string][] = [
  ['a server', `import express from 'express'; console.log(1);`],
  ['colours alone', `import chalk from 'chalk'; console.log(chalk.red('x'));`],
  ['a module of the project called like a package', `import { prompts } from './prompts'; prompts();`],
  ['a word in a text', `const text = "import { Command } from 'commander'";`],
];

describe('a command-line program', () => {
  for (const [name, code] of programs) it(`is told by ${name}`, () => assert.equal(isCommandLineProgram(parse(code)), true));
  for (const [name, code] of others) it(`is not told by ${name}`, () => assert.equal(isCommandLineProgram(parse(code)), false));
});
