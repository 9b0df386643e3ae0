import type { TSESTree } from '@typescript-eslint/types';
import {
  approvalCheck,
  type Arrival,
  becauseText,
  type BulkRead,
  bulkReads,
  createRule,
  type DataAccess,
  EXPORT_TARGETS,
  type ExportSink,
  exportSink,
  exportSinkText,
  fieldList,
  format,
  ForwardTracer,
  isOfColleagues,
  isRunByHand,
  type Localized,
  type Manner,
  type PersonalField,
  type PersonalRead,
  placeOf,
  readsAnyObject,
  type RelatedLocation,
  type RuleEnv,
} from '../src/rulekit/index.ts';

type MessageId = 'exported' | 'unapproved' | 'anyObject';

/** How everything is read, behind the entity in a sentence. */
const MANNERS: Readonly<Record<Manner, Localized>> = {
  once: { en: 'at once', ja: '一度に' },
  stream: { en: 'as a stream', ja: 'ストリームで' },
  loop: { en: 'page after page in a loop', ja: 'ループで1ページずつ最後まで' },
  many: { en: 'at once, more than the policy allows', ja: 'ポリシーの上限を超えて一度に' },
  recursion: { en: 'page after page by calling itself', ja: '再帰呼び出しで1ページずつ最後まで' },
};

/** Which records: all there are, or all that a filter lets through. */
const EVERY = {
  all: { en: 'every', ja: 'すべての' },
  matching: { en: 'every matching', ja: '条件に合うすべての' },
} satisfies Record<string, Localized>;

const PLACES = {
  read: { en: 'everything is read here', ja: 'ここで全件が読み取られます' },
  passed: { en: 'handed on here', ja: 'ここを経由します' },
  sink: { en: 'it leaves here, into {target}', ja: 'ここで{target}へ出力されます' },
} satisfies Record<string, Localized>;

/** Steps of a way that are shown. */
const MOST_STEPS = 6;

export default createRule<MessageId>({
  name: 'no-bulk-export',
  docs: {
    description: { en: 'Disallow taking out every record of personal data without an approval', ja: '承認なしに個人データの全件を持ち出すことを禁止する' },
    category: 'breadth',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    exported: {
      en: '`{method}` reads {every} {entity} {manner}, and all of it goes into {target} (`{sink}`), with {fields}{because}. Whoever gets that has the whole customer base, and nobody agreed to it. Export only the records and fields that are needed, or name the project\'s approval call under `bulkExport.approvals` in the policy and make it first.',
      ja: '`{method}` が {every} {entity} を{manner}読み取り、そのすべてが{target}（`{sink}`）へ渡ります。{fields} を含みます{because}。受け取った人は、誰の承認もなく全顧客のデータを手にします。必要なレコードと項目だけを出力するか、承認の関数をポリシーの `bulkExport.approvals` に指定し、先に呼び出してください。',
    },
    unapproved: {
      en: '`{method}` reads {every} {entity} {manner}, and all of it goes into {target} (`{sink}`), with {fields}{because}. No approval stands before it on this way: call {approvals} first, or export only the records and fields that are needed.',
      ja: '`{method}` が {every} {entity} を{manner}読み取り、そのすべてが{target}（`{sink}`）へ渡ります。{fields} を含みます{because}。この経路には承認がありません。先に {approvals} を呼び出すか、必要なレコードと項目だけを出力してください。',
    },
    anyObject: {
      en: '`{method}` hands out every record of whatever object it is asked for, those of customers and contacts among them: nothing limits the number, and the filter may be missing. Allow the objects one by one, bound what one call can take, and make an approval for everything else.',
      ja: '`{method}` は指定された任意のオブジェクトの全レコードを引き渡します。顧客や連絡先も含まれ、件数の上限がなく、フィルターがないこともあります。対象のオブジェクトを個別に許可し、1回で取り出せる件数を制限し、それ以外には承認を必須にしてください。',
    },
  },
  check(env) {
    const approved = approvalCheck(env.project, env.source);
    if (!env.policy.strict && isRunByHand(env.source)) return;
    for (const access of env.accesses) if (readsAnyObject(access) && !approved([access.node])) sayAnyObject(access, env);
    for (const parts of byRead(bulkReads(env.source, env.project, { foreign: exportSinkText.test(env.source.text), maxRows: env.policy.maxRows }))) {
      const [read] = parts;
      const arriving = parts.flatMap(({ node, cargo }) => {
        const tracer = new ForwardTracer<ExportSink>(env.source, (use) => exportSink(use, env.source));
        return tracer.trace(node, cargo).filter((arrival) => taken([arrival], read, env).length > 0 && !approved(placesOf(read, arrival)));
      });
      const leaving = arriving.filter(({ end }) => !isMessage(arriving.filter((other) => other.end.node === end.node), read, env));
      if (leaving.length > 0 && !isHarmless(leaving, read, env)) say(read, inOrder(leaving), env);
    }
  },
});

/** What one read brings to one place belongs to one finding, in however many parts a function answers it. */
function byRead(reads: readonly BulkRead[]): [BulkRead, ...BulkRead[]][] {
  const groups: [BulkRead, ...BulkRead[]][] = [];
  for (const read of reads) {
    const group = groups.find(([first]) => first.access === read.access && first.node === read.node);
    if (group) group.push(read);
    else groups.push([read]);
  }
  return groups;
}

