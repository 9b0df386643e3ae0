import { type CaseOptions, good as silent } from '../../support/rule-cases.ts';

const quiet = (name: string, imports: string, body: string, options: CaseOptions = {}) =>
  silent(name, `${imports}
import type { Customer } from '@prisma/client';
export async function keep(customer: Customer, request: any, res: any, token: string) {
  ${body}
}`, options);

/** What looks most like a finding. */
export const lookAlikes = [
  quiet('1. a session token', '', "localStorage.setItem('token', token);\n  res.cookie('session', token, { httpOnly: true });"),
  quiet('2. the id alone', '', "localStorage.setItem('customer', customer.id);\n  document.cookie = `last=${customer.id}`;"),
  quiet('3. who signed in, in a token', "import jwt from 'jsonwebtoken';", "return jwt.sign({ sub: customer.id, email: customer.email, name: customer.firstName }, 'secret');"),
  quiet('4. how a list looks', '', "const columns = ['email', 'phone'];\n  localStorage.setItem('columns', JSON.stringify(columns));\n  sessionStorage.setItem('emailBannerSeen', String(true));"),
  quiet('5. a storage of the server', "import { localStorage } from './store';", "localStorage.setItem('mail', customer.email);"),
  quiet('6. a map, a store, a database of the server', '', "const cache = new Map<string, string>();\n  cache.set('mail', customer.email);\n  request.db.put('mail', customer.email);\n  request.cookies.get('mail');"),
  quiet('7. whether there is one', '', "localStorage.setItem('hasPhone', String(Boolean(customer.phone)));\n  localStorage.setItem('length', String(customer.email.length));"),
  quiet('8. a cookie that is taken back', '', "document.cookie = 'mail=; max-age=0';\n  res.clearCookie('mail', { path: customer.id });"),
  quiet('9. a masked value', "import { maskEmail } from './mask';", "localStorage.setItem('mail', maskEmail(customer.email));"),
  quiet('10. signing of something else', "import { wallet } from './wallet';", 'return wallet.sign(customer.email);'),
];

