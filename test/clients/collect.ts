import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RecordedSource, recorded } from '../adapters/recorded.ts';
import { ADAPTERS_WITHOUT_PACKAGE } from './absent.ts';

/** A golden source with the test file that declares it. */
export interface GoldenSource extends RecordedSource {
  /** Relative to `test/adapters`, `/`-separated. */
  from: string;
}

const folder = path.resolve(import.meta.dirname, '../adapters');
const MOCHA = ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'] as const;

/**
 * The sources of every adapter: those its test files declare and those of its contract file. The
 * test files are imported with a Mocha that declares and runs nothing, so they need not know.
 */
async function collectSources(): Promise<GoldenSource[]> {
  const globals = globalThis as unknown as Record<string, unknown>;
  const real = MOCHA.map((name) => [name, globals[name]] as const);
  const found: GoldenSource[] = [];
  try {
    for (const name of MOCHA) globals[name] = () => undefined;
    globals['describe'] = (_title: string, declare: () => void) => declare();
    for (const file of testFiles()) {
      const start = recorded.length;
      await import(pathToFileURL(path.join(folder, file)).href);
      found.push(...recorded.slice(start).map((one) => ({ ...one, from: file })));
    }
  } finally {
    for (const [name, value] of real) globals[name] = value;
  }
  return [...found, ...(await contractSources())].filter(({ adapter }) => !ADAPTERS_WITHOUT_PACKAGE.has(adapter));
}

function testFiles(): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return all.filter((file) => file.endsWith('.test.ts') && file !== 'contract.test.ts').sort();
}

async function contractSources(): Promise<GoldenSource[]> {
  const { CLIENTS, QUESTIONS } = await import('../adapters/contract.ts');
  return Object.entries(CLIENTS).flatMap(([adapter, client]) =>
    Object.entries(client.sources).flatMap(([key, source]) => {
      if (typeof source !== 'string') return [];
      const types = client.types?.[key as keyof typeof QUESTIONS];
      return [{ adapter, title: `contract: ${QUESTIONS[key as keyof typeof QUESTIONS].name}`, source: client.before + source, from: `contract/${adapter}.ts`, ...(types ? { types } : {}) }];
    }),
  );
}

/** All golden sources. */
export const sources: readonly GoldenSource[] = await collectSources();
