/** Names of functions that write an access or audit log, in English, Japanese and romaji. */
const FUNCTION_NAME =
  /^(?:(?:log|record|write|track)_?(?:\w*_?)?(?:access|audit|dataread|piiread|view(?:ed)?event)\w*|(?:save|store|create|add|emit|append|insert|register|queue|enqueue|publish|send|push)_?\w*?(?:audit\w*|(?:access|dataread|piiread)_?\w*?(?:log|event|entry|record|trail|history|rireki)\w*|view(?:ed)?event\w*)|(?:audit|access)_?(?:log|trail|event|entry|record)\w*|audit_?(?:access|read|view)\w*|(?:etsuran|kansa|accessrireki)\w*(?:kiroku|log|roku)\w*|(?:kiroku|toroku)\w*(?:etsuran|kansa)\w*|.*(?:閲覧|監査|アクセス)(?:ログ|履歴|記録).*|audit)$/i;
/** What is granted or described, not logged: `createAccessToken`. */
const NO_LOG = /access(?:token|key|code|control|level|right|role|grant|polic|list|group|point|or|ib|permission|secret|link|rule|scope|mode|type|url|request|denied|error|id(?![a-z]))\w*(?<!log|event|trail|entry|record)$/i;
/** Functions that only read, describe or show a log. */
const NOT_WRITER =
  /^(?:get|find|list|fetch|parse|format|render|is|has|use|map|to|build|with|wrap|delete|remove|export|download|search|count|init|setup)(?=[A-Z_]|$)|(?:Schema|Type|Types|Props|Config|Options|Table|Column|Page|Card|Dialog|Route|Router|Handler|Provider|Context|Template|Query|Failure|Error|Middleware|Hook|Plugin|Extension|Interceptor|Subscriber|Decorator|Ichiran|Shutoku|Kensaku|Hyou?ji|Sakujo)$|(?:取得|一覧|表示|検索|削除|出力|件数)|(?:To|From|As)[A-Z]\w*$/;
/** Classes and objects whose methods write such a log. */
const CLASS_NAME = /(?:audit|access_?log|accesstrail|etsuran|kansa)\w*(?:service|logger|log|trail|recorder|repository|writer)?$|^(?:閲覧|監査)(?:ログ|記録)/i;
const NO_WRITER_CLASS = /(?:Controller|Resolver|Module|Entity|Entry|Row|Model|Record|Event|Dto|Error|Guard|Schema|Config|Options|Interceptor|Middleware|Subscriber)$/;
/** Methods of such classes that write. */
const METHOD_NAME = /^(?:log|record|write|save|track|create|add|append|emit|store|push|audit|記録)\w*$/i;

/** What logs around others: the thing that is audited is part of the name. */
const LOG_WORD = '(?:[aA]udit(?:ed|ing)?|[aA]ccess_?[lL]og(?:ged|ging)?|[lL]og(?:ged)?_?(?:[dD]ata)?_?[aA]ccess|[eE]tsuran|[kK]ansa|閲覧|監査)';
const WRAPPER = new RegExp(`^(?:with|wrap|wrapped|in)_?\\w*${LOG_WORD}|^(?:audited|accessLogged|logged)(?:[A-Z]\\w*)?$|${LOG_WORD}\\w*Wrapper$`, 'u');
const MIDDLEWARE = new RegExp(`^(?:create|make|use)?_?\\w*${LOG_WORD}\\w*(?:[mM]iddleware|Hook|Plugin|Interceptor)$|^audit\\w*$`, 'u');
const DECORATOR = new RegExp(`^\\p{Lu}?\\w*${LOG_WORD}|^(?:閲覧|監査)`, 'u');
const EXTENSION = new RegExp(`${LOG_WORD}\\w*(?:[eE]xtension|Plugin|Subscriber|Listener)$`, 'u');

/** True for names of functions that write the log. A function with a capital is a component or a class. */
export function isWriterName(name: string): boolean {
  return FUNCTION_NAME.test(name) && !NOT_WRITER.test(name) && !NO_LOG.test(name) && !/^[A-Z]/.test(name);
}

