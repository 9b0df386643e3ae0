/** Something in a text by which it answers a request: a route handler, a controller, a procedure, an action of a server, a page. */
const ENDPOINT = /@(?:Get|Post|Put|Patch|Delete|All|Sse|MessagePattern|GrpcMethod)\(|\.(?:json|jsonp|send|render)\(|\bresponse\.(?:json|send)\b|\b(?:ctx|context)\.body\s{0,4}=|['"]use server['"]|\.(?:query|mutation|handler)\(\s{0,20}(?:async\b|\()|\bexport\s{1,20}(?:async\s{1,20}function|const)\s{1,20}(?:GET|POST|PUT|PATCH|loader|action|getServerSideProps|getStaticProps)\b|\bexport\s{1,20}default\s{1,20}async\s{1,20}function\b|\breturn\s{0,4}\(?\s{0,40}<[A-Za-z>]/;
/** Resolvers of GraphQL, which answer the fields of a type and not what they return. */
const RESOLVER = /@Resolver\(|\(\s{0,20}_\w{0,20}[^,()]{0,80},[^()]{0,300},[^()]{0,120}\b(?:ctx|context|\w{0,30}Context)\b/;

const NAME = '[\\p{ID_Start}$_][\\p{ID_Continue}$]{0,80}';
/** A call whose value is answered where it stands: `return load(id)`, `=> this.users.load(id)`, `res.json(await load(id))`. */
const ANSWERED = new RegExp(`(?<![\\p{ID_Continue}$])(?:return|=>|(?:json|jsonp|send|render)\\(|data:|body\\s{0,4}=)\\s{0,40}(?:\\{\\s{0,40}(?:\\.\\.\\.|${NAME}:\\s{0,20}))?(?:await\\s{1,20})?(?:this\\.)?((?:${NAME}\\??\\.){0,2})(${NAME})\\s{0,4}\\(`, 'gu');
/** A call whose value gets a name: `const user = await load(id)`. */
const NAMED = new RegExp(`\\b(?:const|let|var)\\s{1,20}(${NAME})(?:\\s{0,10}:[^=\\n;]{1,120})?\\s{0,20}=\\s{0,20}(?:await\\s{1,20})?(?:this\\.)?((?:${NAME}\\??\\.){0,2})(${NAME})\\s{0,4}\\(`, 'gu');
/** Where a name is answered: `return user;`, `res.json({ user })`, `user={user}` of a component. */
const LEAVES = new RegExp(`(?:\\breturn\\s{1,20}(?:\\{\\s{0,40}(?:\\.\\.\\.|data:\\s{0,20}|${NAME}:\\s{0,20})?)?|\\b(?:json|jsonp|send|render)\\(\\s{0,40}(?:\\{\\s{0,40}(?:\\.\\.\\.|${NAME}:\\s{0,20})?)?|=\\{\\s{0,20}|\\{\\.\\.\\.|\\bbody\\s{0,4}=\\s{0,20})(${NAME})\\s{0,20}(?=[;,)}\\n])`, 'gu');
/** The class that a text names for a member or variable: `private readonly users: UserService`, `const users = new UserService()`; the first counts. */
const CLASS_OF = new RegExp(`(?<![\\p{ID_Continue}$.])(${NAME})\\s{0,10}[?!]?(?::\\s{0,10}|=\\s{0,10}new\\s{1,10})([A-Z][\\p{ID_Continue}]{0,80})`, 'gu');

/**
 * What functions of other files a text answers a request with, by its words alone: `load` of `return load(id)` in
 * a controller, `UserService.find` of `res.json(await this.users.find(id))` where `users` is a `UserService`.
 * Undefined for a text that answers no request, or answers none with what another function has read.
 */
export function readAnsweredNames(text: string): string[] | undefined {
  if (!ENDPOINT.test(text) || RESOLVER.test(text)) return undefined;
  const found = new Set<string>();
  const classes = new Map<string, string>();
  for (const [, owner = '', named = ''] of text.matchAll(CLASS_OF)) if (!classes.has(owner)) classes.set(owner, named);
  for (const [, owners = '', member = ''] of text.matchAll(ANSWERED)) add(owners, member, classes, found);
  const leaving = new Set([...text.matchAll(LEAVES)].map(([, name = '']) => name));
  for (const [, name = '', owners = '', member = ''] of text.matchAll(NAMED)) if (leaving.has(name)) add(owners, member, classes, found);
  return found.size > 0 ? [...found].sort() : undefined;
}

function add(owners: string, member: string, classes: ReadonlyMap<string, string>, found: Set<string>): void {
  const owner = owners.split(/\??\./).filter(Boolean).at(-1);
  if (NO_READER.test(owner ?? member) || NO_READER.test(member)) return;
  found.add(owner === undefined ? member : `${classes.get(owner) ?? owner}.${member}`);
}

/** Packages and built-in objects, which read nothing of the project's: they would only make the list long. */
const NO_READER = /^(?:Object|JSON|Array|Promise|Math|String|Number|Date|Response|NextResponse|Error|console|res|response|reply|z|t|tx|prisma|db|logger|expect|if|for|while|switch|function|async|map|filter|reduce|then|catch|json|send|render|fetch|axios|useState|useMemo|require|import|redirect|notFound|cn|format|toString)$/;
