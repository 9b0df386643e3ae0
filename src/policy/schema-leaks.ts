import { functionList } from './schema-parts.ts';
import type { PolicySchema } from './schema-types.ts';

/** The part of the policy about files: what makes one safe to leave. */
export function plaintextExport(): PolicySchema {
  return {
    title: 'Files with personal data',
    description: 'How the project protects files that hold personal data.',
    markdownDescription:
      'How the project protects files that hold personal data.\n\n```yaml\nplaintextExport:\n  protections:\n    - name: protectFile\n      module: ./src/lib/rights\n```\n\nEncryption by well-known packages, passwords of PDF, spreadsheets and archives, and uploads under a key of one\'s own are known without it.',
    type: ['object', 'null'],
    properties: {
      protections: functionList(
        { title: 'Protecting functions', description: 'Functions that encrypt a file or put it under rights management. A file counts as protected where one of them is called with it, or in the function that writes it.', examples: [['protectFile', 'RightsManagement.seal']] },
        { example: 'protectFile', module: ['./src/lib/rights', '@acme/irm'], purpose: { en: 'which function protects a file', ja: 'ファイルを保護する関数の名前' } },
      ),
    },
    additionalProperties: false,
  };
}
