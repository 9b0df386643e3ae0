import assert from 'node:assert/strict';
import { exampleVariants } from './example.ts';
import { exampleProblems } from './example-types.ts';

describe('suggestions in examples/crm', function () {
  this.timeout(180_000);

  for (const strict of [false, true]) {
    describe(strict ? 'under the strict preset' : 'under its own policy', () => {
      const variants = exampleVariants(strict);

      it('are there', () => {
        assert.ok(variants.length >= 40, `only ${variants.length}`);
      });

      it('type-check against the real packages', async () => {
        const problems = await exampleProblems(variants);
        const wrong = variants.flatMap((variant) => {
          const found = problems.get(variant) ?? [];
          return found.length > 0 ? [`${variant.rule}, ${variant.title}\n  ${found.join('\n  ')}`] : [];
        });
        assert.equal(wrong.length, 0, `${wrong.length} of ${variants.length}\n${wrong.join('\n')}`);
      });

      it('remove their finding and add none', () => {
        const wrong = variants.flatMap(({ rule, title, before, after }) => {
          const left = [...before];
          const added = after.filter((one) => {
            const at = left.indexOf(one);
            if (at >= 0) left.splice(at, 1);
            return at < 0;
          });
          const removed = left.some((one) => one.startsWith(`crm-guard/${rule}:`));
          return removed && added.length === 0 ? [] : [`${rule}, ${title}: ${removed ? '' : 'still found; '}${added.join('; ')}`];
        });
        assert.equal(wrong.length, 0, `${wrong.length} of ${variants.length}\n${wrong.join('\n')}`);
      });
    });
  }
});
