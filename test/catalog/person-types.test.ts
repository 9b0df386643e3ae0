import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { readPersonTypes, readZodSchemas, type SourceEntity, type SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/index.ts';
import { assertInProportion } from '../support/growth.ts';

const line = ({ name, aliases, fields, extends: bases }: SourceEntity): string => `${[name, ...aliases].join('/')}${bases ? ` < ${bases.join('+')}` : ''}: ${fields.map((field) => `${field.name}${field.type === undefined ? '' : ` ${field.type}`}`).join(', ')}`;
const types = (text: string): SourceResult => readPersonTypes(parse(text, { range: true }), text, 'types.ts');
const zod = (text: string): SourceResult => readZodSchemas(parse(text, { range: true }), text, 'schema.ts');
const kinds = (text: string, file = 'src/customer.ts'): string[] => (readFileFacts(text, file).entities ?? []).map(({ kind }) => kind);

describe('catalog source: TypeScript types of persons', () => {
  it('reads interfaces, aliases and classes that are named after a person', () => {
    const { entities } = types(`
export interface Customer extends Base { id: string; email: string | null; address?: { city: string; lines: string[] }; orders: Order[]; save(): void; format: () => string }
interface Base { createdAt: Date }
type UserDto = Pick<User, 'id' | 'email'> & { locale: string };
type PublicUser = Omit<UserDto, 'email'>;
type LeadInput = Partial<Lead>;
export class CreateContactDto { @IsEmail() email: string; @IsOptional() readonly phone?: string; static count = 0; #secret = ''; constructor(private readonly name: string) {} }
class UpdateContactDto extends PartialType(CreateContactDto) { id: number }
interface Order { id: string }`);
    assert.deepEqual(entities.map(line), [
      'Customer: id string, email string | null, address.city string, address.lines string[], orders Order[], createdAt Date',
      'UserDto: id, email, locale string',
      'PublicUser: id, locale string',
      'LeadInput < Lead: ',
      'CreateContactDto: email string, phone string, name string',
      'UpdateContactDto: id number, email string, phone string, name string',
    ]);
  });

  it('reads annotations', () => {
    const { entities, problems } = types('/** @pii */\ninterface Lead {\n  /** @notPersonal */\n  email: string;\n  ref: string; // @pii contact.nonsense\n}');
    assert.deepEqual([entities[0]?.annotation, entities[0]?.fields.map(({ annotation }) => annotation)], [{}, [{ notPersonal: true }, {}]]);
    assert.deepEqual(problems.map((problem) => problem.line), [5]);
  });

  it('leaves out what pages take, what wraps answers, what only does things, and entities of libraries', () => {
    const { entities } = types(`
interface CustomerProps { customer: Customer; email: string }
interface Customer { email: string; onSelect: () => void; className?: string }
interface UserService { find(): User; email: string }
type CustomerResponse = { data: Customer[]; total: number; success: boolean };
type CustomersById = { email: string };
type CustomerFilter = { email: string };
enum Lead { A }
type Contact = { find(): void };
@Entity() class User { email: string }
class Employees extends React.Component { email: string }
class Customers1738696773971 implements MigrationInterface { name = 'x'; async up() {} async down() {} }
type Staff = string;`);
    assert.deepEqual(entities, []);
  });

  it('looks at the names in a text before it parses it', () => {
    assert.deepEqual(kinds('export interface Customer { email: string }'), ['typescript']);
    for (const file of ['src/customer.test.ts', 'test/customer.ts', 'src/__mocks__/customer.ts', 'src/customer.stories.tsx', 'src/customer.js']) assert.deepEqual(kinds('export interface Customer { email: string }', file), []);
    assert.deepEqual(kinds('export interface CustomerProps { email: string }\ntype Order = { customer: string };'), []);
    assert.deepEqual(kinds(`export interface Customer { email: string }\n${'// generated\n'.repeat(10_000)}`), []);
  });
});

describe('catalog source: zod schemas of persons', () => {
  it('reads objects with what is extended, merged, picked and omitted', () => {
    const { entities } = zod(`import { z } from 'zod';
export const customerSchema = z.object({ name: z.string().min(1), age: z.coerce.number().optional(), tags: z.array(z.string()), born: z.date(), kind: z.enum(['a']), active: z.boolean(), address: z.object({ city: z.string() }).optional(), format: z.function() }).strict();
export const createCustomerSchema = customerSchema.extend({ email: z.string().email() }).omit({ age: true, tags: true });
export type CreateCustomer = z.infer<typeof createCustomerSchema>;
const form = z.object({ email: z.email(), ...extra.shape }).refine(check);
type Lead = z.infer<typeof form>;
const userSchema = z.object({ id: z.uuid() }).merge(customerSchema.pick({ name: true }));
const memberSchema = baseMemberSchema.pick({ email: true });
const contactSchema = importedContactSchema.extend({ note: z.string() });
const staffSchema = importedStaffSchema.omit({ password: true });
const orderSchema = z.object({ email: z.string() });
const guestSchema = z.string();`);
    assert.deepEqual(entities.map(line), [
      'customerSchema: name string, age number, tags string[], born Date, kind enum, active boolean, address.city string',
      'CreateCustomer/createCustomerSchema: name string, born Date, kind enum, active boolean, address.city string, email string',
      'Lead: email string',
      'userSchema: id uuid, name string',
      'memberSchema: email',
      'contactSchema < importedContactSchema: note string',
    ].map((one) => (one.startsWith('Lead') ? one.replace('Lead', 'Lead/form') : one)));
  });

  it('reads annotations in comments and descriptions', () => {
    const { entities } = zod(`import { z } from 'zod';
const leadSchema = z.object({ ref: z.string().describe('@pii contact.email'), code: z.string().meta({ description: '@notPersonal' }).optional(), // @pii contact.phone
  x: z.string() });`);
    assert.deepEqual(entities[0]?.fields.map(({ annotation }) => annotation), [{ category: 'contact.email' }, { notPersonal: true }, undefined]);
  });

  it('leaves the wrapping of answers and other libraries alone', () => {
    assert.deepEqual(zod("import { z } from 'zod';\nconst customersResponseSchema = z.object({ data: z.array(customerSchema), total: z.number() });\nconst customerSchema = yup.object({ email: yup.string() });\nconst leadSchema = z.lazy(() => leadSchema);").entities, []);
    assert.deepEqual(kinds("import { z } from 'zod';\nexport const customerSchema = z.object({ email: z.string() });", 'src/a.js'), ['zod']);
    assert.deepEqual(kinds("import { z } from 'zod';\nexport const orderSchema = z.object({ email: z.string() });", 'src/a.js'), []);
  });
});

describe('shapes of persons in half-typed code', () => {
  it('are read of any text that parses, in time that grows with it', () => {
    for (const text of ['interface Customer {}', 'type Customer = Customer;', 'interface Customer extends Customer { a: string }', 'class Customer extends (class {}) { [x]: string }', 'type Lead = Pick<Lead>;', 'type Lead = Omit<{ a: 1 }, keyof B>;', 'type Lead = Lead & Lead;']) types(text);
    for (const text of ['const customerSchema = z', 'const customerSchema = z.object()', 'const customerSchema = z.object(x).extend()', 'const customerSchema = customerSchema.extend({ a: z.string() })', 'const leadSchema = z.object({ ...a, [b]: 1, c })', 'const leadSchema = z.union([a]).pick(b)']) zod(text);
    assertInProportion((n) => {
      const text = `${'interface Customer '.repeat(n)}${'const customerSchema '.repeat(n)}zod infer`;
      return () => readFileFacts(text, 'src/a.ts');
    }, 300, 3_000);
    assertInProportion((n) => {
      const text = Array.from({ length: n }, (_, at) => `interface Customer${at} { email: string; p${at}: { a: string } }`).join('\n');
      const ast = parse(text, { range: true });
      return () => readPersonTypes(ast, text, 'a.ts');
    }, 100, 1_000);
  });
});
