import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SILENT = 'elsewhere/silent.yaml';

/** A folder that nobody has trusted yet: its files are checked, under the policy of its own folder and no other. */
export const restrictedTour = {
  title: 'Restricted',
  asksForTrust: true,
  /** The workspace's own settings name a policy that turns every rule off. */
  prepare(folder) {
    mkdirSync(path.join(folder, '.vscode'), { recursive: true });
    mkdirSync(path.join(folder, 'elsewhere'), { recursive: true });
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'crm-guard.policyFile': SILENT }));
    const { rules } = JSON.parse(readFileSync(new URL('../../../schemas/policy.schema.json', import.meta.url), 'utf8')).properties;
    writeFileSync(path.join(folder, SILENT), `rules:\n${Object.keys(rules.properties).map((name) => `  ${name}: off\n`).join('')}`);
  },
  async steps(workbench, { log }) {
    const { page } = workbench;
    await workbench.ready();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.openFile('customers.ts');
    await workbench.squiggle();
    log('a restricted folder has findings');

    await workbench.command('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor .workspace-trust-untrusted').waitFor();
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await workbench.openFile('customers.ts');
    await workbench.until(async () => (await workbench.squiggles()) === 0, 'the policy that the settings name to hold');
    log('the policy that the workspace’s settings name holds once the folder is trusted, and not before');
  },
};
