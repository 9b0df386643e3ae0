import { parts } from './parts.ts';
import { start } from './start.ts';

await start(parts);
