/** `npm run new:rule -- <name>`: starts a rule with its page and its test. */
import process from 'node:process';
import { scaffoldMain } from './scaffold/main.ts';

process.exitCode = scaffoldMain(
  {
    kind: 'rule',
    files: { 'rule.ts.txt': 'rules/__name__.ts', 'rule-page.md.txt': 'docs/rules/__name__.md', 'rule-test.ts.txt': 'test/rules/__name__.test.ts' },
  },
  'Now replace every TODO: `npm test -- --only unit -- --grep TODO` says which are left.',
);
