import { closeAll, extension, inCrm, show, until } from './editor.ts';

describe('activation', () => {
  after(closeAll);

  it('comes with a folder that has a policy, before any document is open', async () => {
    await until(() => extension().isActive, 'activation');
  });

  it('holds with the first TypeScript document', async () => {
    await show(inCrm('src', 'lib', 'mask.ts'));
    await until(() => extension().isActive, 'activation');
  });
});
