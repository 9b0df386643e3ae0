import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { commonOptions } from '../../src/cli/options.ts';
import { commands } from '../../src/cli/commands.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { rules } from '../../rules/index.ts';
import { TAXONOMY } from '../../src/catalog/index.ts';
import { loadPolicy } from '../../src/policy/index.ts';

const readme = readFileSync(inRoot('README.md'), 'utf8');
const japanese = readFileSync(inRoot('README.ja.md'), 'utf8');

describe('README', () => {
  it('uses only commands and options that exist', () => {
    const optionsOf = (command: keyof typeof commands): Set<string> => new Set([...commands[command].options, ...commonOptions].flatMap(({ name, negatable }) => [`--${name}`, ...(negatable ? [`--no-${name}`] : [])]));
    for (const page of [readme, japanese]) {
      const lines = page.match(/(?:npx )?crm-guard (?:[a-z]+\b).*/g) ?? [];
      assert.ok(lines.length > 0);
      for (const line of lines) {
        const command = /crm-guard ([a-z]+)/.exec(line)![1]!;
        assert.ok(Object.hasOwn(commands, command), line);
        for (const option of line.split('#')[0]!.match(/--[a-z][a-z-]*/g) ?? []) assert.ok(optionsOf(command as keyof typeof commands).has(option), `${option} in ${line}`);
      }
    }
  });

  it('shows a policy that is valid', () => {
    const policy = /```yaml\n(# yaml-language-server[^]*?)```/.exec(readme)?.[1] ?? '';
    const infos = Object.values(rules).map(({ crmGuard }) => ({ name: crmGuard.name, ...crmGuard.severity }));
    const { policy: loaded, diagnostics } = loadPolicy(policy, inRoot('crm-guard.yaml'), { rules: infos, categories: TAXONOMY.map(({ id }) => id), today: '2026-11-22' });
    assert.deepEqual(diagnostics, []);
    assert.equal(loaded.maxRows, 200);
    assert.equal(loaded.exceptions.length, 1);
  });

  it('explains every exit code', () => {
    for (const code of [exitCodes.clean, exitCodes.findings, exitCodes.usage, exitCodes.internal]) assert.match(readme, new RegExp(`^\\| ${code} \\|`, 'm'));
  });

  it('lists every rule, in both languages', () => {
    for (const name of Object.keys(rules)) for (const page of [readme, japanese]) assert.ok(page.includes(`[${name}](docs/rules/${name}.md)`), name);
  });
});
