import assert from 'node:assert/strict';
import { personalValues } from '../../src/flow/index.ts';
import { callsOf, parse } from './parse.ts';
import { accessesOf, catalog } from './sample-file.ts';

/** What the arguments of `out(…)` carry, as `via entity: field, field @ text`. */
function carried(code: string): string[] {
  const source = parse(code);
  const accesses = accessesOf(source);
  const sinks = callsOf('out', source);
  assert.ok(sinks.length > 0, 'the case has no out()');
  return sinks.flatMap((sink) =>
    sink.arguments.flatMap((argument) =>
      personalValues(argument, { source, catalog, accesses, isMasker: (name) => name === 'forLog' || name === 'String2' }).map(
        (value) => `${value.via} ${value.entity ?? '-'}: ${value.fields.map((field) => field.name).join(', ')} @ ${source.getText(value.node)}`,
      ),
    ),
  );
}

const ALL = 'email, firstName, phone';
const one = `const customer = await prisma.customer.findUnique({ where: { id } });`;
const many = `const rows = await prisma.customer.findMany();`;

const leaks: [string, string, string[]][] = [
  ['a field of a read', `${one} out(customer.email)`, ['field Customer: email @ customer.email']],
  ['a field behind optional chaining and a cast', `${one} out((customer as any)?.email!)`, ['field Customer: email @ (customer as any)?.email']],
  ['a computed key', `${one} out(customer['email'])`, [`field Customer: email @ customer['email']`]],
  ['the read itself', `out(await prisma.customer.findMany())`, [`record Customer: ${ALL} @ prisma.customer.findMany()`]],
  ['a whole record', `${one} out(customer)`, [`record Customer: ${ALL} @ customer`]],
  ['the fields of the projection only', `const c = await prisma.customer.findMany({ select: { id: true, email: true } }); out(c)`, ['record Customer: email @ c']],
  ['all but the omitted fields', `const c = await prisma.customer.findMany({ omit: { email: true } }); out(c)`, ['record Customer: firstName, phone @ c']],
  ['a related record read along', `const c = await prisma.contact.findMany({ include: { customer: true } }); out(c)`, ['record Contact: email, name, birthDate @ c', `record Customer: ${ALL} @ c`]],
  ['a field of a related record', `const o = await prisma.order.findFirst(); out(o.customer.phone)`, ['field Customer: phone @ o.customer.phone']],
  ['a destructured field', `const { email } = await prisma.customer.findUnique({}); out(email)`, ['field Customer: email @ email']],
  ['a renamed field', `${one} const { email: to } = customer; out(to)`, ['field Customer: email @ to']],
  ['the rest of a record', `${one} const { email, ...rest } = customer; out(rest)`, ['record Customer: firstName, phone @ rest']],
  ['the first row', `${many} out(rows[0].email)`, ['field Customer: email @ rows[0].email']],
  ['a found row', `${many} out(rows.find((r) => r.id === id))`, [`record Customer: ${ALL} @ rows.find((r) => r.id === id)`]],
  ['a row of a loop', `${many} for (const row of rows) out(row.phone)`, ['field Customer: phone @ row.phone']],
  ['a row in a callback', `${many} rows.forEach((c) => { out(c.email); })`, ['field Customer: email @ c.email']],
  ['a destructured row in a callback', `${many} rows.map(({ email }) => out(email))`, ['field Customer: email @ email']],
  ['mapped rows', `${many} out(rows.map((c) => c.email))`, ['field Customer: email @ c.email']],
  ['joined rows', `${many} out(rows.map((c) => c.email).join(', '))`, [`field Customer: email @ rows.map((c) => c.email).join(', ')`]],
  ['mapped rows in a variable', `${many} const emails = rows.filter(Boolean).map((c) => c.email); out(emails)`, ['field Customer: email @ emails']],
  ['reduced rows', `${many} rows.reduce((sum, c) => { out(c.email); return sum; }, 0)`, ['field Customer: email @ c.email']],
  ['a promise', `prisma.customer.findFirst().then((c) => out(c))`, [`record Customer: ${ALL} @ c`]],
  ['Promise.all', `const [rows, total] = await Promise.all([prisma.customer.findMany(), prisma.customer.count()]); out(rows, total)`, [`record Customer: ${ALL} @ rows`]],
  ['a later assignment', `let customer = null; customer = await prisma.customer.findFirst(); out(customer?.email)`, ['field Customer: email @ customer?.email']],
  ['a template', `${one} out(\`hello \${customer.firstName} <\${customer.email}>\`)`, ['field Customer: firstName @ customer.firstName', 'field Customer: email @ customer.email']],
  ['a concatenation', `${one} out('to ' + customer.email + '!')`, ['field Customer: email @ customer.email']],
  ['a message in a variable', `${one} const text = \`hello \${customer.email}\`; out(text)`, ['field Customer: email @ text']],
  ['a message put together', `${one} let text = ''; text += customer.email; out(text)`, ['field Customer: email @ text']],
  ['JSON', `${one} out(JSON.stringify(customer, null, 2))`, [`record Customer: ${ALL} @ customer`]],
  ['JSON of some fields', `${one} out(JSON.stringify(customer, ['id', 'email']))`, ['record Customer: email @ customer']],
  ['util.inspect and String', `${one} out(util.inspect(customer), String(customer.phone))`, [`record Customer: ${ALL} @ customer`, 'field Customer: phone @ customer.phone']],
  ['an object literal', `${one} out({ id: customer.id, mail: customer.email })`, ['field Customer: email @ customer.email']],
  ['shorthand', `const { email } = await prisma.customer.findFirst(); out({ email })`, ['field Customer: email @ email']],
  ['an object in a variable', `${one} const entry = { to: customer.email, n: 1 }; out(entry)`, ['field Customer: email @ entry']],
  ['a property of an object in a variable', `${one} const entry = { to: customer.email, n: 1 }; out(entry.to, entry.n)`, ['field Customer: email @ entry.to']],
  ['a spread', `${one} out({ ...customer, id: 1 })`, [`record Customer: ${ALL} @ customer`]],
  ['a spread with one field replaced', `${one} out({ ...customer, email: undefined })`, ['record Customer: firstName, phone @ customer']],
  ['an array', `${one} out([customer.id, customer.phone])`, ['field Customer: phone @ customer.phone']],
  ['both results of a condition', `${one} out(ok ? customer.email : customer.phone)`, ['field Customer: email @ customer.email', 'field Customer: phone @ customer.phone']],
  ['a fallback', `${one} out(customer.firstName ?? 'n/a')`, ['field Customer: firstName @ customer.firstName']],
  ['the value after &&', `${one} out(customer && customer.email)`, ['field Customer: email @ customer.email']],
  ['a text in capitals', `${one} out(customer.email.trim().toUpperCase())`, ['field Customer: email @ customer.email.trim().toUpperCase()']],
  ['a typed parameter', `function f(c: Customer) { out(c.email, c); }`, ['field Customer: email @ c.email', `record Customer: ${ALL} @ c`]],
  ['a typed list', `function f(list: readonly Contact[] | null) { for (const c of list) out(c.birthDate); }`, ['field Contact: birthDate @ c.birthDate']],
  ['a picked type', `function f(c: Pick<Customer, 'id' | 'email'>) { out(c); }`, ['record Customer: email @ c']],
  ['an omitted type', `function f(c: Omit<Customer, 'email' | 'phone'>) { out(c); }`, ['record Customer: firstName @ c']],
  ['a DTO', `function f(dto: CreateCustomerDto) { out(dto.email); }`, ['field Customer: email @ dto.email']],
  ['a type of this file', `interface CustomerRow { id: string; email: string; plan: string } function f(r: CustomerRow) { out(r); }`, ['record Customer: email @ r']],
  ['a DTO of a person the catalog does not know', `function f(dto: CreateEmployeeDto) { out(dto.firstName); }`, ['field Employee: firstName @ dto.firstName']],
  ['a typed request body', `class C { create(@Body() dto: CreateCustomerDto) { out(dto); } }`, [`body Customer: ${ALL} @ dto`]],
  ['a cast request body', `app.post('/', (req) => { const input = req.body as CreateCustomerDto; out(input.email); })`, ['body Customer: email @ input.email']],
  ['a body in the type of the request', `function f(req: Request<{}, {}, CreateContactDto>) { out(req.body); }`, ['body Contact: email, name, birthDate @ req.body']],
  ['an object named like an entity', `function f(contact) { out(contact.email); }`, ['name Contact: email @ contact.email']],
  ['an element of a list named like an entity', `function f(customers) { customers.forEach((x) => out(x.phone)); }`, ['name Customer: phone @ x.phone']],
  ['a person of a session', `out(session.user.email)`, ['name user: email @ session.user.email']],
  ['a fetched record by name', `async function f() { const customer = await api.getCustomer(1); out(customer); }`, [`record Customer: ${ALL} @ customer`]],
  ['an e-mail address by name', `function invite(email: string) { out('inviting', email); }`, ['name -: email @ email']],
  ['a field of a body by name', `app.post('/', (req) => { const { email, plan } = req.body; out(email, plan); })`, ['name -: email @ email']],
  ['a text of run time called an e-mail address', `function f(row, column) { const email = row[column]; out(email); }`, ['name -: email @ email']],
  ['a field of an object nobody knows', `function f(invitation) { out(invitation.email); }`, ['name -: email @ invitation.email']],
  ['a wrapped value with a Japanese field code', `for (const record of records) { out(record.電話番号.value, record.$id.value); }`, ['name -: 電話番号 @ record.電話番号.value']],
  ['a part of a value object', `${one} out(customer.email.address, customer.phone.e164)`, ['field Customer: email @ customer.email.address', 'field Customer: phone @ customer.phone.e164']],
  ['a home inside an address', `const o = await prisma.order.findFirst(); out(o.shippingAddress.street)`, ['field Order: shippingAddress @ o.shippingAddress.street']],
  ['a customer of a vendor, as the vendor calls it', `import Stripe from 'stripe'; function f(c: Stripe.Customer) { out(c.email); }`, ['field stripe.Customer: email @ c.email']],
  ['a type of the project under the name of a person', `import type { Customer } from '@acme/types'; function f(c: Customer) { out(c.phone); }`, ['field Customer: phone @ c.phone']],
  ['a stored record under any name', `import type { Order } from '@prisma/client'; function f(o: Order) { out(o.shippingAddress); }`, ['field Order: shippingAddress @ o.shippingAddress']],
  ['a value whose neighbour is missing', `${one} if (!customer.phone) out(customer.email)`, ['field Customer: email @ customer.email']],
  ['a value that is there', `${one} if (customer.email) out(customer.email); if (!customer.email) stop(); else out(customer.email)`, ['field Customer: email @ customer.email', 'field Customer: email @ customer.email']],
  ['a value in a callback behind a question', `${one} if (!customer.email) later(() => out(customer.email))`, ['field Customer: email @ customer.email']],
  ['a record among the parameters', `function f({ customer, link }: { customer: Pick<Customer, 'id' | 'email'>; link: AffiliateLink }) { out(customer.email, link.customer.phone); }`, ['field Customer: email @ customer.email', 'name Customer: phone @ link.customer.phone']],
  ['a row of a list among the parameters', `function f({ users }: { users: Array<{ email: string; locale: Locale }> }) { users.map((u) => out(u.email, u.locale)); }`, ['field users: email @ u.email']],
  ['a text of run time with a fallback', `function f(row, column) { const email = row[column] || null; out(email ?? 'none'); }`, ['name -: email @ email']],
  ['one of two values, the other harmless', `${one} out((ok ? 'nobody' : customer).email)`, ['field Customer: email @ (ok ? \'nobody\' : customer).email']],
  ['a value that its variable calls by name', `function f(event) { const paypalEmail = event.resource.receiver; out(paypalEmail); }`, ['name -: paypalEmail @ paypalEmail']],
  ['a form value', `const email = formData.get('email'); out(email)`, ['name -: email @ email']],
];

