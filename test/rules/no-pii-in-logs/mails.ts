import { bad, type ExpectedFinding, good } from '../../support/rule-cases.ts';

const EMAIL: ExpectedFinding = { id: 'nameLogged', data: { sink: 'console.log', entity: '', because: '', fields: 'to (e-mail address)' } };
const PHONE: ExpectedFinding = { id: 'nameLogged', data: { ...EMAIL.data, fields: 'to (telephone number)' } };

/** Whom something is sent to, in the helpers that send it. */
export const addressees = [
  bad('beside a subject, in a type', 'interface Letter { to: string; subject: string; text: string }\nexport async function deliver(letter: Letter) {\n  console.log(`sent to ${⟦letter.to⟧}`);\n}', EMAIL),
  bad('beside a subject, in an inline type, to several', 'export const deliver = async (letter: { to: string | string[]; cc?: string[]; subject: string }) => console.log(⟦letter.to⟧, letter.cc);', { id: 'nameLogged', data: { ...EMAIL.data, fields: 'to (e-mail address) and cc (e-mail address)' } }),
  bad('beside a subject, taken apart', 'export const deliver = async ({ to, subject }) => console.log(subject, ⟦to⟧);', EMAIL),
  bad('a parameter beside a subject', 'export async function deliver(to: string, subject: string, text: string) {\n  console.log(⟦to⟧, text.length);\n}', EMAIL),
  bad('a parameter of what sends mails', 'export async function sendMail(to: string, text: string) {\n  console.log(⟦to⟧, text.length);\n}', EMAIL),
  bad('a parameter of what sends text messages', 'export class Sender {\n  async sendSms(to: string, text: string) {\n    console.log(⟦to⟧, text.length);\n  }\n}', PHONE),
];

/** What is called so and leads somewhere else. */
export const elsewhere = [
  good('a page', 'export const navigate = (to: string, replace: boolean) => console.log(to, replace);'),
  good('a span of time', 'export const report = ({ from, to }: { from: string; to: string }) => console.log(from, to);'),
  good('an account', 'export const transfer = (from: string, to: string, amount: number) => console.log(from, to, amount);'),
  good('a number beside a subject', 'export const count = (all: { to: number; subject: string }) => console.log(all.to);'),
  good('the subject alone', 'export const deliver = async ({ to, subject }) => console.log(subject, to.length);'),
  good('the template of a mail', 'export const renderEmail = (template: string, locale: string) => console.log(template, locale);'),
];
