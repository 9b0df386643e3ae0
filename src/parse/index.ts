import { createRequire } from 'node:module';
import { oxcParser } from './oxc.ts';
import type { SourceParser } from './parser.ts';

export * from './parser.ts';

const load = createRequire(import.meta.url);
let chosen: SourceParser | undefined;

/**
 * The parser of this thread: oxc-parser where it is installed, TypeScript's otherwise. The choice
 * can be forced with `preferred`, for tests and for hosts that must not load a native binary.
 * @throws when neither parser can be loaded: the installation is broken.
 */
export function sourceParser(preferred?: SourceParser['id']): SourceParser {
  if (preferred) return preferred === 'oxc' ? loadOxc() : loadTypescript();
  return (chosen ??= tryOxc() ?? loadTypescript());
}

/**
 * Fixes the parser of this thread; undefined leaves the choice to what is installed.
 * @throws when the named one cannot be loaded.
 */
export function chooseParser(id: SourceParser['id'] | undefined): void {
  chosen = id === undefined ? undefined : sourceParser(id);
}

function tryOxc(): SourceParser | undefined {
  try {
    return loadOxc();
  } catch {
    return undefined;
  }
}

function loadOxc(): SourceParser {
  return oxcParser(load('oxc-parser') as Parameters<typeof oxcParser>[0], loadTypescript);
}

function loadTypescript(): SourceParser {
  try {
    return (load('./typescript-parser.cjs') as { typescriptParser: SourceParser }).typescriptParser;
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    return (load('./typescript.ts') as { typescriptParser: SourceParser }).typescriptParser;
  }
}
