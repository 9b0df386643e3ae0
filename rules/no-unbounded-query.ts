import { becauseText, cappedBound, createRule, type DataAccess, fieldList, handlesPages, isAccountOfColleague, isAlwaysAdded, isBuiltElsewhere, isColleague, isDirectory, isNarrow, isOfColleagues, isOfOneCustomer, isOfTenants, isOutsideParty, isPagedElsewhere, isScopeOnly, isSeatHolders, isSetElsewhere, isTimeWindow, isWorkInside, namesServed, needsEveryRow, type PersonalField, type PersonalRead, personalReads, reasonText, type RowBound, type RuleEnv, type RuleSuggestion, uncappedByRequest, withCertainConditions } from '../src/rulekit/index.ts';

/** Rows that a suggested bound allows: a page, whatever the policy's ceiling. */
const PAGE = 100;

type MessageId = 'unbounded' | 'unboundedFilter' | 'givenFilter' | 'meaningless' | 'tooMany' | 'uncapped' | 'setElsewhere' | 'unknownBound' | 'addBound' | 'addPages' | 'cap';

export default createRule<MessageId>({
  name: 'no-unbounded-query',
  docs: {
    description: {
      en: 'Disallow reading many records of personal data without a row bound',
      ja: '件数の上限なしに個人データを大量に読み取ることを禁止する',
    },
    category: 'breadth',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    unbounded: {
      en: '`{method}` can return every {entity} at once, with {fields}{because}. Nothing limits the number of rows, so one call can read out all of them.',
      ja: '`{method}` は {entity} の全件を一度に返す可能性があり、{fields} を含みます{because}。件数の上限がないため、1回の呼び出しで全員のデータを読み出せます。',
    },
    unboundedFilter: {
      en: '`{method}` returns every {entity} that its filter matches, with {fields}{because}. Nothing limits the number of rows, so the result grows with their number.',
      ja: '`{method}` はフィルターに一致する {entity} をすべて返し、{fields} を含みます{because}。件数の上限がないため、対象者の数とともに結果が際限なく増えます。',
    },
    givenFilter: {
      en: '`{method}` takes its whole filter from the request and nothing limits the number of rows: an empty filter returns every {entity}, with {fields}{because}. Build the filter from the values you allow, and limit the rows.',
      ja: '`{method}` はフィルター全体をリクエストから受け取り、件数の上限もありません。空のフィルターなら {entity} の全件が返り、{fields} を含みます{because}。許可する値からフィルターを組み立て、件数を制限してください。',
    },
    meaningless: {
      en: 'The row bound of `{method}` does not limit anything ({why}): it can return every {entity}, with {fields}{because}.',
      ja: '`{method}` の件数上限は実質的に機能していません（{why}）。{entity} の全件を返す可能性があり、{fields} を含みます{because}。',
    },
    tooMany: {
      en: '`{method}` can return {rows} rows of {entity}, with {fields}{because}. The policy allows {maxRows} at a time.',
      ja: '`{method}` は {entity} を {rows} 件返す可能性があり、{fields} を含みます{because}。ポリシーで一度に許可されるのは {maxRows} 件です。',
    },
    uncapped: {
      en: 'A request decides how many {entity} rows `{method}` returns, and nothing caps the number ({why}): a large one returns every {entity}, with {fields}{because}.',
      ja: '`{method}` が返す {entity} の件数はリクエスト次第で、上限がありません（{why}）。大きな値を指定すれば {entity} の全件が返り、{fields} を含みます{because}。',
    },
    setElsewhere: {
      en: 'How many {entity} rows `{method}` returns is set elsewhere, and nothing here caps the number; they hold {fields}{because}. Cap it where the query is made.',
      ja: '`{method}` が返す {entity} の件数は別の場所で決まり、ここには上限がありません。{fields} を含みます{because}。クエリを作る場所に上限を書いてください。',
    },
    unknownBound: {
      en: 'Whether `{method}` limits the rows of {entity} cannot be told here ({why}); it returns {fields}{because}. Write the bound where the query is made.',
      ja: '`{method}` が {entity} の件数を制限しているか、ここからは判断できません（{why}）。{fields} を返します{because}。クエリを作る場所に上限を書いてください。',
    },
    addBound: { en: 'Limit the rows: {code}', ja: '件数を制限する: {code}' },
    addPages: { en: 'Read it page by page: {code}', ja: 'ページごとに読み取る: {code}' },
    cap: { en: 'Cap the rows: {code}', ja: '件数に上限を設ける: {code}' },
  },
  check(env) {
    for (const access of env.accesses) {
      if (access.operation !== 'read' || access.cardinality !== 'many') continue;
      const [read] = personalReads(access, env.project.catalog);
      if (!read || !(read.certain || env.policy.strict || leavesFieldsToCaller(access, read))) continue;
      if (isSeatHolders(read.entity) && !env.policy.strict) continue;
      if (read.access !== access) judgeAlong(access, read, env);
      else if (!isNarrow(withCertainConditions(access, isAlwaysAdded), read.entity) && (env.policy.strict || !isHarmless(access, read, env))) judge(access, read, env);
    }
  },
});

