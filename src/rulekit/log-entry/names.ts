import type { AccessLogPart } from '../../model/index.ts';

/**
 * What a name says about a value in an entry of the access log: one of the questions an entry
 * answers, the kind of thing that was read (`entity`), a person who may be actor or subject (`user`),
 * something the actor can be taken from (`context`), or a bag that may hold anything (`bag`).
 */
export type EntryRole = AccessLogPart | 'entity' | 'user' | 'context' | 'bag' | 'trace';

const ID = '(?:uu)?ids?|keys?|pks?|nos?|numbers?|refs?|codes?';
const PERSON = `(?:${ID}|name|email|mail|type|role|kind|info|login|clerkid|label)?`;
/** Names in lower case, without separators. The first that fits decides. */
const ROLES: readonly (readonly [EntryRole, RegExp])[] = [
  ['trace', /^(?:ip|ipaddr|ipaddress|clientip|remoteaddr(?:ess)?|useragent|agentstring|host|hostname|origin|(?:request|req|trace|correlation|span|transaction|event|log|session|message)ids?|timestamp|ts|time|at|date|createdat|occurredat|version|success|ok|status|result|outcome|count|total|level|severity|source|channel|app|service|(?:tenant|org|organi[sz]ation|workspace|company|team|project|space|shop|store|brokerage|department|site|region|app)(?:uu)?id)$/],
  // `actorPersonId`, `actingMemberId`.
  ['actor', /^(?:actor|acting|performing|requesting|viewing)(?:person|user|member|staff|employee|account|agent|admin|profile|contact)(?:uu)?(?:id|key|ref|name|email)?$/],
  // What signs in for a program.
  ['actor', /^(?:apikey|apikeyid|apiclient|apiclientid|serviceaccount|serviceaccountid|machineuser|bot|botid|integrationuser)$/],
  ['actor', new RegExp(`^(?:actor|actinguser|performer|performedby|operator|operatedby|accessor|accessedby|viewer|viewedby|reader|readby|requester|requestedby|executor|executedby|initiator|initiatedby|doneby|changedby|createdby|updatedby|approvedby|rejectedby|cancell?edby|reviewedby|reviewer|approver|submitter|submittedby|principal|who|by|agent|staff|staffmember|employee|admin|currentuser|sessionuser|loginuser|me|tanto|tantou|tantosha|tantousha|sousasha|jikkosha|jikkousha|etsuransha|riyosha|riyousha|shain|operata)${PERSON}$`)],
  ['actor', /^(?:担当者|担当|操作者|実行者|閲覧者|参照者|利用者|社員|職員|従業員|オペレータ|オペレーター|アクター)(?:id|コード|番号|名|氏名)?$/],
  ['user', new RegExp(`^(?:user|users|useraccount|uid|username|login|loginid)${PERSON}$`)],
  ['user', /^ユーザー?(?:id|名)?$/],
  ['context', /^(?:ctx|context|req|request|session|auth|authcontext|requestcontext|headers|c)$/],
  ['action', /^(?:action|actions|actiontype|actionname|event|eventtype|eventname|eventaction|operation|operationtype|op|verb|activity|activitytype|activityname|accesstype|method|type|kind|what|操作|操作種別|操作内容|処理|処理内容|アクション|sousa|sousashubetsu|shori)$/],
  ['purpose', /^(?:purpose|purposes|reason|reasons|reasoncode|reasontext|why|because|justification|basis|legalbasis|ticket|ticketid|businessreason|理由|目的|利用目的|閲覧理由|参照目的|用途|事由|mokuteki|riyu|riyuu|yoto|youto)$/],
  ['subject', /^(?:who?se|pk|pks|uuid|対象|対象者|対象(?:者)?id|対象データ|対象顧客|顧客(?:id|番号|コード)?|会員(?:id|番号)?|本人|取引先(?:id)?|taisho|taishou|taishosha|taishousha|kokyaku|kokyakuid|kokyakubango|kokyakubangou|kaiin|kaiinid|kaiinbango)$/],
  ['subject', new RegExp(`^(?:datasubject|subject|target|record|object|row|customer|client|contact|member|patient|person|people|lead|account|guest|applicant|candidate|consumer|citizen|recipient|tenantcustomer)s?(?:${ID})?$`)],
  // How the rows of a list were chosen answers whose they are.
  ['subject', /^(?:query|filter|filters|where|criteria|conditions?|search|searchterm|keyword|searchquery|検索条件|検索語|抽出条件|kensakujouken|joken|jouken)$/],
  ['entity', /^(?:entity|entitytype|entityname|resource|resourcetype|resourcename|objecttype|targettype|subjecttype|recordtype|model|modelname|table|tablename|collection|auditabletype|テーブル|対象種別|リソース)$/],
  ['bag', /^(?:data|details?|meta|metadata|payload|extra|extras|info|params|parameters|input|entry|entries|log|record|props|properties|attributes|attrs|body|values?|options|opts|args|arguments|before|after|changes|diff|old|new|oldvalues?|newvalues?|snapshot|content|message|description|text|item|items|x|e|o|it)$/],
  ['subject', new RegExp(`(?:${ID})$`)],
];

