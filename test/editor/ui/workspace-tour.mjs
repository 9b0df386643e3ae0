import { cpSync } from 'node:fs';
import path from 'node:path';

/** What somebody does who looks at all of a project: checks it, and stops that. */
export const workspaceTour = {
  title: 'Workspace',
  /** A project that is large enough to see the check at work. */
  prepare(folder) {
    for (let copy = 0; copy < 40; copy++) cpSync(path.join(folder, 'src/routes'), path.join(folder, 'src/branches', String(copy)), { recursive: true });
  },
  async steps(workbench, { log }) {
    await workbench.ready();
    await workbench.command('CRM Guard: Focus on Findings View');
    const findings = workbench.view('Findings');
    await findings.getByText('Findings of open files are shown here').waitFor();
    await workbench.command('CRM Guard: Check Workspace');
    const progress = workbench.notification('checking the workspace');
    await progress.getByText(/\d+ of \d+ files/).waitFor();
    log('the check of the workspace says how far it is');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    await findings.getByText('Findings of open files are shown here').waitFor();
    if ((await findings.locator('.monaco-list-row').count()) > 0) throw new Error('A check that was cancelled has filled the list.');
    log('it is cancelled from its notification');
  },
};
