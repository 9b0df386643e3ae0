import { createRule, externalLeaks, type ExternalSink, isDevelopmentOnly, type Leak, type LeakDetails, receiverText, reportLeaks } from '../src/rulekit/index.ts';

type MessageId = 'fieldsSent' | 'recordSent' | 'namesSent' | 'leaveOut' | 'mask';

export default createRule<MessageId>({
  name: 'no-pii-to-external-service',
  docs: {
    description: { en: 'Disallow sending personal data to third parties that the policy does not approve', ja: 'ポリシーで承認されていない外部サービスへの個人データの送信を禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    fieldsSent: {
      en: '`{sink}` sends {fields} of {entity}{because} to {service}, which the policy does not approve. Send an id, leave the fields out, or have them approved in `externalServices.approved`.',
      ja: '`{sink}` が {entity} の {fields} を {service} に送信しています{because}。ポリシーでは承認されていません。IDを送るか、フィールドを除くか、`externalServices.approved` で承認を受けてください。',
    },
    recordSent: {
      en: '`{sink}` sends a whole record of {entity} to {service}, with {fields}{because}; the policy does not approve that. Send only the fields the service needs, and have them approved in `externalServices.approved`.',
      ja: '`{sink}` が {entity} のレコード全体を {service} に送信しています。{fields} を含みます{because}。ポリシーでは承認されていません。必要なフィールドだけを送り、`externalServices.approved` で承認を受けてください。',
    },
    namesSent: {
      en: '`{sink}` sends {fields} to {service}, which the policy does not approve. Send an id, leave the values out, or have them approved in `externalServices.approved`.',
      ja: '`{sink}` が {fields} を {service} に送信しています。ポリシーでは承認されていません。IDを送るか、値を除くか、`externalServices.approved` で承認を受けてください。',
    },
    leaveOut: { en: 'Leave out {code}', ja: '{code} を省く' },
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    for (const leaks of externalLeaks(env)) {
      const real = env.policy.strict ? leaks : leaks.filter(({ through, node }) => !isDevelopmentOnly(through?.node ?? node, env.source));
      // Who counts, or collects failures, can do without; another service may not.
      const isSpare = real.every(({ sink }) => /^(?:analytics|error-tracking|feature-flags)$/.test(sink.detail ?? ''));
      reportLeaks(real, { field: 'fieldsSent', record: 'recordSent', name: 'namesSent', ...(isSpare ? { out: 'leaveOut' as const } : {}), mask: 'mask' }, env, detailsOf);
    }
  },
});

/** Told at what sends it, not at each value. */
function detailsOf({ node, sink }: Leak): LeakDetails {
  return { at: node.type === 'CallExpression' ? node.callee : node, data: { service: receiverText(sink as ExternalSink) } };
}
