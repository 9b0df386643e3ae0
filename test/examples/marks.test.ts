import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '../../src/engine/check.ts';
import type { CheckResult } from '../../src/model/index.ts';
import { differences, type Place, readMarks } from './marks.ts';

const example = fileURLToPath(new URL('../../examples/crm', import.meta.url));

describe('examples/crm', function () {
  this.timeout(60_000);

  let promised: Place[];
  let result: CheckResult;

  before(async () => {
    promised = sourceFiles().flatMap((file) => marksOf(file));
    result = await check({ paths: [example], cache: false });
  });

  it('is reported exactly where it is marked', () => {
    const reported = result.findings.map(({ file, line, ruleId, suppressed }) => ({
      file,
      line,
      rule: ruleId.replace('crm-guard/', ''),
      suppressed: suppressed !== null,
    }));
    const found = differences(promised, reported);
    assert.equal(found.length, 0, `the marks and the tool disagree in ${found.length} places\n${found.join('\n')}`);
  });

  it('is read without a problem, the policy included', () => {
    assert.deepEqual(result.problems, []);
    assert.equal(result.root, example);
  });

  it('keeps showing every rule several times, and each of its clients', () => {
    const counted = promised.filter((place) => !place.suppressed);
    for (const rule of ['no-unbounded-query', 'no-select-all-fields', 'require-access-log', 'no-pii-in-logs']) {
      const times = counted.filter((place) => place.rule === rule).length;
      assert.ok(times >= 10, `${rule} is marked ${times} times only`);
    }
    const clients = new Set(result.findings.flatMap(({ client }) => client ?? []));
    assert.deepEqual([...clients].sort(), ['jsforce', 'kintone', 'prisma', 'sql', 'typeorm']);
  });

  it('shows that the policy and a comment can cover a finding, with their reasons', () => {
    const covered = result.findings.flatMap(({ suppressed }) => suppressed ?? []);
    assert.deepEqual(covered.map(({ kind }) => kind).sort(), ['inline', 'policy']);
    for (const { reason } of covered) assert.match(reason ?? '', /PRIV-118/);
  });
});

/** Source files of the example, relative to it with `/`. */
function sourceFiles(): string[] {
  return readdirSync(example, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !file.includes('node_modules'))
    .sort();
}

function marksOf(file: string): Place[] {
  try {
    return readMarks(readFileSync(path.join(example, file), 'utf8')).map((mark) => ({ file, ...mark }));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
