import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tellAll } from '../../src/engine/telling-thread.ts';
import { type AskedFile, type FilesToTell, tellFile, tellFiles, type ToldFile } from '../../src/engine/told-files.ts';

describe('reading files with a second thread', () => {
  let folder: string;
  let files: AskedFile[];

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-told-'));
    files = Array.from({ length: 1600 }, (_, index) => {
      const file = `customer-${index}.ts`;
      writeFileSync(path.join(folder, file), `export interface Customer${index} { id: string; email: string; phone${index}: string }\n`);
      return { absolute: path.join(folder, file), file, schema: false };
    });
    files.push({ absolute: path.join(folder, 'gone.ts'), file: 'gone.ts', schema: false });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const alone = (): ToldFile[] => files.map((asked) => tellFile(asked, true));

  it('tells the same as one thread, in the order asked', async () => {
    const told = await tellAll(files, true);
    assert.deepEqual(told, alone());
    assert.equal(told[7]?.facts?.entities?.[0]?.result.entities[0]?.name, 'Customer7');
    assert.equal(told.at(-1)?.problem?.kind, 'unreadable');
  });

  it('shares the files: a helper tells some, each file is told once', async () => {
    const byHelper: number[] = [];
    const helper = (task: FilesToTell): Promise<[number, ToldFile][]> => {
      const half: FilesToTell = { ...task, files: task.files.slice(0, 64) };
      const told = tellFiles(half);
      byHelper.push(...told.map(([index]) => index));
      return Promise.resolve(told);
    };
    assert.deepEqual(await tellAll(files, true, helper), alone());
    assert.equal(byHelper.length, 64);
  });

  it('reads again what a thread took before it died', async () => {
    const dies = (task: FilesToTell): Promise<[]> => {
      Atomics.add(task.next, 0, 320);
      return Promise.resolve([]);
    };
    assert.deepEqual(await tellAll(files, true, dies), alone());
  });

  it('says no more than the hash where the text is known', async () => {
    const [first] = alone();
    const asked = { ...(files[0] as AskedFile), known: first?.hash ?? '' };
    assert.deepEqual(await tellAll([asked], true), [{ hash: first?.hash }]);
  });
});