/**
 * Fields that whoever calls may choose, all of them when they choose none, beside a bound that was
 * meant and does not hold or a filter that is theirs as well.
 */
function leavesFieldsToCaller(access: DataAccess, read: PersonalRead): boolean {
  const { projection, rowBound, filter } = access;
  if (read.access !== access || projection.kind !== 'unknown' || projection.given === undefined) return false;
  return rowBound.kind === 'meaningless' || (filter.kind === 'unknown' && filter.given === 'request');
}

/** Every appointment, with the customer of each: the whole table brings the people along. */
function judgeAlong(access: DataAccess, read: PersonalRead, env: RuleEnv<MessageId>): void {
  if (!env.policy.strict && isColleague(read.entity, env.project.catalog) && isAccountOfColleague(read.fields)) return;
  if (!env.policy.strict && isOfColleagues(access, [read], read.fields.filter(({ classification }) => !classification.category.startsWith('auth.')), env.project, env.source)) return;
  const isWholeTable = access.filter.kind === 'none' && (access.rowBound.kind === 'none' || access.rowBound.kind === 'meaningless');
  const tells = read.fields.some(({ classification: { category, sensitivity } }) => sensitivity !== 'low' && !category.startsWith('person.'));
  if (isWholeTable && tells && access.entity.kind === 'known' && (read.access.cardinality === 'one' || read.access.rowBound.kind === 'none')) judge(access, read, env);
}

/**
 * Things that have an e-mail address among other settings, of which there are as many as somebody has set up,
 * not as there are customers: the invitations and mailboxes of one tenant, and whatever keeps the address in a
 * part of its own (`formData.adminEmails` of a form).
 */
function isThingWithAddress({ filter }: DataAccess, { entity, fields }: PersonalRead): boolean {
  if (entity.subject !== undefined) return false;
  const told = fields.filter(({ classification }) => classification.sensitivity !== 'low' && !classification.category.startsWith('auth.'));
  const [only] = told;
  if (!only || told.length > 1 || only.classification.category !== 'contact.email') return false;
  return (only.name.includes('.') && entity.belongsTo === undefined) || (filter.kind === 'fields' && filter.fields.some(({ op, name }) => op !== 'other' && /(?:id|ids)$/i.test(name)));
}

/** What nobody has to page through: few records, or many that say next to nothing of people. */
function isHarmless(access: DataAccess, read: PersonalRead, { file, project, source }: RuleEnv<MessageId>): boolean {
  if ((isNames(read.fields) && (access.projection.kind === 'fields' || isWholeKnown(read.entity))) || isPicker(access, read) || isThingWithAddress(access, read)) return true;
  if (isListOfColleagues(access, read, { project, source })) return true;
  if (isOutsideParty(read.entity) && isDirectory(read.fields)) return true;
  return isOfOneCustomer(access, read.entity, project) || isTimeWindow(access.filter, source) || (access.rowBound.kind === 'none' && isWorkInside(access, personalReads(access, project.catalog), file, { project, source }));
}

/** The accounts of those who work here, of which there are as many as there are places of work; not those of all tenants, nor whatever a request asks for. */
function isListOfColleagues({ filter, projection }: DataAccess, { entity, fields }: PersonalRead, { project: { catalog, scopes }, source }: Pick<RuleEnv<MessageId>, 'project' | 'source'>): boolean {
  if (!isColleague(entity, catalog) || !isAccountOfColleague(fields) || (projection.kind !== 'fields' && !isWholeKnown(entity))) return false;
  if (filter.kind === 'fields' && filter.fields.some((field) => namesServed(field, source))) return false;
  return !(filter.kind === 'none' && isOfTenants(entity, scopes)) && !(filter.kind === 'unknown' && filter.given === 'request');
}

/** Of the objects of a customer system the sources show only the fields that they use. */
function isWholeKnown({ system, declaredBy }: PersonalRead['entity']): boolean {
  return system === undefined && declaredBy !== undefined;
}

