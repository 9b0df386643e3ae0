import assert from 'node:assert/strict';
import { MAX_FILE_SIZE, readSource } from '../../src/project/index.ts';
import { TempProject } from '../support/temp-project.ts';

describe('reading a source', () => {
  let project: TempProject;
  beforeEach(() => {
    project = new TempProject();
  });
  afterEach(() => project.remove());

  const textOf = (content: string | Buffer): string => {
    const read = readSource(project.write('a.ts', content));
    assert.ok(read.ok, JSON.stringify(read));
    return read.text;
  };
  const problemOf = (file: string): { kind: string; message: string } => {
    const read = readSource(file);
    assert.ok(!read.ok);
    assert.ok(!read.problem.message.includes(project.root), read.problem.message);
    return read.problem;
  };

  it('leaves the byte-order mark out, of UTF-8 and of both kinds of UTF-16', () => {
    const text = 'const 名前 = "😀";\r\n';
    assert.equal(textOf(text), text);
    assert.equal(textOf(`\uFEFF${text}`), text);
    assert.equal(textOf(Buffer.from(`\uFEFF${text}`, 'utf16le')), text);
    assert.equal(textOf(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()), text);
    assert.equal(textOf(''), '');
    assert.equal(textOf('\uFEFF'), '');
  });

  it('survives bytes that are no text in any encoding', () => {
    assert.match(textOf(Buffer.from([0x61, 0xff, 0x62])), /^a.b$/);
    assert.equal(textOf(Buffer.from([0xff, 0xfe, 0x61])).length <= 1, true, 'half a UTF-16 unit');
    assert.equal(textOf(Buffer.from([0xfe, 0xff, 0x61])).length <= 1, true, 'half a UTF-16 unit, big end first');
  });

  it('refuses what is binary, too large, no file, or gone', () => {
    assert.equal(problemOf(project.write('b.ts', Buffer.from('a\0b'))).kind, 'binary');
    assert.equal(problemOf(project.write('c.ts', Buffer.alloc(MAX_FILE_SIZE + 1, 'a'))).kind, 'too-large');
    assert.equal(problemOf(project.root).kind, 'unreadable');
    const gone = problemOf(project.at('deleted-since-it-was-listed.ts'));
    assert.equal(gone.kind, 'unreadable');
    assert.match(gone.message, /does not exist/);
  });
});