/** Names that say that something is logged, and not which kind of log it is: `logHealthcareAction`. */
const LOGS_SOMETHING = /^log_?(?=[A-Z_])(?!Out(?:[A-Z_]|$)|In(?:[A-Z_]|$))/;
/** Puts a row into a store that is called after the log. */
const INTO_LOG = /(?:audit|access)_?(?:logs?|trails?|events?|entr(?:y|ies)|records?)["'`\])]{0,3}\s*\)?\s*[!?]?\.\s*(?:create|insert|insertOne|save|add|push|values)\b|\binsert\s*(?:\(\s*|into\s+["`]?)\w*(?:audit|access)_?(?:log|trail|event|entr)/i;

/** True for a function that is named after logging and whose body puts an entry into a store of the log. */
export function isLoggerByBody(name: string, body: string): boolean {
  return LOGS_SOMETHING.test(name) && !NOT_WRITER.test(name) && INTO_LOG.test(body);
}

/** True for classes and objects whose methods write the log. */
export function isWriterClass(name: string): boolean {
  return CLASS_NAME.test(name) && !NO_WRITER_CLASS.test(name);
}

/** True for methods of such classes that write. */
export const isWriterMethod = (name: string): boolean => METHOD_NAME.test(name);

/** True for names of functions that get a function and log around it: `withAudit`. */
export const isWrapperName = (name: string): boolean => WRAPPER.test(name);

/** True for names of handlers that log every request: `auditMiddleware`, `AuditInterceptor`. */
export const isMiddlewareName = (name: string): boolean => MIDDLEWARE.test(name) && !isWrapperName(name);

/** True for names of decorators that log: `Audited`, `LogAccess`. */
export const isDecoratorName = (name: string): boolean => DECORATOR.test(name) && /^[\p{Lu}\p{Lo}]/u.test(name);

/** True for names of what is added to a data client: `auditExtension`, `AuditSubscriber`. */
export const isExtensionName = (name: string): boolean => EXTENSION.test(name);

/** True for names that speak of auditing, of which any kind of sink is believed. */
export const saysAudit = (name: string): boolean => /audit|閲覧|監査|etsuran|kansa/i.test(name);

/** True for names that speak of a log, and not of audits that somebody carries out. */
export const saysLog = (name: string): boolean => /log|trail|history|recorder|etsuran|rireki|kiroku|roku|履歴|ログ|記録/i.test(name);

/** True for calls of functions that by their names write an audit log: `queueAuditEvent`. */
export const isWriterCall = (name: string): boolean => isWriterName(name) || /(?:log|queue|record|emit|send|publish|push|save|store|write|track)\w*audit/i.test(name);

// Linear over the text: every alternative begins with a letter that is rare enough, and none repeats freely.
const MAY_DECLARE = /[aA]udit|[aA]ccess_?(?:[lL]og|[tT]rail|[hH]ist|[rR]ireki)|(?:log|record|write|save|store|track|create|add|emit|append|insert|register|Log|Logged)_?[A-Za-z]{0,16}(?:Access|View(?:ed)?Event)|[dD]ata_?[rR]ead|[eE]tsuran|[kK]ansa|閲覧|監査|アクセス(?:ログ|履歴|記録)/;
const IN_NAME = '[\\w$\\u3040-\\u9fff]*(?:udit|ccess|ata_?[rR]ead|iew(?:ed)?Event|tsuran|ansa|閲覧|監査|アクセス)';
const DECLARES = new RegExp(`(?:function\\*?|const|let|var|async)\\s+log_?[A-Z]|(?:function\\*?|class|const|let|var|async|private|public|protected|static|override)\\s+${IN_NAME}|exports\\.${IN_NAME}|${IN_NAME}[\\w$]{0,40}\\s*:\\s*(?:async\\b|function\\b|\\()`);

/** Cheap tests over the text: files that fail them declare no access log. */
export function mayDeclareAccessLog(text: string): boolean {
  return MAY_DECLARE.test(text) && DECLARES.test(text);
}
