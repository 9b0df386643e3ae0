import {
  accessLogCoverage,
  answersFields,
  becauseText,
  type Coverage,
  createRule,
  type DataAccess,
  describePath,
  entriesAboutOthers,
  escapeOf,
  fieldList,
  forgottenUse,
  format,
  isAboutWhoAsks,
  isAccountOfColleague,
  isAmidLoggedChanges,
  isLoggedByClient,
  isLoggedInside,
  isBuiltElsewhere,
  isColleague,
  isDirectory,
  isNarrow,
  isOfTenants,
  isOrganisation,
  isScopeOnly,
  isSeatHolders,
  isSentToEach,
  isStaffAccount,
  isStartedByClock,
  isTimeWindow,
  leavesTowardsClient,
  logCallEdit,
  loggedElsewhere,
  loggingAround,
  type OtherEntry,
  ownAccessLog,
  type PersonalField,
  type PersonalRead,
  personalReads,
  reasonText,
  type RuleEnv,
  shownFields,
  withoutPartiesOfTrade,
} from '../src/rulekit/index.ts';

type MessageId = 'unlogged' | 'unloggedPath' | 'loggedOther' | 'unloggedUse' | 'unknownCoverage' | 'writeLog';

export default createRule<MessageId>({
  name: 'require-access-log',
  docs: {
    description: {
      en: 'Require an access-log entry wherever personal data is read',
      ja: '個人データを読み取る場所でアクセスログの記録を必須とする',
    },
    category: 'access-log',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    unlogged: {
      en: '`{method}` reads {fields} of {entity}{because}, and no access log is written. Nobody could tell later who has read this data.{how}',
      ja: '`{method}` は {entity} の {fields} を読み取りますが{because}、アクセスログが記録されません。後から誰がこのデータを閲覧したか分からなくなります。{how}',
    },
    unloggedPath: {
      en: '`{method}` reads {fields} of {entity}{because}, but on one path no access log is written: {path}.{how}',
      ja: '`{method}` は {entity} の {fields} を読み取りますが{because}、アクセスログが記録されない経路があります: {path}。{how}',
    },
    loggedOther: {
      en: '`{method}` reads {fields} of {entity}{because}, and the only entry written there, by `{name}` in line {line}, is about {other}. Nobody could tell from it whose data was read here.{how}',
      ja: '`{method}` は {entity} の {fields} を読み取りますが{because}、そこで書き込まれる記録は{line}行目の `{name}` による {other} についてのものだけです。ここで誰のデータが閲覧されたかは分かりません。{how}',
    },
    unloggedUse: {
      en: '`{method}` reads {fields} of {entity}{because} for several callers, of which one writes no access log: {file}:{line}.{how}',
      ja: '`{method}` は {entity} の {fields} を読み取りますが{because}、アクセスログを記録しない呼び出し元があります: {file}:{line}。{how}',
    },
    unknownCoverage: {
      en: '`{method}` reads {fields} of {entity}{because}; whether an access log is written cannot be told ({why}).{how}',
      ja: '`{method}` は {entity} の {fields} を読み取りますが{because}、アクセスログが記録されるか判断できません（{why}）。{how}',
    },
    writeLog: { en: 'Write the access log: {code}', ja: 'アクセスログを記録する: {code}' },
  },
  check(env) {
    const logging = loggingAround(env.project, env.source);
    for (const access of env.accesses) {
      if (access.operation !== 'read' || isLoggedByClient(access, env.project)) continue;
      const reads = personalReads(access, env.project.catalog).filter((read) => read.certain || env.policy.strict);
      if (!concerns(access, reads, env)) continue;
      const coverage = accessLogCoverage(access.node, { ...logging, resultBindings: access.result.bindings });
      if (coverage.covered === false) {
        if (!isLoggedInside(access, env.project, env.source) && !(coverage.somewhere && isForLoggedChange(access, env))) say(access, reads, coverage, env);
      } else if (coverage.covered === 'unknown') {
        if (env.policy.strict) say(access, reads, coverage, env);
      } else if (coverage.by === 'before' || coverage.by === 'after') {
        const others = entriesAboutOthers(access, env.source, env.project);
        const left = others.length > 0 && accessLogCoverage(access.node, { ...logging, ignored: new Set(others.map(({ call }) => call)), resultBindings: access.result.bindings });
        if (left && left.covered === false) say(access, reads, left, env, left.somewhere ? undefined : others[0]);
      }
    }
  },
});

