import { functionList, someText } from './schema-parts.ts';
import { hints } from './schema-types.ts';
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

/** The part of the policy about functions through which data leaves, beside those that are known. */
export function sinks(): PolicySchema {
  return {
    title: 'Sinks',
    description: 'Functions of the project or of its packages through which personal data leaves, beside those that CRM Guard knows.',
    markdownDescription:
      'Functions of the project or of its packages through which personal data leaves, beside those that CRM Guard knows.\n\n```yaml\nsinks:\n  - kind: log\n    functions: [trail, { name: Telemetry.note, module: ./src/lib/telemetry }]\n    arguments: [2]\n  - kind: external-service\n    service: Letter shop\n    functions: [orderLetters]\n```',
    type: ['array', 'null'],
    items: {
      type: 'object',
      properties: {
        kind: {
          title: 'Kind',
          description: 'How the data leaves; decides which rule speaks.',
          enum: ['log', 'error', 'url', 'client-storage', 'external-service', 'export'],
          enumDescriptions: ['A log: no-pii-in-logs.', 'An error or an answer to a failure: no-pii-in-errors.', 'An address: no-pii-in-url.', 'What a browser keeps: no-pii-in-client-storage.', 'A third party: no-pii-to-external-service.', 'A file: no-plaintext-pii-export.'],
        },
        functions: functionList(
          { title: 'Functions', description: 'Functions that hand on what they are given.', examples: [['trail', 'Telemetry.note']] },
          { example: 'trail', module: ['./src/lib/telemetry', '@acme/telemetry'], purpose: { en: 'which function hands data on', ja: 'データを外に出す関数の名前' } },
        ),
        arguments: {
          title: 'Arguments',
          description: 'Numbers of the arguments that leave, from 1 on; all of them when left out.',
          type: 'array',
          items: { type: 'integer', minimum: 1 },
          examples: [[2], [1, 3]],
        },
        service: someText({ title: 'Service', description: 'For an external service: who receives the data, for findings and for `externalServices.approved`.', examples: ['Letter shop'] }),
      },
      required: ['kind', 'functions'],
      additionalProperties: false,
      [hints]: {
        purpose: {
          kind: { en: 'how the data leaves', ja: 'データがどこへ出るか' },
          functions: { en: 'which functions hand data on', ja: 'データを外に出す関数' },
        },
      },
    },
    default: [],
    examples: [[{ kind: 'log', functions: ['trail'] }]],
  };
}
