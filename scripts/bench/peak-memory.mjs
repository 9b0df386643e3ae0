/** Preloaded into a measured process: writes its peak memory in kB to the file CRM_GUARD_PEAK names. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const file = process.env.CRM_GUARD_PEAK;
if (isMainThread && file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