/** The role that the name of a property or parameter gives its value; undefined when it says nothing. */
export function roleOf(name: string): EntryRole | undefined {
  const plain = name.normalize('NFKC').toLowerCase().replace(/[\s_\-.@#$:]/g, '');
  return ROLES.find(([, names]) => names.test(plain))?.[0];
}

const READS = /(?:^|[^\p{L}])(?:reads?|views?|viewed|viewing|access|accessed|accesses|list|listed|lists|search|searched|show|shown|showed|display|displayed|open|opened|get|fetch|fetched|find|lookup|looked|query|queried|export|exported|exports|download|downloaded|print|printed|select|retrieve|retrieved|reveal|revealed|inspect|preview|browse|detail|details|etsuran|sansho|shokai|kensaku)(?![\p{L}])|閲覧|参照|照会|検索|表示|出力|ダウンロード|エクスポート|印刷/iu;
const WRITES = /(?:^|[^\p{L}])(?:creates?|created|adds?|added|inserts?|inserted|updates?|updated|edits?|edited|changes?|changed|modif(?:y|ied)|deletes?|deleted|removes?|removed|destroy|destroyed|archives?|archived|restores?|restored|writes?|written|sets?|saves?|saved|merges?|merged|assign|assigned|approve|approved|reject|rejected|invite|invited|login|logout|logins?|signin|signout|signup|register|registered|send|sent|import|imported|upload|uploaded|enable|enabled|disable|disabled|revoke|revoked|grant|granted|ban|banned|publish|published|cancel|cancell?ed|confirm|confirmed|offboard|reset|rotate|close|closed|seed|seeded|notify|notified|trigger|triggered|start|started|stop|stopped|complete|completed|generate|generated|process|processed|schedule|scheduled|reschedule|rescheduled|book|booked|lock|locked|unlock|unlocked|accept|accepted|decline|declined|submit|submitted|refund|refunded|sync|synced|convert|converted|migrate|migrated|onboard|onboarded|touroku|henko|henkou|koshin|koushin|sakujo)(?![\p{L}])|登録|作成|追加|変更|更新|編集|削除|承認|ログイン|ログアウト|送信|取込/iu;
const FAILS = /(?:^|[^\p{L}])(?:fail|fails|failed|failure|denied|deny|error|errors|rejected|refused|forbidden|unauthori[sz]ed|blocked|invalid)(?![\p{L}])|失敗|拒否|エラー/iu;

/** What a word for an action records. */
export function recordedByAction(word: string): 'reads' | 'writes' | undefined {
  // Who did not come has shown nothing.
  const words = spaced(word).replace(/(?<![\p{L}])no shows?(?![\p{L}])/giu, '');
  const writes = WRITES.test(words);
  if (READS.test(words)) return writes ? undefined : 'reads';
  return writes ? 'writes' : undefined;
}

/** True for the word for an attempt that did not succeed. */
export function saysFailure(word: string): boolean {
  return FAILS.test(spaced(word));
}

const SIGNS_IN = /(?:^|[^\p{L}])(?:log ?in|log ?out|sign ?in|sign ?out|sign ?up|password|mfa|otp|session|authenticat(?:e|ed|ion))(?![\p{L}])|ログイン|ログアウト|認証/iu;

/** True for the word for somebody's own coming and going, which is no access to a customer. */
export function saysSignIn(word: string): boolean {
  return SIGNS_IN.test(spaced(word));
}

/** True when the name of a function says that it records what is read: `recordAccess`, `logCustomerView`. */
export function saysAccess(name: string): boolean {
  return /access|view|read|disclos|etsuran|閲覧|参照|照会|アクセス/i.test(name);
}

/** `CUSTOMER_VIEWED`, `customerViewed`, `customer.viewed` as separate words. */
function spaced(word: string): string {
  return word.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[_\-.:/]+/g, ' ');
}