/** Nothing but names and harmless fields. */
function isNames(fields: readonly PersonalField[]): boolean {
  return fields.every(({ classification }) => classification.sensitivity === 'low' || classification.category.startsWith('person.'));
}

/** A list of names to choose from, although whole records are read for it: the fields are what is wrong there. */
function isPicker({ rowBound, projection, result, related }: DataAccess, { entity, fields }: PersonalRead): boolean {
  if (rowBound.kind !== 'none' || projection.kind !== 'all' || related.length > 0 || result.fields.kind !== 'known') return false;
  const used = result.fields.value;
  return used.every((name) => entity.fields.some((field) => field.name === name)) && isNames(fields.filter(({ name }) => used.includes(name)));
}

function judge(access: DataAccess, read: PersonalRead, env: RuleEnv<MessageId>): void {
  const { rowBound } = access;
  const { maxRows } = env.policy;
  if (!env.policy.strict && (handlesPages(access, env.source) || (rowBound.kind === 'none' && isPagedElsewhere(access)))) return;
  switch (rowBound.kind) {
    case 'none':
      // A filter that is built elsewhere may name one record: only a known one, or a mere scope, can be called wide.
      if (access.filter.kind === 'unknown' && access.filter.given === 'request') return say('givenFilter', {}, access, read, env);
      return (access.filter.kind !== 'unknown' && !isBuiltElsewhere(access)) || env.policy.strict || isScopeOnly(access, env.source) ? say(access.filter.kind === 'none' ? 'unbounded' : 'unboundedFilter', {}, access, read, env) : undefined;
    case 'meaningless':
      return say('meaningless', { why: reasonText(rowBound.why) }, access, read, env);
    case 'literal':
      return rowBound.rows > maxRows ? say('tooMany', { rows: rowBound.rows, maxRows }, access, read, env) : undefined;
    case 'dynamic':
      if (rowBound.clampedTo !== undefined) return rowBound.clampedTo > maxRows ? say('tooMany', { rows: rowBound.clampedTo, maxRows }, access, read, env) : undefined;
      return judgeSize(rowBound, access, read, env);
    case 'unknown':
      return env.policy.strict ? say('unknownBound', { why: reasonText(rowBound.why) }, access, read, env) : undefined;
    case 'default':
      return undefined;
  }
}

/** A size of run time is everything to whoever may choose it. */
function judgeSize(bound: RowBound & { kind: 'dynamic' }, access: DataAccess, read: PersonalRead, env: RuleEnv<MessageId>): void {
  const { strict, maxRows } = env.policy;
  const uncapped = uncappedByRequest(bound, maxRows, env.source);
  if (uncapped) say('uncapped', { why: uncapped.origin }, access, read, env, uncapped.cap && { messageId: 'cap', data: { code: uncapped.cap.code }, edits: uncapped.cap.edits });
  else if (strict && isSetElsewhere(bound, env.source)) say('setElsewhere', {}, access, read, env);
}

function say(messageId: MessageId, data: Record<string, string | number>, access: DataAccess, read: PersonalRead, env: RuleEnv<MessageId>, own?: RuleSuggestion<MessageId>): void {
  const name = access.entity.kind === 'known' && read.access !== access ? (env.project.catalog.resolve(access.entity.value)?.name ?? access.entity.value.name) : read.entity.name;
  const rows = Math.min(PAGE, env.policy.maxRows);
  // A loop over all rows would silently miss those behind a bound.
  const pages = env.policy.strict ? undefined : access.edits.pages?.(rows);
  const isWhole = pages !== undefined || needsEveryRow(access, env.source);
  // An access that is told elsewhere offers no edit.
  const cap = isWhole || !access.edits.bound ? undefined : cappedBound(access.rowBound, rows, env.policy.maxRows, env.source);
  const bound = isWhole ? undefined : access.edits.bound?.(rows);
  const suggestions: RuleSuggestion<MessageId>[] = own ? [own] : cap ? [{ messageId: 'cap', data: { code: cap.code }, edits: cap.edits }] : pages ? [{ messageId: 'addPages', data: { code: pages.code }, edits: pages.edits }] : bound ? [{ messageId: 'addBound', data: { code: bound.code }, edits: bound.edits }] : [];
  env.report({
    node: access.reportNode,
    messageId,
    data: { method: access.method, entity: name, fields: fieldList(read.fields), because: becauseText(read.entity, read.fields), ...data },
    access,
    entity: read.entity,
    fields: read.fields,
    suggestions,
  });
}
