import { functionName, someText, textLike } from './schema-parts.ts';
import { hints } from './schema-types.ts';
import type { PolicySchema } from './schema-types.ts';

/** The part of the policy about third parties: who they are, and which data may go to whom. */
export function externalServices(categories: readonly string[]): PolicySchema {
  return {
    title: 'External services',
    description: 'Third parties that personal data may go to, and which data each of them may get.',
    markdownDescription:
      'Third parties that personal data may go to, and which data each of them may get. What is not listed here is reported.\n\n```yaml\nexternalServices:\n  approved:\n    - service: Intercom\n      categories: [contact.email]\n      entities: [Customer]\n      reason: Support chat, DPA signed 2026-04-01.\n  ownHosts: ["*.acme.example"]\n```',
    type: ['object', 'null'],
    properties: {
      approved: {
        title: 'Approved',
        description: 'What may leave to one service or host.',
        type: ['array', 'null'],
        items: approval(categories),
        default: [],
      },
      services: {
        title: 'Further services',
        description: 'Services that CRM Guard does not know by itself.',
        type: ['array', 'null'],
        items: service(),
        default: [],
      },
      ownHosts: {
        title: 'Own hosts',
        description: 'Hosts that are the project\'s own: what goes there does not leave. "*." in front stands for every host below.',
        type: ['array', 'null'],
        items: host(),
        default: [],
        examples: [['api.acme.example', '*.acme.example']],
      },
    },
    additionalProperties: false,
  };
}

function approval(categories: readonly string[]): PolicySchema {
  return {
    type: 'object',
    properties: {
      service: someText({ title: 'Service', description: 'Name of the service, as findings name it.', examples: ['Intercom', 'Sentry'] }),
      host: { ...host(), title: 'Host', description: 'Host instead of a service; "*." in front stands for every host below.' },
      categories: {
        title: 'Categories',
        description: 'Categories of personal data that may leave.',
        type: ['array', 'null'],
        items: { enum: categories, [hints]: { names: 'category', expected: { en: 'a category of personal data', ja: '個人データのカテゴリー' } } },
        default: [],
        examples: [['contact.email']],
      },
      fields: { title: 'Fields', description: 'Fields that may leave, by name.', type: ['array', 'null'], items: someText({}), default: [], examples: [['email', 'displayName']] },
      entities: { title: 'Entities', description: 'Entities whose data is meant; all when left out.', type: ['array', 'null'], items: someText({}), default: [], examples: [['Customer']] },
      reason: someText({ title: 'Reason', description: 'Why the data may go there. Reviewers read it.', examples: ['Support chat, DPA signed 2026-04-01.'] }),
    },
    required: ['reason'],
    anyOf: [{ required: ['categories'] }, { required: ['fields'] }],
    additionalProperties: false,
    [hints]: {
      purpose: {
        reason: { en: 'why the data may go there, for those who review the policy', ja: 'データを渡してよい理由（ポリシーのレビュー担当者向け）' },
        '*': { en: 'say which data may leave', ja: '渡してよいデータを指定してください' },
      },
    },
  };
}

function service(): PolicySchema {
  return {
    type: 'object',
    properties: {
      name: someText({ title: 'Name', description: 'Name of the service, for findings and for `approved`.', examples: ['Verifier'] }),
      module: someText({ title: 'Module', description: 'Package, or module of the project by its path from the policy\'s folder, whose calls reach the service.', examples: ['@acme/verifier', './src/lib/verifier'] }),
      functions: {
        title: 'Functions',
        description: 'Functions that hand their arguments to the service. With a module its exports or methods, all of them when left out; without one functions of this name anywhere.',
        type: ['array', 'null'],
        items: functionName({}),
        default: [],
        examples: [['verifyEmail', 'contacts.push']],
      },
      hosts: { title: 'Hosts', description: 'Hosts that are the service\'s.', type: ['array', 'null'], items: host(), default: [], examples: [['api.verifier.example']] },
    },
    required: ['name'],
    anyOf: [{ required: ['module'] }, { required: ['functions'] }, { required: ['hosts'] }],
    additionalProperties: false,
    [hints]: {
      purpose: {
        name: { en: 'what findings call the service', ja: '検出結果に表示するサービス名' },
        '*': { en: 'say how the code reaches the service', ja: 'コードからサービスへの到達方法を指定してください' },
      },
    },
  };
}

function host(): PolicySchema {
  return textLike('^(\\*\\.)?[^\\s/:*?#@]+$', { en: 'a host without scheme and path, such as "api.example.com" or "*.example.com"', ja: 'スキームとパスを付けないホスト名（例: "api.example.com"、"*.example.com"）' });
}