export const good = [
  quiet('a header', "import { NextResponse } from 'next/server';", "const answer = NextResponse.next();\n  answer.headers.set('x-mail', customer.email);\n  answer.cookies.set('seen', customer.id);"),
  quiet('reading', '', "return localStorage.getItem(customer.email);"),
  quiet('the key of a token', "import jwt from 'jsonwebtoken';", "return jwt.sign({ sub: customer.id }, customer.email);"),
  quiet('an encrypted value', "import { encrypt } from './crypto';", "localStorage.setItem('mail', encrypt(customer.email));"),
  quiet('development only', '', "if (process.env.NODE_ENV !== 'production') localStorage.setItem('mail', customer.email);"),
  quiet('low sensitivity', '', "localStorage.setItem('status', customer.status);"),
  quiet('a cookie of another library with the same method', "import { jar } from './jar';", "jar.set('mail', customer.email);"),
  quiet('a property of the same name', '', "request.cookie = customer.email;\n  request.storage.customer = customer.email;"),
  quiet('the cache of a server', "import { cache } from './redis';", "await cache.put('c', customer);"),
  silent('a product', "import { prisma } from './prisma';\nexport async function keep() {\n  const product = await prisma.product.findFirst();\n  localStorage.setItem('product', JSON.stringify(product));\n}"),
  quiet('a cookie that the server reads', '', "const mail = request.cookies['mail'];\n  res.setHeader('Set-Cookie', 'seen=1');\n  return mail;"),
  quiet('a row of an interface', '', "const sheet = { add(row: unknown) { return row; } };\n  sheet.add(customer);\n  request.list.update(customer.id, { mail: customer.email });"),
  quiet('a record that was reduced to what a list shows', '', "localStorage.setItem('recent', JSON.stringify([customer].map(({ id, status }) => ({ id, status }))));"),
  quiet('fields that are taken out before', '', "const { email, phone, firstName, lastName, birthDate, taxId, ...rest } = customer;\n  localStorage.setItem('c', JSON.stringify(rest));\n  return [email, phone, firstName, lastName, birthDate, taxId];"),
  quiet('a hash of the value', "import { createHash } from 'node:crypto';", "res.cookie('seen', createHash('sha256').update(customer.email).digest('hex'));"),
  silent('what a state does not keep', "import { create } from 'zustand';\nimport { persist } from 'zustand/middleware';\nimport type { Customer } from '@prisma/client';\ninterface Choice { customer: Customer | null; tab: string }\nexport const useChoice = create<Choice>()(persist((set) => ({ customer: null, tab: '', choose: (customer: Customer) => set({ customer }) }), { name: 'choice', partialize: (state) => ({ tab: state.tab }) }));"),
  silent('a state in an encrypted storage', "import { create } from 'zustand';\nimport { persist } from 'zustand/middleware';\nimport type { Customer } from '@prisma/client';\ninterface Choice { customer: Customer | null; tab: string }\nexport const useChoice = create<Choice>()(persist(() => ({ customer: null, tab: '' }), { name: 'choice', storage: createJSONStorage(() => encryptedStorage) }));"),
  silent('a state that is kept nowhere', "import { create } from 'zustand';\nimport { atom } from 'jotai';\nimport type { Customer } from '@prisma/client';\nexport const useChoice = create<{ customer: Customer | null }>()(() => ({ customer: null }));\nexport const broker = atom<Customer | null>(null);"),
  silent('how something looks, kept by hooks', "import { useLocalStorage } from 'usehooks-ts';\nimport { atomWithStorage } from 'jotai/utils';\nexport const open = atomWithStorage<boolean>('emailBannerOpen', true);\nexport function Panel() { const [view, setView] = useLocalStorage<'list' | 'board'>('contactsView', 'list'); const [sort, setSort] = useLocalStorage('sort', 'email'); return () => { setView('board'); setSort('phone'); return [view, sort]; }; }"),
  silent('a setter of a state in memory', "import { useState } from 'react';\nimport type { Customer } from '@prisma/client';\nexport function Card({ customer }: { customer: Customer }) { const [, setCustomer] = useState<Customer | null>(null); setCustomer(customer); return localStorage.getItem('x'); }", { file: 'source.tsx' }),
  quiet('a token that is encrypted', "import { encode } from 'next-auth/jwt';\nimport { EncryptJWT } from 'jose';", "await encode({ token: { phone: customer.phone }, secret: token });\n  return new EncryptJWT({ phone: customer.phone });"),
  quiet('a header of another kind', '', "res.setHeader('X-Total', customer.email.length);\n  res.header('Cache-Control', 'no-store');\n  res.append('Vary', customer.email);"),
  quiet('a key whose value is something else', '', "localStorage.setItem('email', 'on');\n  localStorage.setItem('phone-hidden', String(true));\n  localStorage.setItem('last-email-at', String(Date.now()));\n  sessionStorage.setItem('email', String(customer.email.length));"),
  silent('a signature', "export const seal = (key: any, wallet: any, jwt: any, email: string) => [key.sign({ email }), wallet.jwtSign(email), localStorage.length];"),
  quiet('a cookie of a session by Next', "import { cookies } from 'next/headers';", "(await cookies()).set('session', token, { httpOnly: true });\n  (await cookies()).delete('mail');"),
  quiet('which rows are chosen', '', "const chosen = new Set([customer].map(({ id }) => id));\n  sessionStorage.setItem('chosen', JSON.stringify([...chosen]));"),
  quiet('a read from the storage', '', "const last = sessionStorage.getItem('last');\n  sessionStorage.removeItem(customer.email);\n  return last === customer.email;"),
  silent('a form without persons', "import { useForm } from 'react-hook-form';\nexport function Draft() { const { getValues, watch } = useForm<{ title: string; amount: number }>(); return () => { localStorage.setItem('draft', JSON.stringify(getValues())); localStorage.setItem('title', watch('title')); }; }", { file: 'source.tsx' }),
  silent('a state of numbers', "import { useState } from 'react';\nexport function Pager() { const [page] = useState<number>(1); const [size] = useState<'s' | 'l'>('s'); return () => localStorage.setItem('pager', JSON.stringify({ page, size })); }", { file: 'source.tsx' }),
  silent('names that hold such a word', "export const keep = (emailTemplate: string, phoneEnabled: boolean) => localStorage.setItem('a', `${emailTemplate}${phoneEnabled}`);"),
];
