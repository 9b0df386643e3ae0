import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { displayWidth } from '../../src/report/text-width.ts';
import { cli } from './fake.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

describe('help', () => {
  it('of the tool is what users were told', async () => {
    const { stdout, code } = await cli(['--help']);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `CRM Guard finds over-broad customer-data queries, unlogged access to personal data and personal data
in logs. It never uses the network and never runs the code it checks.

Usage:
  crm-guard [check] [options] [paths…]
  crm-guard catalog [options] [path]
  crm-guard explain [rule]
  crm-guard policy <test|diff> [paths…]
  crm-guard baseline <create|prune|show> [folder]
  crm-guard init access-log [folder]
  crm-guard debug <accesses|access-logs|scopes> [paths…]
  crm-guard lsp

Commands:
  check [paths…]              Check files and folders; the default command (crm-guard check --help).
  catalog [path]              Show which entities and fields hold personal data, and why.
  explain [rule]              Say what a rule finds and how to mend it; without a rule, list them.
  policy test [paths…]        Run the tests beside the policy: examples with the findings they must
                              have.
  policy diff [path]          Show which findings a change of the policy makes appear or go.
  baseline create [folder]    Accept what is found today, so that a check fails for new findings
                              only.
  baseline prune [folder]     Take out of the baseline what is mended.
  init access-log [folder]    Create a module that writes an access log, and register it in the
                              policy.
  debug accesses [paths…]     Show every data access that was found, and what was understood of it.
  debug access-logs [paths…]  Show what writes the access log, and how many reads it logs.
  debug scopes [path]         Show by which fields the project keeps tenants or owners apart, and
                              how that is known.
  lsp                         Serve an editor over the Language Server Protocol.

Examples:
  crm-guard                       check the current folder
  crm-guard src --max-warnings 0  fail on warnings too
  crm-guard -o sarif:out.sarif    for code scanning, with the readable report on the terminal

Exit codes:
  0  nothing found that counts
  1  an error, or more warnings than --max-warnings
  2  wrong usage, an error in the policy, or nothing to check
  3  CRM Guard failed on some files: the analysis is incomplete

Options:
      --[no-]color      Colours or no colours. Default: colours on a terminal; NO_COLOR and
                        FORCE_COLOR are honoured.
      --locale <en|ja>  Language of messages. Default: from LC_ALL, LC_MESSAGES or LANG.
  -h, --help            Show this help.
  -v, --version         Show the version.
`,
    );
  });

  it('of check is what users were told', async () => {
    const { stdout } = await cli(['check', '--help']);
    assert.equal(
      stdout,
      `Checks JavaScript and TypeScript files. Without paths the current folder is checked. Works without a
policy file, with what the project itself says: its schemas, entities and access-log functions.

Usage:
  crm-guard [check] [options] [paths…]

Exit codes:
  0  nothing found that counts
  1  an error, or more warnings than --max-warnings
  2  wrong usage, an error in the policy, or nothing to check
  3  CRM Guard failed on some files: the analysis is incomplete

Options:
  -f, --format <name>           Report on standard output: pretty (for people), json (stable
                                contract), sarif (2.1.0), html (a page to hand on). Default: pretty.
  -o, --output <[format:]file>  Write a report to a file; may be repeated. sarif:out.sarif writes it
                                beside the report on standard output, a file alone instead of it
                                (format from --format, else from .json, .sarif or .html).
      --policy <file>           Policy file. Default: crm-guard.yaml (.yml, .json) of the project;
                                without one the preset alone holds.
      --preset <name>           recommended or strict, over what the policy says.
      --max-warnings <n>        Fail when there are more warnings than this. Default: any number
                                passes.
  -q, --quiet                   List errors only. Warnings still count for --max-warnings.
      --no-cache                Check every file anew.
      --concurrency <n|auto>    Number of workers. Default: auto.
      --no-baseline             Count findings that the baseline names too.
      --timing                  Say on standard error where the time went.
      --[no-]color              Colours or no colours. Default: colours on a terminal; NO_COLOR and
                                FORCE_COLOR are honoured.
      --locale <en|ja>          Language of messages. Default: from LC_ALL, LC_MESSAGES or LANG.
  -h, --help                    Show this help.
  -v, --version                 Show the version.
`,
    );
    assert.equal((await cli(['help', 'check'])).stdout, stdout);
    assert.equal((await cli(['--format', 'json', 'check', '-h'])).stdout, stdout);
  });

  it('speaks Japanese and fits the terminal', async () => {
    const { stdout } = await cli(['check', '--help', '--locale', 'ja']);
    assert.match(stdout, /使い方:\n {2}crm-guard/);
    assert.match(stdout, /--max-warnings <n> +警告がこの数を超えたら失敗とします/);
    for (const line of stdout.split('\n')) assert.ok(displayWidth(line) <= 100, line);
  });

  it('tells the version alone, for scripts', async () => {
    for (const argv of [['--version'], ['-v'], ['check', '--version']]) {
      assert.deepEqual(await cli(argv), { code: 0, stdout: `${manifest.version}\n`, stderr: '', request: undefined });
    }
  });

  it('explains a rule, with or without its prefix, and how to accept a finding', async () => {
    for (const name of ['no-pii-in-logs', 'crm-guard/no-pii-in-logs']) {
      const { stdout, code } = await cli(['explain', name]);
      assert.equal(code, 0);
      assert.match(stdout, /crm-guard\/no-pii-in-logs/);
      assert.match(stdout, /\/\/ eslint-disable-next-line crm-guard\/no-pii-in-logs -- why/);
      assert.match(stdout, /https:\/\/example\.com\/rules\/no-pii-in-logs\.md/);
    }
  });

  it('lists the rules', async () => {
    assert.equal((await cli(['explain'])).stdout, 'no-unbounded-query  Reads of personal data need a row limit. Without one a single request can take\n                    every customer.\nno-pii-in-logs      Personal data does not belong in logs.\n');
  });
});