const clean: [string, string][] = [
  ['opaque ids', `${one} out(customer.id, { customerId: customer.id })`],
  ['fields that are not personal', `${one} out(customer.status, customer.tier, customer.createdAt)`],
  ['a projection without personal fields', `const c = await prisma.customer.findMany({ select: { id: true, status: true } }); out(c)`],
  ['another entity', `const p = await prisma.product.findMany(); out(p, p[0].name)`],
  ['a count', `${many} out(rows.length, rows.map((r) => r.email).length)`],
  ['a counting access', `const customers = await prisma.customer.count(); out(customers)`],
  ['the length of a field', `${one} out(customer.email.length)`],
  ['a comparison', `${one} out(customer.email === other, customer.firstName > 'a')`],
  ['a truth value', `${one} out(!!customer.email, Boolean(customer.phone), typeof customer.email)`],
  ['the test of a condition', `${one} out(customer.email ? 'has mail' : 'no mail')`],
  ['the test of &&', `${one} out(customer.email && 'has mail')`],
  ['a masker by name', `${one} out(maskEmail(customer.email), redact(customer), hash(customer.email), anonymizeCustomer(customer))`],
  ['a masker in romaji and Japanese', `${one} out(masukuEmail(customer.email), 匿名化する(customer))`],
  ['a masker of the policy', `${one} out(forLog(customer), audit.forLog(customer.email))`],
  ['a masking replace', `${one} out(customer.email.replace(/.(?=.*@)/g, '*'))`],
  ['the end of a number', `${one} out(customer.phone.slice(-4))`],
  ['the domain of an address', `${one} out(customer.email.split('@')[1])`],
  ['a masked variable', `${one} let email = customer.email; email = maskEmail(email); out(email)`],
  ['masked rows', `${many} out(rows.map(maskCustomer), rows.map((c) => redact(c)), rows.map((c) => c.id))`],
  ['a spread with every field replaced', `${one} out({ ...customer, email: 1, firstName: 2, phone: 3 })`],
  ['JSON of harmless fields', `${one} out(JSON.stringify(customer, ['id', 'status']), JSON.stringify(customer, redactor))`],
  ['an unknown function', `${one} out(score(customer), await send(customer.email))`],
  ['what an unknown function answers', `${one} const sent = await mailer.send(customer); out(sent)`],
  ['a response built from a record', `${one} const resp = await post({ email: customer.email }); out(resp.error, resp.status)`],
  ['an error', `try { f(); } catch (error) { out(error, error.message, error.email); }`],
  ['string literals', `out('email', 'customer.email', \`phone\`)`],
  ['property keys', `out({ email: true, phone: 1, firstName: 'x' })`],
  ['keys of a record', `${one} out(Object.keys(customer))`],
  ['a constant named like a field', `const email = 'support@example.com'; out(email)`],
  ['a value of the environment', `const email = process.env.SUPPORT_EMAIL; out(email, process.env.EMAIL)`],
  ['configuration', `function f(config) { out(config.email, config.phone); const { email } = config; out(email); }`],
  ['validation errors', `function f(errors) { out(errors.email, errors.email.message); }`],
  ['a form description', `function f(schema, labels) { out(schema.email, labels.phone); }`],
  ['translations', `const t = useTranslations('contact'); out(t.email, t('email'))`],
  ['an imported name', `import { email, phone } from './constants'; out(email, phone)`],
  ['an import of a module', `import * as contact from './contact'; out(contact.email)`],
  ['a function', `function email() {} const phone = () => 1; out(email, phone)`],
  ['an object of this file', `const customer = { email: 'demo@example.com', name: 'Demo' }; out(customer, customer.email)`],
  ['a flag', `function f(email: boolean, phone: number) { out(email); }`],
  ['names with a blocker', `function f(emailTemplate, phoneRegex, isEmail, emailCount) { out(emailTemplate, phoneRegex, isEmail, emailCount); }`],
  ['a bare name', `function f(name, title, label, value) { out(name, title, label, value); }`],
  ['a name of something else', `function f(file, product) { out(file.name, product.name, product.title); }`],
  ['a masked name', `function f(maskedEmail, hashedPhone) { out(maskedEmail, hashedPhone); }`],
  ['a service of an entity', `class S { f() { out(this.contactService.email, this.emailService); } }`],
  ['a microphone', `function f(user) { out(user.microphone, user.passwordless); }`],
  ['an enum of fields', `out(CustomerScalarFieldEnum.email, Fields.phone)`],
  ['an untyped body', `app.post('/', (req) => { out(req.body, req.body.plan); })`],
  ['a result of a transaction count', `const n = await prisma.customer.updateMany({}); out(n)`],
  ['a typed flag of a record', `interface Customer { email: boolean; id: string } function f(c: Customer) { out(c.id); }`],
  ['an unknown type', `function f(event: PaymentEvent) { out(event, event.type); }`],
  ['a constant out of a table of this file', `const TABLE = { a: 'x' }; const email = TABLE[key]; out(email)`],
  ['what a function answers under a telling name', `const email = await renderTemplate(x); const phone = usePhone(); out(email, phone)`],
  ['a masked wrapped value', `function f(record) { out(mask(record.電話番号.value), record.件数.value); }`],
  ['the value of a field that describes a form', `function f(form) { out(form.errors.email.value, schema.email.value); }`],
  ['a part that a text does not have', `${one} out(customer.phone.status, customer.email.template.name)`],
  ['the country of an address', `const o = await prisma.order.findFirst(); const { countryCode } = o.shippingAddress; out(o.shippingAddress.country, countryCode)`],
  ['a session of a package called like a stored record', `import type { Order } from 'next-auth'; function f(o: Order) { out(o, o.shippingAddress); }`],
  ['a type of elsewhere called like a record about nobody', `import type { Order } from '@acme/events'; function f(o: Order) { out(o); }`],
  ['a value that is not there', `${one} if (!customer.email) out(\`no address: \${customer.email}\`); if (customer?.phone == null || !x) {} else {} if (customer.phone === null) out(customer.phone); customer.firstName ? 1 : out(customer.firstName)`],
  ['a value that is not there, with another question', `${one} if (!customer.email && !customer.phone) { out(customer.email); }`],
  ['an object called by one word', `function f(inbox) { const email = inbox.latest; out(email); }`],
  ['a harmless value that its variable calls by name', `function f(config, mail) { const adminEmail = config.defaults.receiver; const welcomeEmail = mail.templates.welcome; out(adminEmail, welcomeEmail); }`],
  ['a member of an unknown type', `function f({ link, flags }: { link: AffiliateLink; flags: { email: boolean } }) { out(link, link.slug, flags.email); }`],
  ['a variable that is passed elsewhere', `${one} let text = 'a'; text = 'b'; out(text)`],
];

describe('personal values', () => {
  describe('are carried by', () => {
    for (const [name, code, expected] of leaks) it(name, () => assert.deepEqual(carried(code), expected));
  });
  describe('are not carried by', () => {
    for (const [name, code] of clean) it(name, () => assert.deepEqual(carried(code), []));
  });
});
