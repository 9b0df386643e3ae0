/** `npm run new:adapter -- <name>`: starts an adapter with its golden sources. */
import process from 'node:process';
import { scaffoldMain } from './scaffold/main.ts';

process.exitCode = scaffoldMain(
  { kind: 'adapter', files: { 'adapter.ts.txt': 'src/adapters/__name__.ts', 'adapter-test.ts.txt': 'test/adapters/__name__.test.ts', 'adapter-contract.ts.txt': 'test/adapters/contract/__name__.ts' } },
  'Now replace every TODO: `npm test -- --only unit -- --grep TODO` says which are left.',
);
