/** Makes the VSIX beside package.json; `--out <file>` names another place. */
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { inRoot } from './setup/paths.mjs';
import { runNode } from './setup/run.mjs';

const { name, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string', default: inRoot(`${name}-${version}.vsix`) } } });

// Everything is bundled: vsce must not look for dependencies.
process.exitCode = await runNode([inRoot('node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', values.out]);
if (process.exitCode === 0) console.log(`${values.out}: ${Math.round(statSync(values.out).size / 1024)} kB`);
