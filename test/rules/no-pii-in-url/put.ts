import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type BadCase, type ExpectedFinding } from '../../support/rule-cases.ts';

const EMAIL = { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };

const reading = (body: string, before = ''): string => `import { prisma } from './prisma';
${before}
export async function detail(id: string, res: any, router: any, reply: any) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
  return customer.status;
}`;

const useId = (turns: Record<string, string> = { 'customer.email': 'customer.id' }, code = 'customer.id') => ({ id: 'useId', data: { code }, turns });
const field = (sink: string, suggest: ExpectedFinding['suggest'] = [useId()]): ExpectedFinding => ({ id: 'fieldInUrl', data: { ...EMAIL, sink }, suggest });
const inBody = (name: string, body: string, sink: string, before = ''): BadCase => bad(name, reading(body, before), field(sink));
const named = (name: string, code: string, sink: string, fields = 'email (e-mail address)', file = 'source.ts'): BadCase => bad(name, code, { id: 'nameInUrl', data: { sink, entity: '', fields, because: '' } }, { file });

/** Addresses that hold somebody's data. */
export const put = [
  inBody('a redirect of Express', 'res.redirect(`/verify?mail=${⟦customer.email⟧}`);', 'res.redirect'),
  inBody('with a status', 'res.redirect(302, "/verify?mail=" + ⟦customer.email⟧);', 'res.redirect'),
  inBody('encoded', 'res.redirect(`/verify?mail=${encodeURIComponent(⟦customer.email⟧)}`);', 'res.redirect'),
  inBody('a redirect of Fastify', 'reply.redirect(`/verify/${⟦customer.email⟧}`);', 'reply.redirect'),
  inBody('a redirect of Next.js', 'redirect(`/verify?mail=${⟦customer.email⟧}`);', 'redirect', "import { redirect } from 'next/navigation';"),
  inBody('an answer that redirects, told once', 'NextResponse.redirect(new URL(`/verify?mail=${⟦customer.email⟧}`, res.url));', 'URL', "import { NextResponse } from 'next/server';"),
  inBody('a router', 'router.push(`/contacts?mail=${⟦customer.email⟧}`);', 'router.push'),
  bad('a router with a query', reading("router.push({ pathname: '/contacts', query: { mail: ⟦customer.email⟧ } });"), field('router.push', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')])),
  inBody('a navigation of React Router', 'const navigate = useNavigate();\n  navigate(`/contacts/${⟦customer.email⟧}`);', 'navigate', "import { useNavigate } from 'react-router-dom';"),
  inBody('the place of the window', 'window.location.href = `/contacts?mail=${⟦customer.email⟧}`;', 'location.href'),
  inBody('the place itself', 'window.location = `/contacts?mail=${⟦customer.email⟧}`;', 'location'),
  inBody('a method of the place', 'location.assign(`/contacts?mail=${⟦customer.email⟧}`);', 'location.assign'),
  inBody('a window that opens', 'window.open(`https://maps.example/?q=${⟦customer.email⟧}`);', 'window.open'),
  inBody('an address that is made', 'const address = new URL(`https://crm.example/c/${⟦customer.email⟧}`);\n  res.json({ address });', 'URL'),
  inBody('a parameter of an address', 'const address = new URL("https://crm.example");\n  address.searchParams.set("mail", ⟦customer.email⟧);', 'searchParams.set'),
  bad('parameters', reading('const query = new URLSearchParams({ mail: ⟦customer.email⟧ });\n  res.json(query.toString());'), field('URLSearchParams', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')])),
  inBody('parameters that are added', 'const query = new URLSearchParams();\n  query.append("mail", ⟦customer.email⟧);\n  await fetch(`/contacts?${query}`);', 'searchParams.append'),
  inBody('a request', 'await fetch(`https://crm.example/contacts/${⟦customer.email⟧}`);', 'fetch'),
  inBody('a request of axios', 'await axios.get(`/contacts/${⟦customer.email⟧}`);', 'axios.get', "import axios from 'axios';"),
  bad('its parameters', reading("await axios.get('/contacts', { params: { mail: ⟦customer.email⟧ } });", "import axios from 'axios';"), field('axios.get', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')])),
  inBody('an instance of axios', 'await api.delete(`/contacts/${⟦customer.email⟧}`);', 'api.delete', "import axios from 'axios';\nconst api = axios.create({ baseURL: '/api' });"),
  bad('an address that was built before', reading('const address = `/contacts?mail=${customer.email}`;\n  res.redirect(⟦address⟧);'), { id: 'fieldInUrl', data: { ...EMAIL, sink: 'res.redirect' } }),
  bad('a function of the project that leads there', reading('go(⟦customer.email⟧);', 'const go = (to: string) => window.open(`/search?q=${to}`);'), field('go → window.open')),
  named('a link', 'export const Open = ({ email }: { email: string }) => <a href={`/contacts?mail=${⟦email⟧}`}>open</a>;', 'href', undefined, 'source.tsx'),
  named('a link of a router', "import Link from 'next/link';\nexport const Open = ({ email }: { email: string }) => <Link href={'/contacts/' + ⟦email⟧}>open</Link>;", 'href', undefined, 'source.tsx'),
  named('a picture of somebody else', 'export const Face = ({ email }: { email: string }) => <img src={`https://faces.example/?mail=${⟦email⟧}`} />;', 'src', undefined, 'source.tsx'),
  bad('a whole record as parameters', reading('const query = new URLSearchParams(⟦customer⟧);\n  if (id) return customer;\n  await fetch(`/contacts?${query}`);'), { id: 'recordInUrl', data: { ...CUSTOMER, sink: 'URLSearchParams' }, suggest: [useId({ 'Params(customer)': 'Params(customer.id)' })] }),
  bad('two fields in one address, told once', reading("router.push(`/contacts?mail=${⟦customer.email⟧}&phone=${customer.phone}`);"), { id: 'fieldInUrl', data: { ...CUSTOMER, fields: 'email (e-mail address) and phone (telephone number)', because: ' (prisma/schema.prisma:6)', sink: 'router.push' } }),
  named('a component that leads there, whatever it is called', 'export const Open = ({ email }: { email: string }) => <MenuItem to={`/contacts/${⟦email⟧}`} />;', 'to', undefined, 'source.tsx'),
  bad('a link in a mail', reading("await res.mailer.send({ html: `<a href=\"https://crm.example/unsubscribe?list=1&mail=${encodeURIComponent(⟦customer.email⟧)}\">stop</a>` });"), field('?mail=')),
  bad('a link that a function answers', reading('return `${process.env.APP_URL}/verify?token=${id}&phone=${⟦customer.phone⟧}`;'), { id: 'fieldInUrl', data: { ...CUSTOMER, fields: 'phone (telephone number)', because: ' (prisma/schema.prisma:7)', sink: '?token=&phone=' }, suggest: [useId({ 'customer.phone': 'customer.id' })] }),
  named('what the key of a query says', 'export const find = (term: string, hit: any) => fetch(`/api/customers?email=${encodeURIComponent(⟦hit.hay⟧)}&page=${term}`);', '?email=&page=', undefined, 'source.ts'),
  named('what the key of a parameter says', 'export function call(caller: any) { const params = new URLSearchParams(); params.set("phone", ⟦caller.line⟧); return `/calls?${params}`; }', 'searchParams.set', 'phone (telephone number)'),
  bad('strict: what an interface asks for', reading("await axios.get('https://people.example/v1/find', { params: { mail: ⟦customer.email⟧ }, headers: { 'X-API-Key': id } });", "import axios from 'axios';"), field('axios.get', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')]), { project: 'strict' }),
  bad("a class of a page that asks the program's own server", "const base = import.meta.env.VITE_API;\nexport class Api {\n  private readonly baseUrl = base;\n  find(email: string) { return fetch(`${this.baseUrl}/customers?email=${⟦email⟧}`, { headers: { accept: 'application/json' } }); }\n}", { id: 'nameInUrl', data: { sink: 'fetch', fields: 'email (e-mail address)' } }),
  bad('a request that is described', reading("await axios({ url: '/contacts', params: { mail: ⟦customer.email⟧ } });", "import axios from 'axios';"), field('axios', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')])),
  bad('a query of an object', reading("await fetch(`/contacts?${qs.stringify({ mail: ⟦customer.email⟧ })}`);", "import qs from 'qs';"), field('qs.stringify', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')])),
  bad('the parameters of the page', "import { useSearchParams } from 'react-router-dom';\nexport function Find({ email }: { email: string }) { const [, setSearchParams] = useSearchParams(); return () => setSearchParams({ q: ⟦email⟧ }); }", { id: 'nameInUrl', data: { sink: 'setSearchParams', entity: '', fields: 'email (e-mail address)', because: '' } }, { file: 'source.tsx' }),
  inBody('a redirect of SvelteKit', 'redirect(303, `/welcome?m=${⟦customer.email⟧}`);', 'redirect', "import { redirect } from '@sveltejs/kit';"),
  inBody('the history of the browser', "window.history.pushState(null, '', `/contacts/${⟦customer.email⟧}`);", 'history.pushState'),
  named('in Japanese', 'export const 検索 = (電話番号: string) => fetch(`/search?tel=${⟦電話番号⟧}`);', 'fetch', '電話番号 (telephone number)'),
  named('a link in a mail to the page on which one registers', 'export const Invite = ({ email }: { email: string }) => <a href={`https://crm.example/register?email=${⟦email⟧}`}>join</a>;', 'href', undefined, 'source.tsx'),
  bad('signing in with the contact of a customer', reading('router.push(`/login?email=${⟦customer.email⟧}`);'), field('router.push')),
  named('a link once, where a function builds it', 'const leave = (email: string) => `https://crm.example/unsubscribe?email=${⟦email⟧}`;\nexport const Mail = ({ email }: { email: string }) => <a href={leave(email)}>leave</a>;', '?email=', undefined, 'source.tsx'),
  bad('parameters that stand in a variable', reading("const options = { params: { mail: ⟦customer.email⟧ } };\n  await axios.get('/contacts', options);", "import axios from 'axios';"), field('axios.get', [useId({ 'mail: customer.email': 'id: customer.id' }, 'id: customer.id')])),
  bad("an office that is asked on a page of the browser", "'use client';\nexport const look = (taxId: string) => fetch(`${process.env.NEXT_PUBLIC_REGISTER}/getInfo?tin=${⟦taxId⟧}`);", { id: 'nameInUrl', data: { sink: 'fetch', fields: 'taxId (national or tax number)' } }),
];
