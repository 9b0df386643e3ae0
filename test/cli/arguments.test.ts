import assert from 'node:assert/strict';
import path from 'node:path';
import { cli, inFolder } from './fake.ts';

describe('command line arguments', () => {
  it('checks the current folder when nothing is said', async () => {
    const { request, code } = await cli([], { cwd: import.meta.dirname });
    assert.equal(code, 0);
    assert.deepEqual(request?.paths, [import.meta.dirname]);
    assert.equal(request?.cache, true);
    assert.equal(request?.concurrency, 'auto');
  });

  it('hands everything on, whatever the order', async () => {
    await inFolder({ 'my.yaml': '', 'a/x.ts': '', '-b.ts': '' }, async (cwd) => {
      const { request, code, stderr } = await cli(['--preset', 'strict', 'check', 'a', '--no-cache', '--policy=my.yaml', '--concurrency', '2', '--', '-b.ts'], { cwd });
      assert.equal(code, 0, stderr);
      assert.deepEqual(
        { ...request, signal: undefined, onProgress: undefined },
        { paths: [path.join(cwd, 'a'), path.join(cwd, '-b.ts')], policyFile: path.join(cwd, 'my.yaml'), preset: 'strict', concurrency: 2, cache: false, baseline: true, signal: undefined, onProgress: undefined },
      );
    });
  });

  const wrong: [argv: string[], message: RegExp][] = [
    [['--formt', 'json'], /^crm-guard: unknown option --formt\. Did you mean --format\?\nAll options: crm-guard check --help\n$/],
    [['--max-warning=0'], /Did you mean --max-warnings\?/],
    [['--no-cahe'], /Did you mean --no-cache\?/],
    [['--no-quiet'], /unknown option --no-quiet/],
    [['-x'], /unknown option -x\./],
    [['--zzzzzzzzz'], /unknown option --zzzzzzzzz\.\n/],
    [['--format', 'jsn'], /--format does not know "jsn"; it takes pretty, json, sarif, html\. Did you mean json\?/],
    [['--format'], /--format needs a value: --format <name>/],
    [['--format', '--quiet'], /--format needs a value/],
    [['--format='], /--format needs a value/],
    [['--quiet=yes'], /--quiet takes no value/],
    [['--preset', 'srict'], /Did you mean strict\?/],
    [['--locale', 'fr'], /--locale does not know "fr"; it takes en, ja/],
    [['--max-warnings', 'few'], /--max-warnings needs a whole number from 0 on, not "few"/],
    [['--max-warnings', '-1'], /not "-1"/],
    [['--max-warnings', '1.5'], /not "1\.5"/],
    [['--concurrency', '0'], /--concurrency needs a whole number from 1 on or auto, not "0"/],
    [['--policy', 'nowhere.yaml'], /the policy file "nowhere\.yaml" does not exist/],
    [['nowhere'], /there is no file or folder "nowhere"\.\n$/],
    [['chekc'], /there is no file or folder "chekc"\. Did you mean the command: check\?/],
    [['-o', 'a.json', '-o', 'b.json'], /several --output need a format each/],
    [['-o', 'json:a', '-o', 'sarif:a'], /two reports go to the same file/],
    [['-o', 'sarif:'], /--output needs a value/],
    [['-o', 'sarfi:a'], /--output does not know "sarfi".*Did you mean sarif\?/],
    [['explain', 'no-unbounded-qery'], /there is no rule "no-unbounded-qery"\. Did you mean no-unbounded-query\?/],
    [['explain', '--format', 'json'], /unknown option --format\.\s+All options: crm-guard explain --help/],
  ];
  for (const [argv, message] of wrong) {
    it(`refuses ${argv.join(' ')} before anything is checked`, async () => {
      const { code, stdout, stderr, request } = await cli(argv);
      assert.match(stderr, message);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.equal(request, undefined);
    });
  }

  it('complains in the language of the user', async () => {
    assert.match((await cli(['--formt'], { env: { LANG: 'ja_JP.UTF-8' } })).stderr, /不明なオプション --formt です。 --format のことですか？/);
    assert.match((await cli(['--formt'], { env: { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' } })).stderr, /unknown option/);
    assert.match((await cli(['--formt'], { env: { LC_ALL: '', LC_MESSAGES: 'ja', LANG: 'C' } })).stderr, /不明な/);
    assert.match((await cli(['--locale', 'ja', 'nowhere'])).stderr, /ファイルまたはフォルダー「nowhere」がありません/);
  });
});
