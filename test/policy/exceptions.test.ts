import assert from 'node:assert/strict';
import { isExpired, matchException, unusedExceptions } from '../../src/policy/index.ts';
import { load } from './support.ts';

const { policy, diagnostics } = load(`entities:
  Customer:
    aliases: [crm_customers]
exceptions:
  - { rule: no-unbounded-query, files: src/jobs/**, reason: first, until: 2026-05-01 }
  - { rule: crm-guard/no-unbounded-query, files: [src/jobs/**], reason: second, until: 2026-05-20 }
  - { rule: no-unbounded-query, files: src/jobs/export.ts, entity: crm_customers, reason: third, until: 2026-06-01 }
  - { rule: no-pii-in-logs, entity: Ticket, reason: fourth }
  - { rule: no-pii-in-logs, files: [src/log/**, '!src/log/raw.ts'], reason: fifth }
`);

const reasonFor = (rule: string, file: string, entity: string | null, today = '2026-06-01'): string | undefined => {
  const match = matchException(policy, { rule, file, entity }, today);
  return match && `${match.exception.reason}${match.expired ? ' (expired)' : ''} #${match.index}`;
};

describe('exceptions of a policy', () => {
  it('are read without complaint but for those that have ended', () => {
    assert.deepEqual(diagnostics.map(({ code, line }) => [code, line]), [['expired', 5], ['expired', 6]]);
  });

  it('cover findings of their rule, files and entity', () => {
    assert.equal(reasonFor('no-unbounded-query', 'src/jobs/export.ts', 'Customer'), 'third #2');
    assert.equal(reasonFor('crm-guard/no-unbounded-query', 'src/jobs/export.ts', 'customer'), 'third #2');
    assert.equal(reasonFor('no-pii-in-logs', 'anywhere.ts', 'Ticket'), 'fourth #3');
    assert.equal(reasonFor('no-pii-in-logs', 'src/log/a.ts', null), 'fifth #4');
  });

  it('do not cover others', () => {
    assert.equal(reasonFor('no-select-all-fields', 'src/jobs/export.ts', 'Customer'), undefined);
    assert.equal(reasonFor('no-unbounded-query', 'src/api/export.ts', 'Customer'), undefined);
    assert.equal(reasonFor('no-pii-in-logs', 'anywhere.ts', 'Customer'), undefined);
    assert.equal(reasonFor('no-pii-in-logs', 'anywhere.ts', null), undefined, 'an exception for an entity covers no finding without one');
    assert.equal(reasonFor('no-pii-in-logs', 'src/log/raw.ts', null), undefined);
  });

  it('that have ended are told, the last to end first', () => {
    assert.equal(reasonFor('no-unbounded-query', 'src/jobs/import.ts', 'Customer'), 'second (expired) #1');
    assert.equal(reasonFor('no-unbounded-query', 'src/jobs/export.ts', 'Customer', '2026-06-02'), 'third (expired) #2');
    assert.equal(reasonFor('no-unbounded-query', 'src/jobs/import.ts', 'Customer', '2026-05-20'), 'second #1');
  });

  it('hold on their last day', () => {
    assert.deepEqual(['2026-05-31', '2026-06-01', '2026-06-02'].map((today) => isExpired({ until: '2026-06-01' }, today)), [false, false, true]);
    assert.equal(isExpired({}, '2999-01-01'), false);
  });

  it('that cover nothing are unused; in a run over some files only those about these files', () => {
    const reasons = (...args: Parameters<typeof unusedExceptions>): string[] => unusedExceptions(...args).map(({ reason }) => reason);
    assert.deepEqual(reasons(policy, new Set([0, 1, 3])), ['third', 'fifth']);
    assert.deepEqual(reasons(policy, new Set([0, 1, 3]), ['src/jobs/export.ts']), ['third']);
    assert.deepEqual(reasons(policy, new Set(), ['lib/a.ts']), ['fourth']);
  });
});