/** Who did what, and a list of colleagues, are no customers. */
function isHarmless(arrivals: readonly Arrival<ExportSink>[], read: BulkRead, env: RuleEnv<MessageId>): boolean {
  return !env.policy.strict && isOfColleagues(read.access, read.reads, taken(arrivals, read, env), env.project, env.source);
}

/** In the order of the source, so that the first one is the one a reader meets first. */
function inOrder(arrivals: readonly Arrival<ExportSink>[]): readonly Arrival<ExportSink>[] {
  return [...arrivals].sort((one, other) => one.end.node.range[0] - other.end.node.range[0]);
}

/** A request for each person with nothing but a name and an address tells them something: a message. What it tells a service is judged for itself. */
function isMessage(arrivals: readonly Arrival<ExportSink>[], read: BulkRead, env: RuleEnv<MessageId>): boolean {
  if (!arrivals.every(({ end, use }) => end.kind === 'http' && use.cargo.of === 'row' && use.cargo.field !== undefined)) return false;
  const categories = taken(arrivals, read, env).map(({ classification }) => classification.category);
  return categories.every((category) => MESSAGED.test(category)) && categories.filter((category) => category.startsWith('contact.')).length === 1;
}

/** What a message is addressed with. */
const MESSAGED = /^(?:person\.|contact\.(?:email|phone|sns))/;

/** The places of a way at which an approval may stand before. */
function placesOf({ node }: BulkRead, { end, way }: Arrival<ExportSink>): TSESTree.Node[] {
  return [node, ...way.filter(({ type }) => type === 'CallExpression'), end.node];
}

/** The personal fields that arrive: those of whole records, or the ones the code picked. */
function taken(arrivals: readonly Arrival<ExportSink>[], { access, reads }: BulkRead, env: RuleEnv<MessageId>): PersonalField[] {
  const found = new Map<string, PersonalField>();
  for (const { use } of arrivals) for (const field of fieldsAt(use.cargo.field, access, reads)) found.set(field.name, field);
  return [...found.values()].filter(({ classification }) => env.policy.strict || classification.sensitivity !== 'low');
}

/** What is read along is taken where the code names it: a record in the dress of a table leaves its relations behind. */
function fieldsAt(path: string | undefined, access: DataAccess, reads: readonly PersonalRead[]): readonly PersonalField[] {
  if (path === undefined) return reads.find((read) => read.access === access)?.fields ?? [];
  return reads.flatMap(({ fields }) => fields).filter(({ name }) => name === path || path.startsWith(`${name}.`) || name.startsWith(`${path}.`) || path.endsWith(`.${name}`));
}

function say(read: BulkRead, arrivals: readonly Arrival<ExportSink>[], env: RuleEnv<MessageId>): void {
  const { access, reads, manner } = read;
  const [first] = arrivals;
  const fields = taken(arrivals, read, env);
  const main = reads.find((one) => one.fields.some((field) => fields.includes(field)));
  if (!first || !main) return;
  const isHere = read.node === access.node;
  const approvals = env.project.exportApprovals.map((name) => `\`${name}\``).join(', ');
  env.report({
    node: isHere ? access.reportNode : read.node,
    messageId: approvals === '' ? 'exported' : 'unapproved',
    data: {
      method: access.method, every: format(access.filter.kind === 'none' ? EVERY.all : EVERY.matching), entity: main.entity.name, manner: format(MANNERS[manner]), target: format(EXPORT_TARGETS[first.end.kind]), sink: first.end.name, fields: fieldList(fields), because: becauseText(main.entity, fields),
      ...(approvals === '' ? {} : { approvals }),
    },
    ...(isHere ? { access } : { client: access.client, evidence: access.evidence }),
    entity: main.entity,
    fields,
    related: wayOf(read, arrivals, env),
  });
}

/** The way from the read to where it leaves; every place that everything leaves at is named. */
function wayOf({ access, node }: BulkRead, arrivals: readonly Arrival<ExportSink>[], env: RuleEnv<MessageId>): RelatedLocation[] {
  const steps = arrivals[0]?.way ?? [];
  const shown = steps.length > MOST_STEPS ? [...steps.slice(0, MOST_STEPS / 2), ...steps.slice(-MOST_STEPS / 2)] : steps;
  const ends = [...new Map(arrivals.map(({ end }) => [end.node, end])).values()];
  return [
    ...(node === access.node ? [] : [placeOf(access.reportNode, env, PLACES.read, {}, 'source')]),
    ...shown.map((step) => placeOf(step, env, PLACES.passed, {}, 'step')),
    ...ends.map((end) => placeOf(end.node, env, PLACES.sink, { target: format(EXPORT_TARGETS[end.kind]) }, 'sink')),
  ].filter((place) => place !== undefined);
}

function sayAnyObject(access: DataAccess, env: RuleEnv<MessageId>): void {
  env.report({ node: access.reportNode, messageId: 'anyObject', data: { method: access.method }, access });
}
