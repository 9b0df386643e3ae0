import { good } from '../../support/rule-cases.ts';

/** Types whose fields are called like a person's. */
export const ofThings = [
  good('an office', 'export const open = ({ name, slug, phone }: { name: string; slug: string; phone?: string }) => console.log(name, slug);'),
  good('what a password is for', 'interface Credentials { accessKey: string; region: string; roleArn: string }\nexport const check = (given: { credentials: Credentials }) => console.log(given.credentials.region, given.credentials.roleArn);'),
  good("the platform's own form", 'export const post = (form: FormData, file: File) => console.log(form, file);'),
  good('a set of rights of Salesforce', 'interface SalesforceUser { Id: string; Profile: { Name: string } }\nexport const show = (user: SalesforceUser) => console.log(user.Profile.Name);'),
];
