import assert from 'node:assert/strict';
import { policyErrors } from '../../src/report/policy-errors.ts';
import type { PolicyDiagnostic } from '../../src/policy/types.ts';

const text = 'rules:\n  顧客: {ルール: エラー, maxRow: 3}\n';
const at = text.split('\n')[1]?.indexOf('maxRow') ?? -1;

function diagnostic(change: Partial<PolicyDiagnostic> = {}): PolicyDiagnostic {
  return { severity: 'error', code: 'unknownKeyNear', message: 'Unknown key `maxRow`.', file: '/p/crm-guard.yaml', line: 2, column: at + 1, endLine: 2, endColumn: at + 7, ...change };
}

const show = (diagnostics: readonly PolicyDiagnostic[], source: string | undefined = text): string =>
  policyErrors(diagnostics, { readSource: () => source, shownPath: () => 'crm-guard.yaml', colour: false, width: 80 });

describe('errors of a policy', () => {
  it('point at the very place, also behind Japanese keys', () => {
    assert.equal(
      show([diagnostic()]),
      `crm-guard.yaml:2:${at + 1}  error
  Unknown key \`maxRow\`.
    1 │ rules:
  > 2 │   顧客: {ルール: エラー, maxRow: 3}
      │                          ^^^^^^

The policy has 1 error; nothing was checked.
`,
    );
  });

  it('are counted without the warnings among them', () => {
    assert.match(show([diagnostic(), diagnostic({ severity: 'warning' }), diagnostic()]), /has 2 errors; nothing/);
  });

  it('are shown without the file, too', () => {
    const output = policyErrors([diagnostic()], { readSource: () => undefined, shownPath: (file) => file, colour: false, width: 80 });
    assert.match(output, /^\/p\/crm-guard\.yaml:2:\d+ {2}error\n {2}Unknown key/);
    assert.doesNotMatch(output, /│/);
  });
});
