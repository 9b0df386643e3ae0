import assert from 'node:assert/strict';
import { closeAll, extension, inCrm, show, until } from './editor.ts';

describe('activation', () => {
  after(closeAll);

  it('sleeps while only other languages are open', async () => {
    assert.equal(extension().isActive, false, 'before any document is open');
    await show(inCrm('README.md'));
    await show(inCrm('prisma', 'schema.prisma'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(extension().isActive, false);
  });

  it('wakes up with the first TypeScript document', async () => {
    await show(inCrm('src', 'lib', 'mask.ts'));
    await until(() => extension().isActive, 'activation');
  });
});
