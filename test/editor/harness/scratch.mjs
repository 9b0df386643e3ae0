import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A temporary folder of this run alone; sockets, profiles and the unpacked browser land there.
 * Also becomes the process's TMPDIR, since VS Code and the browser package ask only that.
 */
export function scratchFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-editor-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  return {
    folder,
    remove() {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
