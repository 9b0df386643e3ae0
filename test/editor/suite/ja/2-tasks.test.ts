import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { closeAll, inShop, withFile } from '../editor.ts';
import { runTask } from '../tasks.ts';

describe('the task', () => {
  afterEach(closeAll);

  it('fills the Problems panel where the terminal speaks Japanese, errors as errors', async () => {
    await withFile(inShop('src/never-opened.js'), readFileSync(inShop('src/orders.js'), 'utf8'), async () => {
      const { exitCode, problems } = await runTask('ja');
      assert.equal(exitCode, 1, 'errors were found');
      assert.ok(problems.some((problem) => /^never-opened\.js:\d+ Error$/.test(problem)), problems.join());
    });
  });
});
