import { assertInProportion } from '../../support/growth.ts';
import { lintAll } from '../../support/rule-linter.ts';

/** One function with many reads that lack the scope, none of which is told who asks. */
const fileOf = (reads: number): string => `import { prisma } from './prisma';
export async function work() {
  const found = [];
${Array.from({ length: reads }, (_, i) => `  const due${i} = await prisma.customer.findMany({ where: { status: 'due ${i}' } });\n  found.push(due${i}.length + ${i});`).join('\n')}
  return found;
}`;

describe('require-scope in large functions', function () {
  this.timeout(120_000);

  it('takes time in proportion to the number of reads', () => {
    assertInProportion((n) => {
      const code = fileOf(n);
      return () => lintAll(code, 'src/jobs/work.ts');
    }, 150, 900);
  });
});
