import { good as silent, type GoodCase } from '../../support/rule-cases.ts';

const reading = (body: string, before = ''): string => `import { prisma } from './prisma';
${before}
export async function detail(id: string, res: any, router: any, rows: any[], cache: any) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
  return customer.status;
}`;

const quiet = (name: string, body: string, before = ''): GoodCase => silent(name, reading(body, before));

/** The ten that look most like a finding. */
export const lookAlikes = [
  silent('1. the mail program and the telephone', 'export const Write = ({ email, phone }: { email: string; phone: string }) => <p><a href={`mailto:${email}`}>a</a><a href={"tel:" + phone}>b</a><a href={email ? `mailto:${email}` : undefined}>c</a></p>;', { file: 'source.tsx' }),
  quiet('2. the id', 'res.redirect(`/customers/${customer.id}?tenant=${customer.tenantId}`);'),
  quiet('3. a form in the body', "await fetch('/contacts', { method: 'POST', body: new URLSearchParams({ mail: customer.email }) });\n  const form = new URLSearchParams();\n  form.append('mail', customer.email);\n  await fetch('/contacts', { method: 'POST', body: form });"),
  quiet('4. JSON in the body', "await axios.post('/contacts', { mail: customer.email });\n  await fetch('/contacts', { method: 'POST', body: JSON.stringify({ mail: customer.email }) });", "import axios from 'axios';"),
  quiet('5. lists, texts and maps with such methods', "rows.push(`row ${customer.email}`);\n  cache.set('mail', customer.email);\n  customer.email.replace('a', 'b');\n  new Map().set('mail', customer.email);"),
  silent('6. a value that is an address', 'export const Face = ({ photoUrl }: { photoUrl: string }) => <img src={photoUrl} />;', { file: 'source.tsx' }),
  quiet('7. a masked value', 'res.redirect(`/face/${hashEmail(customer.email)}`);', "import { hashEmail } from './hash';"),
  quiet('8. a test of the value', "res.redirect(customer.email ? '/verified' : '/verify');\n  router.push(`/contacts?count=${customer.email.length}`);"),
  silent('9. names of fields and pages', "export const sortBy = (router: any, fieldName: string, tableName: string) => router.push(`/list?sort=${fieldName}&t=${tableName}&show=email`);"),
  quiet('10. a redirect that the project made for something else', 'redirect(customer.email, id);', "import { redirect } from './mail-forwarding';"),
];

