import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type CaseOptions } from '../../support/rule-cases.ts';

const EMAIL = { entity: 'Customer', fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };
const PHONE = { entity: 'Customer', fields: 'phone (telephone number)', because: ' (prisma/schema.prisma:7)' };
const PLACES = { storage: 'the storage of the browser', database: 'the database of the browser', cookie: 'a cookie', cache: 'the cache of the browser', token: 'a token, whose payload is not encrypted' };

const typed = (imports: string, body: string): string => `${imports}
import type { Customer } from '@prisma/client';
export async function keep(customer: Customer, request: any, res: any) {
  ${body}
}`;

const one = (name: string, imports: string, body: string, sink: string, place: keyof typeof PLACES, of: Record<string, string> = EMAIL, options: CaseOptions = {}) =>
  bad(name, typed(imports, body), { id: of === CUSTOMER ? 'recordStored' : 'fieldsStored', data: { ...of, sink, place: PLACES[place] } }, options);

/** What stays in a browser. */
export const found = [
  one('a whole record in the storage', '', "⟦localStorage.setItem⟧('customer', JSON.stringify(customer));", 'localStorage.setItem', 'storage', CUSTOMER),
  one('a field in the storage of the session', '', "⟦window.sessionStorage.setItem⟧('mail', customer.email);", 'sessionStorage.setItem', 'storage'),
  one('a property of the storage', '', '⟦localStorage.customer⟧ = JSON.stringify({ mail: customer.email });', 'localStorage', 'storage'),
  one('the storage under another name', 'const store = window.localStorage;', "⟦store.setItem⟧('mail', customer.email);", 'localStorage.setItem', 'storage'),
  one('a template', '', "⟦localStorage.setItem⟧('seen', `${customer.id}:${customer.phone}`);", 'localStorage.setItem', 'storage', PHONE),
  one('the storage of an app', "import AsyncStorage from '@react-native-async-storage/async-storage';", "await ⟦AsyncStorage.setItem⟧('c', JSON.stringify(customer));", 'AsyncStorage.setItem', 'storage', CUSTOMER),
  one('localforage', "import localforage from 'localforage';", "await ⟦localforage.setItem⟧('c', customer);", 'localforage.setItem', 'storage', CUSTOMER),
  one('idb', "import { openDB } from 'idb';", "const db = await openDB('crm', 1);\n  await ⟦db.put⟧('customers', customer);", 'db.put', 'database', CUSTOMER),
  one('idb-keyval', "import { set } from 'idb-keyval';", "await ⟦set⟧('customer', { phone: customer.phone });", 'set', 'database', PHONE),
  one('the database itself', '', "request.result.transaction('c', 'readwrite').objectStore('c');\n  const rows = request.result.transaction('c', 'readwrite').objectStore('c'); // indexedDB\n  ⟦rows.put⟧(customer);", 'rows.put', 'database', CUSTOMER),
  one('a cookie of the document', '', '⟦document.cookie⟧ = `mail=${encodeURIComponent(customer.email)}; path=/`;', 'document.cookie', 'cookie'),
  one('js-cookie', "import Cookies from 'js-cookie';", "⟦Cookies.set⟧('mail', customer.email);", 'Cookies.set', 'cookie'),
  one('Next: name and value', "import { cookies } from 'next/headers';", "⟦(await cookies()).set⟧('mail', customer.email, { httpOnly: true });", 'cookies().set', 'cookie'),
  one('Next: one object', "import { cookies } from 'next/headers';", "cookies();\n  const jar = await cookies();\n  ⟦jar.set⟧({ name: 'mail', value: customer.email });", 'jar.set', 'cookie'),
  one('a response of Express', '', "⟦res.cookie⟧('profile', JSON.stringify({ phone: customer.phone }), { httpOnly: true });", 'res.cookie', 'cookie', PHONE),
  one('a chained response', '', "⟦res.status(200).cookie⟧('profile', customer.phone);", 'res.status().cookie', 'cookie', PHONE),
  one('hono', "import { setCookie } from 'hono/cookie';", "⟦setCookie⟧(request, 'mail', customer.email);", 'setCookie', 'cookie'),
  one('a cache of a service worker', '', "const cache = await caches.open('v1');\n  await ⟦cache.put⟧('/customer', new Response(JSON.stringify(customer)));", 'cache.put', 'cache', CUSTOMER),
  one('a token with more than who signed in', "import jwt from 'jsonwebtoken';", "return ⟦jwt.sign⟧({ sub: customer.id, phone: customer.phone }, 'secret');", 'jwt.sign', 'token', PHONE),
  one('a token of jose', "import { SignJWT } from 'jose';", 'return ⟦new SignJWT({ phone: customer.phone })⟧;', 'new SignJWT', 'token', PHONE),
  one('a token of Nest', "import { JwtService } from '@nestjs/jwt';\nconst tokens = new JwtService({});", 'return ⟦tokens.signAsync⟧({ phone: customer.phone });', 'tokens.signAsync', 'token', PHONE),
  one('strict: who signed in as well', "import jwt from 'jsonwebtoken';", "return ⟦jwt.sign⟧({ sub: customer.id, email: customer.email }, 'secret');", 'jwt.sign', 'token', EMAIL, { project: 'strict' }),
  one('a function of the project that keeps what it is given', "const keep2 = (key: string, value: unknown) => localStorage.setItem(key, JSON.stringify(value));", "⟦keep2⟧('mail', customer.email);", 'keep2 → localStorage.setItem', 'storage'),
  one('a state that zustand keeps', "import { create } from 'zustand';\nimport { persist } from 'zustand/middleware';", "return create(⟦persist⟧((set: any) => ({ mail: null, choose: () => set({ mail: customer.email }) }), { name: 'choice' }));", 'persist', 'storage'),
  bad('a state that zustand keeps, by its type', "import { create } from 'zustand';\nimport { persist } from 'zustand/middleware';\nimport type { Customer } from '@prisma/client';\ninterface Choice { customer: Customer | null; tab: string; choose(customer: Customer): void }\nexport const useChoice = create<Choice>()(⟦persist⟧((set) => ({ customer: null, tab: '', choose: (customer) => set({ customer }) }), { name: 'choice' }));", { id: 'recordStored', data: { ...CUSTOMER, sink: 'persist', place: PLACES.storage } }),
  bad('a state of jotai that is kept, by its type', "import { atomWithStorage } from 'jotai/utils';\nimport type { Customer } from '@prisma/client';\nexport const broker = ⟦atomWithStorage⟧<Customer | null>('broker', null);", { id: 'recordStored', data: { ...CUSTOMER, sink: 'atomWithStorage', place: PLACES.storage } }),
  bad('a hook that keeps what it is typed for', "import { useLocalStorage } from 'usehooks-ts';\nimport type { Customer } from '@prisma/client';\nexport const useLast = () => ⟦useLocalStorage⟧<Customer | null>('last', null);", { id: 'recordStored', data: { ...CUSTOMER, sink: 'useLocalStorage', place: PLACES.storage } }),
  one('the setter of such a hook', "import { useLocalStorage } from 'usehooks-ts';", "const [, setLast] = useLocalStorage('last', null);\n  ⟦setLast⟧({ mail: customer.email });", 'setLast', 'storage'),
  one('a header that sets a cookie', '', "⟦res.setHeader⟧('Set-Cookie', `mail=${customer.email}; Path=/`);", 'res.setHeader', 'cookie'),
  one('nookies', "import nookies from 'nookies';", "⟦nookies.set⟧(request, 'mail', customer.email);", 'nookies.set', 'cookie'),
  one('the storage of a native app', "import { MMKV } from 'react-native-mmkv';\nconst store = new MMKV();", "⟦store.set⟧('mail', customer.email);", 'store.set', 'storage'),
  one('a token of Fastify', '', "const token = request.server.jwt; // fastify/jwt\n  return ⟦request.server.jwt.sign⟧({ phone: customer.phone, token });", 'request.server.jwt.sign', 'token', PHONE),
  bad('state of a component', "import { useState } from 'react';\nimport type { Customer } from '@prisma/client';\nexport function Card() {\n  const [customer] = useState<Customer | null>(null);\n  return () => ⟦localStorage.setItem⟧('c', JSON.stringify(customer));\n}", { id: 'recordStored', data: { ...CUSTOMER, sink: 'localStorage.setItem', place: PLACES.storage } }, { file: 'source.tsx' }),
  bad('a property of a component that is typed as one', "import type { FC } from 'react';\nimport type { Customer } from '@prisma/client';\nexport const Card: FC<{ customer: Customer }> = ({ customer }) => { ⟦localStorage.setItem⟧('c', customer.email); return null; };", { id: 'fieldsStored', data: { ...EMAIL, sink: 'localStorage.setItem', place: PLACES.storage } }, { file: 'source.tsx' }),
  bad('what somebody entered into a form', "import { useForm } from 'react-hook-form';\nexport function Draft() {\n  const { handleSubmit } = useForm<{ email: string; wanted: boolean }>();\n  return handleSubmit((values) => ⟦localStorage.setItem⟧('draft', JSON.stringify(values)));\n}", { id: 'namesStored', data: { entity: '', because: '', fields: 'email (e-mail address)', sink: 'localStorage.setItem', place: PLACES.storage } }, { file: 'source.tsx' }),
  bad('what somebody entered into a field', "export function keep() {\n  const email = (document.getElementById('mail') as HTMLInputElement).value.trim();\n  ⟦localStorage.setItem⟧('last', email);\n}", { id: 'namesStored', data: { entity: '', because: '', fields: 'email (e-mail address)', sink: 'localStorage.setItem', place: PLACES.storage } }),
  bad('what the key says', "export const keep = (answer: any) => ⟦localStorage.setItem⟧('user-email', answer.hay);", { id: 'namesStored', data: { entity: '', because: '', fields: 'user_email (e-mail address)', sink: 'localStorage.setItem', place: PLACES.storage } }),
  bad('a password by its name', "export const remember = (password: string) => ⟦localStorage.setItem⟧('pw', password);", { id: 'namesStored', data: { entity: '', because: '', fields: 'password (credential)', sink: 'localStorage.setItem', place: PLACES.storage } }),
  bad('the masker at hand is offered', "import { maskEmail } from './mask';\nexport const remember = (email: string) => ⟦localStorage.setItem⟧('mail', email);", {
    id: 'namesStored',
    data: { entity: '', because: '', fields: 'email (e-mail address)', sink: 'localStorage.setItem', place: PLACES.storage },
    suggest: [{ id: 'mask', data: { code: 'maskEmail(email)' }, turns: { "'mail', email": "'mail', maskEmail(email)" } }],
  }),
];
