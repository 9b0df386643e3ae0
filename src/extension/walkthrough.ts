import { Uri, commands, languages, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';

const SCHEMA = 'model Customer {\n  id        String   @id\n  fullName  String\n  email     String   @unique\n  phone     String?\n  createdAt DateTime\n}\n';
const SAMPLE = `import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

/** The mailing list for the newsletter. */
export async function mailingList() {
  const customers = await prisma.customer.findMany({ select: { email: true, fullName: true } });
  return customers.map(({ email }) => email);
}
`;
const CI = `# .github/workflows/crm-guard.yml
name: CRM Guard
on: pull_request
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci
      - run: npx crm-guard check
`;

/** What the walkthrough shows: a sample with findings, which tells when one of them is gone, and a job for CI. */
export class Walkthrough implements Disposable {
  readonly #file: Uri;
  #most = 0;
  readonly #listener = languages.onDidChangeDiagnostics(({ uris }) => {
    if (uris.some((uri) => uri.toString() === this.#file.toString())) void this.#follow();
  });

  /** @param storage where the extension may write */
  constructor(private readonly storage: Uri) {
    this.#file = Uri.joinPath(storage, 'sample', 'mailing-list.ts');
  }

  /** Opens the sample as it was made, whatever became of it. */
  async openSample(): Promise<void> {
    this.#most = 0;
    const encoder = new TextEncoder();
    await workspace.fs.createDirectory(Uri.joinPath(this.storage, 'sample'));
    await workspace.fs.writeFile(Uri.joinPath(this.storage, 'sample', 'schema.prisma'), encoder.encode(SCHEMA));
    await workspace.fs.writeFile(this.#file, encoder.encode(SAMPLE));
    await window.showTextDocument(this.#file, { preview: false });
  }

  async showCiExample(): Promise<void> {
    await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content: CI }));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #follow(): Promise<void> {
    const open = window.visibleTextEditors.some(({ document }) => document.uri.toString() === this.#file.toString());
    const findings = languages.getDiagnostics(this.#file).filter(({ source }) => source === 'crm-guard').length;
    if (open && findings < this.#most) await commands.executeCommand('setContext', 'crm-guard.sampleFixed', true);
    this.#most = Math.max(this.#most, findings);
  }
}