export const good = [
  quiet("what somebody else's interface asks for", "const url = `https://api.verify.example/v2/check?api_key=${apiKey}&mail=${customer.email}`;\n  await fetch(url, { method: 'GET' });\n  await axios.get('https://people.example/v1/find', { params: { mail: customer.email }, headers: { 'X-API-Key': apiKey } });\n  await fetch(`${base}/people?mail=${customer.email}`, { headers: { 'x-api-key': apiKey } });", "import axios from 'axios';\nimport { apiKey, base } from './config';"),
  silent('what a client class asks with its own key', "import axios from 'axios';\nexport class People {\n  constructor(private readonly baseUrl: string, private readonly key: string) {}\n  async find(email: string) {\n    await axios.get(`${this.baseUrl}/find`, { params: { email }, headers: { authorization: this.key } });\n    return fetch(`${this.baseUrl}/find?email=${email}`, { headers: { authorization: this.key } });\n  }\n}"),
  silent('with whom an appointment is', "export function confirm(slot: { id: string; physicianName: string }, router: any) {\n  router.push(`/confirm?slot=${slot.id}&with=${encodeURIComponent(slot.physicianName)}`);\n}"),
  quiet('a history of messages', "const history: unknown[] = [];\n  history.push({ text: customer.email });\n  const navigation = [];\n  navigation.push(customer.email);"),
  quiet('an object that names no place', 'router.push({ text: customer.email, role: customer.lastName });'),
  silent('a method get of something that asks no server', 'export const show = (form: { get(name: string): string }, cache: Map<string, string>, email: string) => [form.get(email), cache.get(email)];'),
  silent('a request object', 'export const again = (request: Request) => fetch(request.url);'),
  silent('addresses of pages that are named after people', "export const pages = { user: '/user', email: '/settings/email' };\nexport const go = (router: any) => router.push(pages.email);"),
  silent('an attribute of another kind', 'export const Field = ({ email }: { email: string }) => <input value={email} title={`mail: ${email}`} />;', { file: 'source.tsx' }),
  silent('a data address', "export const File = ({ email }: { email: string }) => <a href={`data:text/plain,${email}`}>a</a>;", { file: 'source.tsx' }),
  silent('an assignment to another member', 'export function fill(form: { href2: string; mail: string }, email: string) { form.mail = `x${email}`; form.href2 = `x${email}`; }'),
  quiet('parameters that axios posts', "const body = new URLSearchParams();\n  body.set('mail', customer.email);\n  await axios.post('/contacts', body);", "import axios from 'axios';"),
  quiet('fields of low sensitivity', 'res.redirect(`/t/${customer.tenantId}`);'),
  silent('a link that is no page', 'export const Call = ({ phone }: { phone: string }) => { const link = `tel:${phone}`; return <a href={link}>call</a>; };', { file: 'source.tsx' }),
  silent('what never leaves the browser', 'export const Sign = ({ email }: { email: string }) => <a href={`/signin#email=${encodeURIComponent(email)}`}>a</a>;', { file: 'source.tsx' }),
  silent('a picture that begins with its own address', 'export const Face = ({ photoUrl, faxImage }: { photoUrl: string; faxImage: string }) => <img src={`${photoUrl}?size=100`} alt={faxImage} />;', { file: 'source.tsx' }),
  quiet('a function of the project that takes a whole address apart', 'hostOf(customer.email);', 'const hostOf = (address: string) => new URL(address).host;'),
  silent('codes and tokens of a protocol', "export const answer = (back: URL, code: string, accessToken: string) => { back.searchParams.set('code', code); back.searchParams.set('t', accessToken); };"),
  silent("a messenger that a person is called with", 'export const Chat = ({ phone, fullName }: { phone: string; fullName: string }) => { const text = encodeURIComponent(`Hello ${fullName}`); window.open(`https://wa.me/${phone}?text=${text}`); return <a href={`https://api.whatsapp.com/send?phone=${phone}`}>chat</a>; };', { file: 'source.tsx' }),
  silent('whom a component calls or writes to', 'export const Row = ({ phone, email }: { phone: string; email: string }) => <p><CallButton to={phone} /><Preview to={{ subscriberId: "1", email }} /></p>;', { file: 'source.tsx' }),
  silent('a picture that is read back from the address it is', 'export async function upload(signatureDataUrl: string) { const answer = await fetch(signatureDataUrl); return answer.blob(); }\nexport const Sign = () => { const [photoDataUrl] = useState(""); return () => fetch(photoDataUrl); };', { file: 'source.tsx' }),
  quiet('a link in which the id stands', "const link = `${process.env.APP_URL}/customers/${customer.id}/edit?from=list`;\n  await fetch(link);\n  return new URL(`/c/${encodeURIComponent(customer.id)}`, link);"),
  quiet('which page of a list', "const query = new URLSearchParams({ page: '2', sort: 'email', fields: ['email', 'phone'].join() });\n  query.set('status', customer.status);\n  await fetch(`/contacts?${query}`);"),
  quiet('a value that is asked for by another name only', "const byMail = new Map([[customer.email, customer.id]]);\n  res.redirect(`/customers/${byMail.get(customer.email)}`);"),
  quiet('a header and a body beside the address', "await fetch(`/contacts/${customer.id}`, { method: 'PUT', headers: { 'x-mail': 'yes' }, body: JSON.stringify({ email: customer.email }) });\n  await axios.put(`/contacts/${customer.id}`, { email: customer.email });", "import axios from 'axios';"),
  silent('a link that opens the mail program, written out', 'export const mail = (email: string, fullName: string) => `<a href="mailto:${email}?subject=${fullName}">write</a>`;'),
  silent('a question in a text', 'export const ask = (email: string, phone: string) => `Is this right? email=${email} or is it phone=${phone}?`;'),
  silent('a text for the log', "export const seen = (log: any, email: string) => { console.info(`GET /users?email=${email}`); log.debug(`GET /users?email=${email}`); throw new Error(`GET /users?email=${email}`); };"),
  silent('a key whose value is known to be something else', 'export const page = (isEmail: boolean, count: number, emails: string[]) => fetch(`/contacts?email=${isEmail}&phone=${count > 1}&total=${emails.length}&mail=${"none"}`);'),
  silent('a key of something that describes', "export const columns = (params: URLSearchParams, fieldName: string, emailColumn: string) => { const query = new URLSearchParams(); query.set('sort', emailColumn); query.set('email', 'asc'); query.set('phone', String(fieldName.length)); return query.toString(); };"),
  quiet('a query of another kind', "await prisma.$queryRaw`select id from customers where email = ${customer.email} and ok=${id}`;\n  return rows.find((row) => row.q === `a?${customer.email}`);"),
  quiet('parameters that are posted', "await axios({ url: '/contacts', method: 'post', data: { mail: customer.email } });\n  await axios.post('/contacts', qs.stringify({ mail: customer.email }));", "import axios from 'axios';\nimport qs from 'qs';"),
  quiet('the state of the history', "window.history.pushState({ mail: customer.email }, '', `/contacts/${customer.id}`);\n  return JSON.stringify({ id: customer.id });"),
  silent('something half-typed', 'export const open = (router: any) => router.push(`/x?${}`);'.replace('${}', '')),
  silent('what a function of the project makes for the telephone', "const dial = (phone: string) => { const digits = phone.replace(/\\D/g, ''); return `tel:+1${digits}`; };\nexport const Call = ({ phone }: { phone: string }) => <Link href={dial(phone)}>call</Link>;", { file: 'source.tsx' }),
  silent('a mail whose address stands before its subject', 'export const invite = (email: string, firstName: string) => { const to = `mailto:${email}`; return `${to}?subject=${firstName}`; };'),
  silent('the way on a map', 'export const Way = ({ street }: { street: string }) => <a href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(street)}`}>map</a>;', { file: 'source.tsx' }),
  quiet('a request that is described in a variable', "const options = { method: 'POST', url: '/mail/send', data: JSON.stringify({ to: customer.email }) };\n  await axios.request(options);", "import axios from 'axios';"),
  silent('a history that a function answers as a list', "const seen = (): Entry[] => JSON.parse('[]');\ninterface Entry { email: string }\nexport const add = (entry: Entry) => { const history = seen(); history.push(entry); return history.length; };"),
  silent('a gender by itself', "export const norms = (gender: string) => { const query = new URLSearchParams(); query.set('gender', gender); return fetch(`/norms?${query}`); };"),
  silent('the contact that somebody typed, taken along to the next step of signing in', "export const SignIn = ({ router }: any) => { const [email] = useState(''); const send = () => router.push(`/auth/verify?email=${encodeURIComponent(email)}`); return <Link href={`/forgot-password?email=${encodeURIComponent(email)}`} onClick={send}>forgot</Link>; };", { file: 'source.tsx' }),
];
