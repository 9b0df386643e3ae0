import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { jsonReport } from '../../src/report/json.ts';
import { context, finding, result, warning } from './sample.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);

function report(...args: Parameters<typeof result>): Record<string, unknown> {
  return JSON.parse(jsonReport(result(...args), context())) as Record<string, unknown>;
}

describe('JSON report', () => {
  it('is the contract, to the letter', () => {
    const suppressed = finding({ suppressed: { kind: 'inline', reason: 'test record', until: null }, fields: [], suggestions: [] });
    const fix = { title: 'remove it', edits: [{ range: [1, 4] as const, text: '' }] };
    const { findings, ...rest } = report([finding({ fixes: [fix] }), suppressed], [{ kind: 'syntax-error', message: 'oops', file: 'b.ts', line: 1, column: 2 }]);
    assert.deepEqual(rest, {
      tool: { name: 'crm-guard', version: '1.2.3' },
      root: '/project',
      summary: { files: 40, analysed: 40, errors: 1, warnings: 0, suppressed: 1, durationMs: 1234 },
      problems: [{ kind: 'syntax-error', message: 'oops', file: 'b.ts', line: 1, column: 2 }],
    });
    const [first, second] = findings as Record<string, unknown>[];
    assert.deepEqual(first, {
      ruleId: 'crm-guard/no-unbounded-query',
      severity: 'error',
      messageId: 'unbounded',
      message: '`prisma.customer.findMany` reads every row of Customer, with e-mail and name.',
      file: 'src/customers.ts',
      line: 3,
      column: 37,
      endLine: 3,
      endColumn: 45,
      client: 'prisma',
      evidence: 'import',
      entity: 'Customer',
      fields: [
        { name: 'email', category: 'contact.email', source: { kind: 'schema', file: 'prisma/schema.prisma', line: 12 } },
        { name: '氏名', category: 'person.full_name', source: { kind: 'policy', file: 'crm-guard.yaml', line: 4 } },
        { name: 'loyalty', category: 'x.custom', source: { kind: 'name' } },
      ],
      related: [{ message: 'Customer is declared here', file: 'prisma/schema.prisma', line: 10, column: 1 }],
      fingerprint: 'ffffffffffffffff',
      suppressed: null,
      fixes: [fix],
      suggestions: ['add `take: 100`', 'read id and tenant only'],
    });
    assert.equal('related' in (report([warning])['findings'] as object[])[0]!, false, 'absent where nothing else explains it');
    assert.deepEqual(second?.['suppressed'], { kind: 'inline', reason: 'test record', until: null });
  });

  it('validates against its published schema', () => {
    for (const value of [
      report([]),
      report([finding(), warning, finding({ suppressed: { kind: 'baseline', reason: null, until: '2027-03-31' } })]),
      report([finding({ related: [{ message: 'x', role: 'source', file: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 2 }] })]),
      report([], [{ kind: 'internal-error', message: 'x' }, { kind: 'schema-error', message: 'x', file: 'schema.prisma', line: 3 }]),
    ]) {
      assert.ok(validate(value), JSON.stringify(validate.errors));
    }
  });

  it('has a schema that notices a property too many, one too few and a wrong position', () => {
    const base = report([finding()]);
    const [first] = base['findings'] as Record<string, unknown>[];
    const without = { ...first };
    delete without['entity'];
    for (const broken of [{ ...first, extra: 1 }, without, { ...first, line: 0 }, { ...first, file: 'src\\a.ts' }, { ...first, suppressed: {} }, { ...first, related: [] }, { ...first, related: [{ message: 'x', role: 'way', file: 'a.ts', line: 1, column: 1 }] }]) {
      assert.equal(validate({ ...base, findings: [broken] }), false);
    }
  });

  it('lists errors alone when quiet; the summary still tells the whole truth', () => {
    const quiet = JSON.parse(jsonReport(result([finding(), warning]), context({ quiet: true }))) as { findings: unknown[]; summary: { warnings: number } };
    assert.equal(quiet.findings.length, 1);
    assert.equal(quiet.summary.warnings, 1);
  });
});