/** A record is "whole" from this many telling fields on: a detail screen, not a label. */
const WHOLE_RECORD = 4;

/**
 * Which reads must be logged. In strict every one. Else, where the project logs reads: every read of
 * customers' data. Else what leaves the function and is of a kind that is logged elsewhere, is
 * sensitive, is of many people at once, or is a customer's whole record although the project has a
 * function to log with. What server code does with the organisation's own people, unseen, is no access.
 * The users of an account of a customer system are no customers.
 */
function concerns(access: DataAccess, all: readonly PersonalRead[], env: RuleEnv<MessageId>): boolean {
  const known = env.policy.strict ? all : all.map(withoutPartiesOfTrade).filter((read) => read.fields.length > 0 && !isSeatHolders(read.entity) && !isAddressOfOrganisation(read) && !isOfJournal(read));
  const reads = env.policy.strict ? known : shownOf(access, known, env);
  if (reads.length === 0 || (env.project.accessLogRules.selfAccess === 'exempt' && isAboutWhoAsks(access, env.source))) return false;
  if (env.policy.strict) return true;
  if (!showsAnything(access, reads) || isOnlyWrittenBack(access, env.accesses) || isSentToEach(access)) return false;
  if (escapeOf(access, env.source) !== 'return' && !leavesTowardsClient(access) && isStartedByClock(access, env.file, env.source)) return false;
  const main = reads.find((read) => read.access === access);
  const own = telling(main?.fields ?? []);
  if (env.project.logsReads) return logged(access, reads, env);
  const escapes = escapeOf(access, env.source);
  // Of a row that stays, what is sensitive may still be answered.
  if (escapes !== 'return' && escapes !== 'argument') return answersFields(access, main && !isStaff(main) ? sensitiveNames(main) : [], sensitiveAlongside(access, reads, env));
  if (main && isStaff(main) && escapes === 'argument' && !leavesTowardsClient(access) && (access.cardinality === 'one' || !main.fields.some(isSensitive))) return false;
  const alike = main && loggedElsewhere(access, main.entity, env.project);
  // An export takes many, and more than names.
  if (alike && (alike.of !== 'all' || (own.length > 0 && isMoreThanAddresses(access, main) && !isNarrow(access, main.entity)))) return logged(access, reads, env);
  if (reads.some((read) => read.fields.some(isSensitive))) return true;
  if (main && isManyAtOnce(access, env) && own.length > 0 && isMoreThanAddresses(access, main) && !isListOfColleagues(main, env) && !isNarrow(access, main.entity)) return true;
  return env.project.accessLogs.length > 0 && own.length >= WHOLE_RECORD && main?.entity.subject !== undefined && !isStaff(main);
}

/** The reads with the fields that are handed on, as far as it is seen what becomes of the rows. */
function shownOf(access: DataAccess, reads: readonly PersonalRead[], { accesses, project: { catalog } }: RuleEnv<MessageId>): readonly PersonalRead[] {
  const entity = access.entity.kind === 'known' ? catalog.resolve(access.entity.value) : undefined;
  if (!entity || reads.length === 0) return reads;
  const relations = new Map(entity.fields.flatMap(({ name, relation }) => (relation ? [[name, catalog.find(relation.entity)?.name ?? relation.entity] as const] : [])));
  const shown = shownFields(access, accesses, new Set(entity.fields.flatMap(({ name, relation }) => (relation ? [] : [name]))), new Set(relations.keys()));
  if (!shown) return reads;
  return reads.flatMap((read) => {
    const ways = read.access === access ? [shown.own] : [...relations].flatMap(([name, of]) => (of === read.entity.name ? [shown.alongside.get(name) ?? new Set<string>()] : []));
    // What no relation of the catalog leads to was read in a way that is not understood.
    if (ways.length === 0 || ways.includes('all')) return [read];
    const fields = read.fields.filter(({ name }) => ways.some((way) => way !== 'all' && way.has(name)));
    return fields.length > 0 ? [{ ...read, fields }] : [];
  });
}

function sensitiveNames({ fields }: PersonalRead): string[] {
  return fields.filter(isSensitive).map(({ name }) => name);
}

