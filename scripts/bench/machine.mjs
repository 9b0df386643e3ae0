import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { inRoot } from '../setup/paths.mjs';

const versionOf = (name) => JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8')).version;

/** What a reader must know of the machine and the tools to judge the numbers. */
export function machine() {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    oxlint: versionOf('oxlint'),
    eslint: versionOf('eslint'),
    typescriptEslint: versionOf('@typescript-eslint/parser'),
  };
}
