import assert from 'node:assert/strict';
import fc from 'fast-check';
import { globProblem, pathMatcher } from '../../src/policy/globs.ts';

const covered = (globs: readonly string[], paths: readonly string[]): string[] => paths.filter(pathMatcher(globs));

describe('globs of a policy', () => {
  it('are relative to the policy\'s folder and match whole paths', () => {
    assert.deepEqual(covered(['*.ts'], ['a.ts', 'src/a.ts']), ['a.ts']);
    assert.deepEqual(covered(['**/*.ts'], ['a.ts', 'src/a.ts', 'src/a.tsx']), ['a.ts', 'src/a.ts']);
    assert.deepEqual(covered(['src/{a,b}.ts'], ['src/a.ts', 'src/b.ts', 'src/c.ts']), ['src/a.ts', 'src/b.ts']);
  });

  it('cover everything in a folder they name, with and without slash', () => {
    assert.deepEqual(covered(['src/legacy'], ['src/legacy/a/b.ts', 'src/legacy2/a.ts']), ['src/legacy/a/b.ts']);
    assert.deepEqual(covered(['src/legacy/'], ['src/legacy/a.ts', 'src/legacy']), ['src/legacy/a.ts', 'src/legacy']);
  });

  it('treat names with a leading dot like others', () => {
    assert.deepEqual(covered(['**/*.ts'], ['.storybook/main.ts', 'src/.hidden.ts']), ['.storybook/main.ts', 'src/.hidden.ts']);
  });

  it('let the last matching glob decide, `!` excluding', () => {
    const globs = ['src/**', '!src/public/**', 'src/public/admin.ts'];
    assert.deepEqual(covered(globs, ['src/a.ts', 'src/public/b.ts', 'src/public/admin.ts']), ['src/a.ts', 'src/public/admin.ts']);
    assert.deepEqual(covered(['!src/**'], ['src/a.ts', 'b.ts']), [], 'exclusions alone match nothing');
  });

  it('read !(a) as a pattern and # as a name', () => {
    assert.deepEqual(covered(['!(a).ts'], ['a.ts', 'b.ts']), ['b.ts']);
    assert.deepEqual(covered(['#a.ts'], ['#a.ts']), ['#a.ts']);
  });

  it('tell for a folder whether all of it is covered', () => {
    const folders = ['dist/', 'src/', 'src/dist/', 'src/legacy/', 'src/legacy/old/'];
    assert.deepEqual(covered(['**/dist/**', 'src/legacy'], folders), ['dist/', 'src/dist/', 'src/legacy/', 'src/legacy/old/']);
    assert.deepEqual(covered(['src/*', '**/*.ts'], folders.slice(1, 2)), [], 'some of its files are not enough');
    assert.deepEqual(covered(['**/dist/**', '!src/dist/keep/**'], folders), ['dist/'], 'a folder is walked when something below may be taken back in');
  });

  it('never call a folder covered that holds a file which is not', () => {
    const name = fc.constantFrom('a', 'b', 'src', 'x.ts');
    const glob = fc
      .tuple(fc.boolean(), fc.array(fc.constantFrom('a', 'b', 'src', '*', '**', '{a,b}', '*.ts'), { minLength: 1, maxLength: 4 }))
      .map(([negated, parts]) => (negated ? '!' : '') + parts.join('/'));
    fc.assert(
      fc.property(fc.array(glob, { minLength: 1, maxLength: 4 }), fc.array(name, { minLength: 1, maxLength: 3 }), name, (globs, folder, file) => {
        const matches = pathMatcher(globs);
        return !matches(`${folder.join('/')}/`) || matches([...folder, file].join('/'));
      }),
      { numRuns: 500 },
    );
  });

  it('that cannot be used match nothing and say why', () => {
    assert.equal(globProblem('src/{a,b')?.en, '"{" is not closed');
    assert.equal(globProblem('src/[ab.ts')?.en, '"[" is not closed');
    assert.equal(globProblem('a'.repeat(70_000))?.en, 'pattern is too long');
    assert.equal(globProblem('src/**/*.{js,ts}'), undefined);
    assert.deepEqual(covered(['a'.repeat(70_000), 'b.ts'], ['b.ts']), ['b.ts']);
  });
});