/** The sensitive fields of what is read along, by the name under which a row holds it. */
function sensitiveAlongside(access: DataAccess, reads: readonly PersonalRead[], { project: { catalog } }: RuleEnv<MessageId>): Map<string, string[]> {
  const entity = access.entity.kind === 'known' ? catalog.resolve(access.entity.value) : undefined;
  const alongside = reads.filter((read) => access.related.includes(read.access) && !isStaff(read) && read.fields.some(isSensitive));
  return new Map(
    (alongside.length > 0 ? (entity?.fields ?? []) : []).flatMap(({ name, relation }) => {
      const read = relation && alongside.find((one) => one.entity.name === (catalog.find(relation.entity)?.name ?? relation.entity));
      return read ? [[name, sensitiveNames(read)]] : [];
    }),
  );
}

/**
 * Of many at once more is read than where to reach them: the organisation's own people are picked from lists
 * of names and e-mail addresses.
 */
function isMoreThanAddresses(access: DataAccess, main: PersonalRead): boolean {
  const shown = main.fields.filter(({ classification }) => disclosed(classification));
  if (isStaff(main) && access.projection.kind === 'fields') return shown.some(({ classification: { category, sensitivity } }) => sensitivity !== 'low' && !/^(?:person|contact)\./.test(category));
  return shown.length > 1;
}

/** The accounts of who works here: their names, and where they are reached at work, stand on every screen. Those of other tenants do not. */
function isListOfColleagues({ access, entity, fields }: PersonalRead, { project }: RuleEnv<MessageId>): boolean {
  if (access.filter.kind === 'none' && isOfTenants(entity, project.scopes)) return false;
  return isColleague(entity, project.catalog) && isAccountOfColleague(fields);
}

/** What a company, a supplier or a branch is called, and where to reach it: nobody's data. */
function isAddressOfOrganisation({ entity, fields }: PersonalRead): boolean {
  return isOrganisation(entity) && fields.every(({ name, classification: { category } }) => category.startsWith('contact.') || /^(?:name|label|title)$/i.test(name));
}

/** What the organisation's own people did: whoever reads the access log is not asked for another one. */
function isOfJournal({ entity, fields }: PersonalRead): boolean {
  return JOURNAL.test(entity.name) && fields.every(({ classification: { category } }) => /^(?:contact\.email|person|device|location)(?:\.|$)/.test(category));
}

const JOURNAL = /(?:^|_|[a-z])(?:audit|access|activity|security|login)_?(?:logs?|log_?entr(?:y|ies)|trails?|events?|histor(?:y|ies))$/i;

/**
 * More people than a screen shows: nothing limits the rows, or the limit is above the policy's.
 * A page of a list is none of it, and a limit that cannot be read is no proof.
 */
function isManyAtOnce(access: DataAccess, { policy, source }: RuleEnv<MessageId>): boolean {
  const { cardinality, filter, rowBound } = access;
  if (cardinality !== 'many' || isTimeWindow(filter, source)) return false;
  // A filter that is built elsewhere may name one record.
  if (rowBound.kind === 'none' && (isBuiltElsewhere(access) || (filter.kind === 'unknown' && filter.given !== 'request')) && !isScopeOnly(access, source)) return false;
  if (rowBound.kind === 'literal' || rowBound.kind === 'default') return rowBound.rows > policy.maxRows;
  if (rowBound.kind === 'dynamic') return rowBound.clampedTo !== undefined && rowBound.clampedTo > policy.maxRows;
  return rowBound.kind === 'none' || rowBound.kind === 'meaningless';
}

/**
 * What a project that logs reads must log: what tells something of its customers. Its own people's
 * names and addresses stand on every screen; they count when all of them are listed, and reviewers ask for it.
 */
function logged(access: DataAccess, reads: readonly PersonalRead[], { project }: RuleEnv<MessageId>): boolean {
  const main = reads.find((read) => read.access === access);
  if (main === undefined) return reads.some((read) => telling(read.fields).some((field) => !isStaff(read) || isSensitive(field)));
  const shown = main.fields.filter(({ classification }) => classification.sensitivity !== 'low' && disclosed(classification));
  if (!isStaff(main) || shown.some(isSensitive)) return shown.length > 0;
  // Only reviewers ask for a log of the phone book; a habit of logging reads is about customers.
  if (access.projection.kind === 'fields' && isDirectory(main.fields) && !project.accessLogs.some(({ origin }) => origin === 'policy')) return false;
  return access.cardinality === 'many' && telling(shown).length > 0 && !isNarrow(access, main.entity);
}

function isStaff({ entity }: PersonalRead): boolean {
  return isStaffAccount(entity) || (entity.subject !== undefined && STAFF.has(entity.subject));
}

