import os from 'node:os';
import type { FromWorker, ToldByWorker } from './jobs.ts';
import { hasWorker, spawnWorker } from './pool.ts';
import { type AskedFile, type FilesToTell, tellFile, tellFiles, type ToldFile, toTell } from './told-files.ts';

/** Below this many files a second thread costs more than it saves. */
const WORTH_A_THREAD = 1500;

/** Somebody who takes a share of the files and answers what they told; nothing where that failed. */
export type Helper = (task: FilesToTell) => Promise<ToldByWorker['told']>;

/**
 * Reads files, many of them with a second thread's help; what each told, in the order asked. A
 * thread that dies changes nothing but the time: what it took is read again here.
 */
export async function tellAll(files: readonly AskedFile[], hashes: boolean, helper: Helper | undefined = helperFor(files.length)): Promise<ToldFile[]> {
  const task = toTell(files, hashes);
  const helped = helper?.(task);
  const told = new Map(tellFiles(task));
  for (const [index, one] of (await helped) ?? []) told.set(index, one);
  return files.map((asked, index) => told.get(index) ?? tellFile(asked, hashes));
}

function helperFor(count: number): Helper | undefined {
  return count >= WORTH_A_THREAD && os.availableParallelism() > 1 && hasWorker() ? inThread : undefined;
}

function inThread(task: FilesToTell): Promise<ToldByWorker['told']> {
  const worker = spawnWorker();
  return new Promise<ToldByWorker['told']>((resolve) => {
    worker.on('message', (answer: FromWorker) => resolve('told' in answer ? answer.told : []));
    worker.on('error', () => resolve([]));
    worker.on('exit', () => resolve([]));
    worker.postMessage({ type: 'tell', task });
  }).finally(() => void worker.terminate());
}
