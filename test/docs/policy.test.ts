import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { runPolicyTests } from '../../src/engine/policy-tests.ts';
import { TempProject } from '../support/temp-project.ts';
import { readBlocks } from './page-blocks.ts';

describe('pages on the policy', function () {
  this.timeout(30_000);

  for (const page of ['docs/policy.md', 'docs/ja/policy.md']) {
    it(`${page} shows a policy test that holds`, () => {
      const test = readBlocks(readFileSync(inRoot(page), 'utf8')).find(({ language }) => language === 'ts')?.text ?? '';
      const project = new TempProject({
        'package.json': '{}',
        'schema.prisma': 'model Customer {\n  id    Int    @id\n  email String\n}\n',
        'src/lib/prisma.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n",
        'crm-guard.yaml': 'overrides:\n  - files: [src/jobs/**]\n    maxRows: 1000\n    rules: { require-access-log: off }\n',
        'policy-tests/src/jobs/batches.ts': test,
      });
      try {
        const { files } = runPolicyTests({ folder: project.root });
        assert.deepEqual(files[0]?.tests.map(({ failures }) => failures), [[], []]);
      } finally {
        project.remove();
      }
    });
  }
});
