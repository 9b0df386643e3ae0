import {
  answersRequest,
  becauseText,
  bySensitivity,
  type CatalogEntity,
  createRule,
  type DataAccess,
  fieldList,
  isDirectory,
  isInGraphqlResolver,
  isInRepository,
  isNarrow,
  isPlainRecord,
  isStaff,
  isTaxNumber,
  leavesTowardsClient,
  type PersonalField,
  type PersonalRead,
  personalReads,
  type RuleEnv,
  type RuleSuggestion,
  withoutPartiesOfTrade,
} from '../src/rulekit/index.ts';

type MessageId = 'fewUsed' | 'noneUsed' | 'leavesWhole' | 'project' | 'omit';

export default createRule<MessageId>({
  name: 'no-select-all-fields',
  docs: {
    description: {
      en: 'Disallow reading all fields of a record with personal data where only some are needed',
      ja: '一部しか必要でないのに個人データのレコードを全項目読み取ることを禁止する',
    },
    category: 'breadth',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    fewUsed: {
      en: '`{method}` reads all fields of {entity}, but the code uses only {used}. Read for nothing: {fields}{because}. Data that is not read cannot leak.',
      ja: '`{method}` は {entity} の全項目を読み取りますが、使われるのは {used} だけです。不要に読み取られる項目: {fields}{because}。読み取らないデータは漏れません。',
    },
    noneUsed: {
      en: '`{method}` reads all fields of {entity}, but the code uses none of them: only whether a row exists, or how many. Read for nothing: {fields}{because}.',
      ja: '`{method}` は {entity} の全項目を読み取りますが、どの項目も使われず、行の有無や件数だけが使われています。不要に読み取られる項目: {fields}{because}。',
    },
    leavesWhole: {
      en: '`{method}` reads all fields of {entity} and the whole record leaves this function, with {fields}{because}. Name the fields that the receiver needs.',
      ja: '`{method}` は {entity} の全項目を読み取り、レコード全体がこの関数の外へ渡されます。{fields} を含みます{because}。受け手に必要な項目だけを指定してください。',
    },
    project: { en: 'Read only what is needed: {code}', ja: '必要な項目だけを読み取る: {code}' },
    omit: { en: 'Leave out what the receiver must not get: {code}', ja: '受け手に渡してはならない項目を除く: {code}' },
  },
  check(env) {
    for (const access of env.accesses) {
      if (access.operation !== 'read') continue;
      for (const read of personalReads(access, env.project.catalog)) {
        if (read.access.projection.kind !== 'all') continue;
        if (read.access === access) judge(access, read, env);
        else judgeRelated(access, read, env);
      }
    }
  },
});

function judge(access: DataAccess, read: PersonalRead, env: RuleEnv<MessageId>): void {
  const { result } = access;
  if (result.fields.kind === 'known') {
    const used = result.fields.value.filter((name) => isOwnField(read.entity, name));
    const foreign = result.fields.value.some((name) => !isDeclared(read.entity, name));
    if (foreign) return;
    const spare = read.fields.filter((field) => !used.includes(field.name));
    if (!worthSaying(spare, used, access, read, env)) return;
    const wanted = used.length > 0 ? used : keyFields(read.entity);
    // A relation is used as well, although no projection of the record itself can name it.
    const named = result.fields.value.map((name) => `\`${name}\``).join(', ');
    return named === '' ? say('noneUsed', {}, access, read, spare, wanted, env) : say('fewUsed', { used: named }, access, read, spare, wanted, env);
  }
  if (result.escapes !== 'return' && result.escapes !== 'argument') return;
  const sensitive = sentOut(read, env);
  if (result.escapes === 'argument' && !env.policy.strict && !leavesTowardsClient(access)) return;
  if (!env.policy.strict && (sensitive.length === 0 || isFetchedForCode(access, sensitive, env))) return;
  say('leavesWhole', {}, access, read, sensitive.length > 0 ? sensitive : read.fields, harmless(read.entity, sensitive), env);
}

/** Records read along leave with the record they belong to; what the code uses of them is not followed. */
function judgeRelated(access: DataAccess, read: PersonalRead, env: RuleEnv<MessageId>): void {
  const { escapes } = access.result;
  const leaves = escapes === 'return' || (escapes === 'argument' && (env.policy.strict || leavesTowardsClient(access)));
  const sensitive = sentOut(read, env);
  if (!leaves || (!env.policy.strict && (sensitive.length === 0 || isFetchedForCode(access, sensitive, env)))) return;
  say('leavesWhole', { method: read.access.method }, read.access, read, sensitive.length > 0 ? sensitive : read.fields, harmless(read.entity, sensitive), env);
}

/**
 * The sensitive fields that a receiver gets to see for no reason that the entity tells: not those that the record's
 * class leaves out of what is sent, nor what a record that is no person is there for. A resolver of GraphQL
 * answers the fields of its type, of which whoever asks takes some.
 */
function sentOut({ access, entity, fields }: PersonalRead, { policy }: RuleEnv<MessageId>): readonly PersonalField[] {
  if (policy.strict) return fields.filter(isSensitive);
  if (isInGraphqlResolver(access.node)) return [];
  return fields.filter((field) => isSensitive(field) && !isMatter(field, entity) && !isGiven(field, access) && (isPlainRecord(access) || !entity.fields.some(({ name, withheld }) => name === field.name && withheld)));
}

/** The token by which an invitation is looked up: whoever asks has it. */
function isGiven({ name }: PersonalField, { filter }: DataAccess): boolean {
  return filter.kind === 'fields' && filter.fields.some((field) => field.name === name && field.op === 'eq');
}

