import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Contents of files by their paths, with `/`. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder of files for one test; `remove` it afterwards. */
export class TempProject {
  readonly root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'crm-guard-test-')));

  constructor(files: Files = {}) {
    for (const [file, content] of Object.entries(files)) this.write(file, content);
  }

  /** Absolute path of a file or folder. */
  at(relative = '.'): string {
    return path.join(this.root, relative);
  }

  /** Writes a file and answers its absolute path. */
  write(relative: string, content: string | Buffer = ''): string {
    const file = this.at(relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
