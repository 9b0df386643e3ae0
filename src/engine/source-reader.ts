import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads texts of files below `root` for code frames, each once. A file that cannot be read any more has none. */
export function sourceReader(root: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, readText(path.resolve(root, file)));
    return texts.get(file);
  };
}

function readText(file: string): string | undefined {
  try {
    return decode(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** Decodes by the byte order mark; without one a source text is UTF-8. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
