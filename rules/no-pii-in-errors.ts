import { createRule, errorSinks, isFoundInvalid, type Leak, leaksBySink, leaksOf, leavingFields, reportLeaks } from '../src/rulekit/index.ts';

type MessageId = 'fieldInError' | 'recordInError' | 'nameInError' | 'sayId' | 'leaveOut' | 'mask';

export default createRule<MessageId>({
  name: 'no-pii-in-errors',
  docs: {
    description: { en: 'Disallow personal data in error messages and error responses', ja: '個人データをエラーメッセージやエラー応答に含めることを禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    fieldInError: {
      en: '`{sink}` says {fields} of {entity}{because}. Errors end up in logs, in error trackers and with whoever sent the request. Name the id, or leave the value out.',
      ja: '`{sink}` に {entity} の {fields} が含まれています{because}。エラーはログやエラー監視サービスに残り、リクエストの送信者にも届きます。IDを示すか、値を省いてください。',
    },
    recordInError: {
      en: '`{sink}` carries a whole record of {entity}, with {fields}{because}. Errors end up in logs, in error trackers and with whoever sent the request. Name the id instead.',
      ja: '`{sink}` に {entity} のレコード全体が含まれています。{fields} を含みます{because}。エラーはログやエラー監視サービスに残り、リクエストの送信者にも届きます。代わりにIDを示してください。',
    },
    nameInError: {
      en: '`{sink}` says {fields}. Errors end up in logs, in error trackers and with whoever sent the request. Name an id, or leave the value out.',
      ja: '`{sink}` に {fields} が含まれています。エラーはログやエラー監視サービスに残り、リクエストの送信者にも届きます。IDを示すか、値を省いてください。',
    },
    sayId: { en: 'Name the id instead: {code}', ja: '代わりにIDを示す: {code}' },
    leaveOut: { en: 'Leave out {code}', ja: '{code} を省く' },
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    const said: Leak[] = [];
    for (const leak of leaksOf(errorSinks, env)) {
      if (!env.policy.strict && isFoundInvalid(leak, env.source)) continue;
      const fields = leavingFields(leak).filter(({ classification }) => env.policy.strict || classification.sensitivity !== 'low');
      if (fields.length > 0) said.push({ ...leak, value: { ...leak.value, fields } });
    }
    for (const leaks of leaksBySink(said, env)) {
      // A gender by itself tells of nobody: for whom a leave or a size is.
      if (!env.policy.strict && leaks.every(({ value }) => value.fields.every(({ classification }) => classification.category === 'demographic.gender'))) continue;
      reportLeaks(leaks, { field: 'fieldInError', record: 'recordInError', name: 'nameInError', id: 'sayId', out: 'leaveOut', mask: 'mask' }, env);
    }
  },
});
