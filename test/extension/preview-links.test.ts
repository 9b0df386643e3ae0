import assert from 'node:assert/strict';
import { previewLinks } from '../../src/extension/preview-links.ts';

describe('links of documents that VS Code previews', () => {
  it('start at the first folder of the window', () => {
    assert.equal(previewLinks('at [src/a.ts:3:1](file:///code/crm/src/a.ts#L3).', '/code/crm'), 'at [src/a.ts:3:1](/src/a.ts#L3).');
  });

  it('reach the other folders, and other drives', () => {
    assert.equal(previewLinks('[a](file:///code/shop/a.ts#L1)', '/code/crm'), '[a](/../shop/a.ts#L1)');
    assert.equal(previewLinks('[a](file:///d%3A/shop/a.ts)', '/c:/code/crm'), '[a](/../../../d%3A/shop/a.ts)');
  });

  it('keep names that are no plain words', () => {
    assert.equal(previewLinks('[a](file:///code/crm/app/%28shop%29/%E9%A1%A7%E5%AE%A2%20a.ts#L2)', '/code/crm'), '[a](/app/%28shop%29/%E9%A1%A7%E5%AE%A2%20a.ts#L2)');
  });

  it('leave links to the web and other text alone', () => {
    const text = '[page](https://example.com/rule) `file:///x` [b](docs/b.md)';
    assert.equal(previewLinks(text, '/code/crm'), text);
  });

  it('are plain text where no folder is open', () => {
    assert.equal(previewLinks('at [src/a\\[id\\].ts:3](file:///code/crm/src/a.ts#L3), [page](https://example.com)', undefined), 'at src/a\\[id\\].ts:3, [page](https://example.com)');
  });
});
