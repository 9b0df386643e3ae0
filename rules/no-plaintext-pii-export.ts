import { createRule, EXPORT_TARGETS, type FileSink, isDevelopmentOnly, type Leak, type LeakDetails, format, plaintextExports, reportLeaks, type RuleEnv } from '../src/rulekit/index.ts';

type MessageId = 'fieldsWritten' | 'recordWritten' | 'namesWritten' | 'mask';

export default createRule<MessageId>({
  name: 'no-plaintext-pii-export',
  docs: {
    description: { en: 'Disallow files with personal data that nothing protects', ja: '保護されていないファイルに個人データを書き出すことを禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    fieldsWritten: {
      en: '`{sink}` puts {fields} of {entity}{because} into {target} that nothing protects. A file is copied and kept where no permission of the system reaches. Encrypt it, leave the fields out, or name what protects it under `plaintextExport.protections` in the policy.',
      ja: '`{sink}` が {entity} の {fields} を、保護されていない{target}に書き出しています{because}。ファイルは複製され、システムの権限が及ばない場所に残ります。暗号化するか、フィールドを除くか、保護する関数をポリシーの `plaintextExport.protections` に指定してください。',
    },
    recordWritten: {
      en: '`{sink}` puts whole records of {entity} into {target} that nothing protects, with {fields}{because}. A file is copied and kept where no permission of the system reaches. Encrypt it, write only the fields that are needed, or name what protects it under `plaintextExport.protections` in the policy.',
      ja: '`{sink}` が {entity} のレコード全体を、保護されていない{target}に書き出しています。{fields} を含みます{because}。ファイルは複製され、システムの権限が及ばない場所に残ります。暗号化するか、必要なフィールドだけを書き出すか、保護する関数をポリシーの `plaintextExport.protections` に指定してください。',
    },
    namesWritten: {
      en: '`{sink}` puts {fields} into {target} that nothing protects. A file is copied and kept where no permission of the system reaches. Encrypt it, leave the values out, or name what protects it under `plaintextExport.protections` in the policy.',
      ja: '`{sink}` が {fields} を、保護されていない{target}に書き出しています。ファイルは複製され、システムの権限が及ばない場所に残ります。暗号化するか、値を除くか、保護する関数をポリシーの `plaintextExport.protections` に指定してください。',
    },
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    for (const leaks of plaintextExports(env)) reportLeaks(env.policy.strict ? leaks : leaks.filter((leak) => !isForDevelopment(leak, env)), { field: 'fieldsWritten', record: 'recordWritten', name: 'namesWritten', mask: 'mask' }, env, detailsOf);
  },
});

function isForDevelopment({ through, node }: Leak, env: RuleEnv<MessageId>): boolean {
  return isDevelopmentOnly(through?.node ?? node, env.source);
}

/** Told at what makes the file, not at each value. */
function detailsOf({ node, sink }: Leak): LeakDetails {
  return { at: node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : node.type === 'AssignmentExpression' ? node.left : node, data: { target: format(EXPORT_TARGETS[(sink as FileSink).detail]) } };
}