/** The diagnosis of an examination, the account on an invoice: what the record is about, where the record is no person and nobody decided otherwise. */
function isMatter({ name, classification: { category, source } }: PersonalField, { subject }: CatalogEntity): boolean {
  return subject === undefined && source.kind !== 'policy' && source.kind !== 'annotation' && (/^(?:health|sensitive|comm|demographic)\.|^finance\.bank_account$/.test(category) || isTaxNumber(name));
}

/**
 * The project's own code fetches a record for itself: one that no request is seen to be answered with. Many rows
 * with more than a password in each are too much for that. Whoever signs in is looked up by a name or an
 * address, for the sake of the password.
 */
function isFetchedForCode(access: DataAccess, sensitive: readonly PersonalField[], { project }: RuleEnv<MessageId>): boolean {
  if (access.result.escapes !== 'return') return false;
  const isCredentials = sensitive.every(isCredential);
  if (isInRepository(access.node)) return isCredentials || isOneRow(access);
  // Accounts of one address may be several, one for each tenant.
  if (isCredentials && access.filter.kind === 'fields' && access.filter.fields.some(({ name, op, optional }) => op === 'eq' && !optional && SIGN_IN.test(name))) return true;
  if (!isOneRow(access)) return false;
  return !answersRequest(access, project);
}

const SIGN_IN = /^(?:user_?)?(?:e?_?mail(?:_?address)?|(?:user|login|account)_?name|login(?:_?id)?|phone(?:_?number)?|tel)$/i;

/** All fields but the sensitive ones, and those that have to be asked for by name: a projection would begin to read them. */
function harmless(entity: CatalogEntity, sensitive: readonly PersonalField[]): string[] {
  return entity.fields.filter((field) => !field.relation && !field.hidden && !sensitive.some(({ name }) => name === field.name)).map(({ name }) => name);
}

/**
 * Many rows with fields that nobody needs are worth a word where those tell more than names. One row, or the few of
 * one parent, are where the code works with the person's data and reads sensitive ones beside: a record that is
 * looked up for its key, its state or its existence stays where it is, and so does the password of the person who
 * signs in.
 */
function worthSaying(spare: readonly PersonalField[], used: readonly string[], access: DataAccess, read: PersonalRead, { policy, project }: RuleEnv<MessageId>): boolean {
  if (policy.strict) return spare.some(isTelling);
  if (!isOneRow(access) && !isNarrow(access, read.entity)) return !isLookUpByName(access) && withoutPartiesOfTrade({ ...read, fields: spare }).fields.some((field) => isTelling(field) && !isName(field)) && !(isStaff(read.entity, project.catalog) && isDirectory(spare));
  return spare.some((field) => isSensitive(field) && !isCredential(field) && !isMatter(field, read.entity)) && read.fields.some((field) => used.includes(field.name) && isTelling(field));
}

/** What goes by one code or name is looked up, to see whether there is one already: hardly two records share it. */
function isLookUpByName({ filter }: DataAccess): boolean {
  return filter.kind === 'fields' && filter.fields.some(({ name, op, optional }) => op === 'eq' && !optional && OWN_NAME.test(name));
}

const OWN_NAME = /^(?:code|slug|sku|handle|(?:primary|full|legal|business|company|customer|client|account|display|user)_?(?:name|code|number|no))$/i;

function isOneRow({ cardinality, rowBound, filter }: DataAccess): boolean {
  return cardinality === 'one' || (rowBound.kind === 'literal' && rowBound.rows === 1) || (filter.kind === 'fields' && filter.unique && !filter.fields.some(({ op }) => op === 'in'));
}

function isTelling({ classification }: PersonalField): boolean {
  return classification.sensitivity !== 'low';
}

function isName({ classification }: PersonalField): boolean {
  return classification.category.startsWith('person.');
}

function isCredential({ classification }: PersonalField): boolean {
  return classification.category.startsWith('auth.');
}

function isSensitive({ classification }: PersonalField): boolean {
  return classification.sensitivity === 'high' || classification.sensitivity === 'critical';
}

function isOwnField(entity: CatalogEntity, name: string): boolean {
  return entity.fields.some((field) => field.name === name && !field.relation);
}

function isDeclared(entity: CatalogEntity, name: string): boolean {
  return entity.fields.some((field) => field.name === name);
}

/** What a check of existence needs: the key. */
function keyFields(entity: CatalogEntity): string[] {
  const own = entity.fields.filter((field) => !field.personal && !field.relation);
  const key = own.find(({ name }) => name === 'id') ?? own.find(({ unique }) => unique);
  return key ? [key.name] : [];
}

function say(messageId: MessageId, data: Record<string, string>, access: DataAccess, read: PersonalRead, fields: readonly PersonalField[], wanted: readonly string[], env: RuleEnv<MessageId>): void {
  // Who hands a record on keeps the rest of it: a client that can leave fields out says it in fewer words.
  const omitted = messageId === 'leavesWhole' && fields.every(isSensitive) ? access.edits.omit?.(fields.map(({ name }) => name)) : undefined;
  const edit = omitted ?? (wanted.length > 0 ? access.edits.project?.(wanted) : undefined);
  const suggestions: RuleSuggestion<MessageId>[] = edit ? [{ messageId: omitted ? 'omit' : 'project', data: { code: edit.code }, edits: edit.edits }] : [];
  env.report({
    node: access.reportNode,
    messageId,
    data: { method: access.method, entity: read.entity.name, fields: fieldList(bySensitivity(fields)), because: becauseText(read.entity, fields), ...data },
    access,
    entity: read.entity,
    fields,
    suggestions,
  });
}
