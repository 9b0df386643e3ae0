import assert from 'node:assert/strict';
import { check } from '../../src/engine/check.ts';
import { type Files, TempProject } from '../support/temp-project.ts';
import { shown } from './crm.ts';

const MANIFEST = (app: string): string => JSON.stringify({ app, scope: 'ALL', desktop: { js: ['dist/app.js'], css: [] }, mobile: { js: [] } });
const WHOLE = "import { KintoneRestAPIClient } from '@kintone/rest-api-client';\nconst client = new KintoneRestAPIClient();\nexport const all = () => client.record.getAllRecords({ app: APP });\n";
const FORM = JSON.stringify({ properties: { 氏名: { type: 'SINGLE_LINE_TEXT', code: '氏名', label: '氏名' }, 連絡先: { type: 'LINK', code: '連絡先', label: '連絡先', protocol: 'MAIL' } }, revision: '1' });

describe('a project on kintone', function () {
  this.timeout(30_000);

  const found = async (files: Files): Promise<string[]> => {
    const project = new TempProject(files);
    try {
      return shown(await check({ paths: [project.root], concurrency: 1, cache: false })).filter((line) => line.endsWith('no-unbounded-query'));
    } finally {
      project.remove();
    }
  };

  it('is judged by the forms of its apps, by number and as the app that is open', async () => {
    const files = {
      'members/manifest.json': MANIFEST('34'), 'members/src/all.js': WHOLE.replace('APP', 'kintone.app.getId()'),
      'cars/manifest.json': MANIFEST('38'), 'cars/src/all.js': WHOLE.replace('APP', 'kintone.app.getId()'), 'cars/src/members.js': WHOLE.replace('APP', '34'),
      'shared/all.js': WHOLE.replace('APP', 'kintone.app.getId()'),
      'forms/34/fields.json': FORM,
    };
    assert.deepEqual(await found(files), ['cars/src/members.js:3 no-unbounded-query', 'members/src/all.js:3 no-unbounded-query']);
  });

  it('is judged by what its code reads where nothing describes an app', async () => {
    const fields = "export const STAFF_APP_ID = 34;\nexport const names = (id) => kintone.api('/k/v1/records', 'GET', { app: STAFF_APP_ID, fields: ['氏名', '電話番号'], query: `$id = \"${id}\"` });\n";
    assert.deepEqual(await found({ 'src/names.js': fields, 'src/all.js': WHOLE.replace('APP', '34') }), ['src/all.js:3 no-unbounded-query']);
    assert.deepEqual(await found({ 'src/all.js': WHOLE.replace('APP', '34') }), []);
  });
});
