import assert from 'node:assert/strict';
import type { Policy } from '../../src/policy/index.ts';
import { load } from './support.ts';

function clean(text: string): Policy {
  const { policy, diagnostics } = load(text);
  assert.deepEqual(diagnostics, []);
  return policy;
}

describe('scopes, the access log and exports in a policy', () => {
  it('are empty without a word about them', () => {
    const { accessLog, scopes, bulkExport } = clean('');
    assert.deepEqual(accessLog, { functions: [], decorators: [], wrappers: [], middleware: [], extensions: [], reliable: [], require: ['actor', 'subject'], selfAccess: 'exempt' });
    assert.deepEqual(scopes, { fields: [], helpers: [], checks: [], clients: [], rowLevelSecurity: [], shared: [] });
    assert.deepEqual(bulkExport, { approvals: [] });
  });

  it('are read whole', () => {
    const { accessLog, scopes, bulkExport } = clean(`
accessLog:
  functions: [recordAccess]
  decorators: [{ name: Audited, module: ./src/audit }]
  wrappers: [withAudit]
  middleware: [auditMiddleware]
  extensions: [auditExtension]
  reliable: [recordAccess]
  require: [actor, subject, purpose]
  template: "await recordAccess({actor})"
  selfAccess: logged
scopes:
  fields: [organizationId, { name: owner_id, entities: [Lead] }]
  helpers: [withTenant]
  checks: [assertSameTenant]
  clients: [tenantDb]
  rowLevelSecurity: true
  shared: [Country]
bulkExport:
  approvals: [requireExportApproval]
`);
    assert.deepEqual(accessLog.decorators.map(({ name, module, line }) => [name, module, line]), [['Audited', './src/audit', 4]]);
    assert.deepEqual([accessLog.wrappers, accessLog.middleware, accessLog.extensions].map(([first]) => first?.name), ['withAudit', 'auditMiddleware', 'auditExtension']);
    assert.deepEqual([accessLog.reliable, accessLog.require, accessLog.template, accessLog.selfAccess], [['recordAccess'], ['actor', 'subject', 'purpose'], 'await recordAccess({actor})', 'logged']);
    assert.deepEqual(scopes, { fields: [{ name: 'organizationId' }, { name: 'owner_id', entities: ['Lead'] }], helpers: ['withTenant'], checks: ['assertSameTenant'], clients: ['tenantDb'], rowLevelSecurity: 'all', shared: ['Country'] });
    assert.deepEqual(bulkExport, { approvals: ['requireExportApproval'] });
  });

  it('may require nothing of an entry', () => assert.deepEqual(load('accessLog: { require: [] }').policy.accessLog.require, []));
});