/** False where the code is seen to use nothing personal of the rows: whether there is one, how many, a status. */
function showsAnything(access: DataAccess, reads: readonly PersonalRead[]): boolean {
  const { fields } = access.result;
  const [read, ...alongside] = reads;
  if (fields.kind !== 'known' || read?.access !== access) return true;
  return fields.value.some((name) => {
    const field = read.entity.fields.find((one) => one.name === name);
    if (field?.relation) return alongside.length > 0;
    return field === undefined || [read, ...alongside].some((one) => one.fields.some((personal) => personal.name === name));
  });
}

/**
 * True for what is read for the sake of a change that is logged: on the paths on which nothing is changed
 * nobody is shown anything of it either.
 */
function isForLoggedChange(access: DataAccess, { policy, project, source }: RuleEnv<MessageId>): boolean {
  if (policy.strict || leavesTowardsClient(access)) return false;
  const escapes = escapeOf(access, source);
  return (escapes === 'no' || escapes === 'argument') && isAmidLoggedChanges(access, source, project);
}

/** True for rows that are read to be changed: all that becomes of them is to be saved or removed again, and nobody gets to see them. */
function isOnlyWrittenBack({ result: { exits } }: DataAccess, accesses: readonly DataAccess[]): boolean {
  return exits !== undefined && exits.every((exit) => accesses.some(({ node, operation }) => node === exit && operation !== 'read' && operation !== 'raw'));
}

/** Subjects that are the organisation's own people. */
const STAFF = new Set(['user', 'employee', 'staff', 'agent', 'operator', 'admin']);

/** Fields that tell more than who somebody is: not names, not harmless ones, not credentials. */
function telling(fields: readonly PersonalField[]): readonly PersonalField[] {
  return fields.filter(({ classification }) => classification.sensitivity !== 'low' && !classification.category.startsWith('person.') && disclosed(classification));
}

function isSensitive({ classification }: PersonalField): boolean {
  return disclosed(classification) && (classification.sensitivity === 'high' || classification.sensitivity === 'critical');
}

/** Credentials are checked, not shown: reading a password hash is no disclosure of a person's data. */
function disclosed({ category }: PersonalField['classification']): boolean {
  return !category.startsWith('auth.');
}

function say(access: DataAccess, reads: readonly PersonalRead[], coverage: Exclude<Coverage, { covered: true }>, env: RuleEnv<MessageId>, other?: OtherEntry): void {
  const [main] = reads;
  if (!main) return;
  const fields = reads.flatMap((read) => read.fields);
  const data = {
    method: access.method,
    entity: reads.map((read) => read.entity.name).filter((name, index, all) => all.indexOf(name) === index).join(', '),
    fields: fieldList(fields),
    because: becauseText(main.entity, main.fields),
    how: howText(access, main, env),
  };
  const common = { node: access.reportNode, access, entity: main.entity, fields };
  if (coverage.covered === 'unknown') return env.report({ ...common, messageId: 'unknownCoverage', data: { ...data, why: reasonText(coverage.why) } });
  if (other) {
    const { entry, of, line } = other;
    return env.report({ ...common, messageId: 'loggedOther', data: { ...data, name: entry.name, other: of.name, line } });
  }
  const { somewhere } = coverage;
  const forgotten = somewhere ? undefined : forgottenUse(access.node, env.project, env.source);
  if (forgotten) return env.report({ ...common, messageId: 'unloggedUse', data: { ...data, ...forgotten.by } });
  const written = somewhere || main.access !== access ? undefined : logCallEdit(access, main.entity, env.project, env.source);
  env.report({
    ...common,
    messageId: somewhere ? 'unloggedPath' : 'unlogged',
    data: { ...data, path: describePath(coverage.path, env.source) },
    suggestions: written ? [{ messageId: 'writeLog', data: { code: written.code }, edits: written.edits }] : [],
  });
}

/** Where reads like this one are logged, and the project's own function, so that nobody has to look for it. */
function howText(access: DataAccess, { entity }: PersonalRead, { project }: RuleEnv<MessageId>): string {
  const elsewhere = project.logsReads ? undefined : loggedElsewhere(access, entity, project);
  const where = elsewhere ? format({ en: ' Such reads are logged in {file}:{line}.', ja: ' 同じ種類の読み取りは {file}:{line} で記録されています。' }, { file: elsewhere.file, line: elsewhere.line }) : '';
  const entry = elsewhere ?? ownAccessLog(project);
  return entry ? `${where}${format({ en: ' This project logs with `{name}`.', ja: ' このプロジェクトのアクセスログ関数: `{name}`。' }, { name: entry.name })}` : where;
}
