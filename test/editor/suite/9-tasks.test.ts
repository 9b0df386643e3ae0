import assert from 'node:assert/strict';
import { closeAll, inShop, shown } from './editor.ts';
import { runTask } from './tasks.ts';

describe('the task', () => {
  afterEach(closeAll);

  it('runs the check in a terminal, ends with its exit code and fills the Problems panel', async () => {
    assert.deepEqual(shown(inShop('src/orders.js')), [], 'what is shown later comes from the task');
    const { exitCode, problems } = await runTask('en');
    assert.equal(exitCode, 1, 'errors were found');
    assert.ok(problems.some((problem) => /^orders\.js:\d+ Error$/.test(problem)), problems.join());
  });
});
