import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { closeAll, inShop, withFile } from './editor.ts';
import { runTask } from './tasks.ts';

describe('the task', () => {
  afterEach(closeAll);

  it('runs the check in a terminal, ends with its exit code and fills the Problems panel', async () => {
    // What a test has shown stays open for minutes as far as VS Code knows, and the task speaks of closed files.
    await withFile(inShop('src/never-opened.js'), readFileSync(inShop('src/orders.js'), 'utf8'), async () => {
      const { exitCode, problems } = await runTask('en');
      assert.equal(exitCode, 1, 'errors were found');
      assert.ok(problems.some((problem) => /^never-opened\.js:\d+ Error$/.test(problem)), problems.join());
    });
  });
});
