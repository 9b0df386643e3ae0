import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, createCatalog, readMongooseSchemas } from '../../src/catalog/index.ts';
import type { CatalogInput, SourceEntity, SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/file-facts.ts';
import { view } from '../adapters/driver.ts';

const read = (text: string, file = 'customer.ts'): SourceResult => readMongooseSchemas(parse(text, { range: true }), text, file);

/** An entity in a line: name, aliases, then each field with its type, `→` relation, `~` embedded, `-` hidden, `!` unique. */
function line({ name, aliases, mixin, extends: bases, fields }: SourceEntity): string {
  const told = fields.map((field) => `${field.name}:${field.type ?? '?'}${field.relation ? `→${field.relation.entity}${field.relation.many ? '[]' : ''}` : ''}${field.embedded === undefined ? '' : `~${field.embedded}`}${field.hidden ? '-' : ''}${field.unique ? '!' : ''}`);
  return `${mixin ? 'part ' : ''}${name}${aliases.length > 0 ? ` (${aliases.join(', ')})` : ''}${bases ? ` < ${bases.join(', ')}` : ''}: ${told.join(' ')}`;
}

const lines = (text: string, file?: string): string[] => read(text, file).entities.map(line);

const SOURCE = `import mongoose, { Schema, model } from 'mongoose';

const audit = { createdBy: String, createdAt: { type: Date } };

const addressSchema = new Schema({ city: String, zip: { type: String } }, { _id: false });
const noteSchema = new Schema({ text: String });

/** Everybody who buys. */
export const customerSchema = new Schema<ICustomer>(
  {
    name: { type: String, required: true },
    email: { type: String, unique: true }, // @pii contact.email
    label: 'string',
    tags: [String],
    extra: [],
    password: { type: String, select: false },
    points: Schema.Types.Number,
    profile: { nick: String, social: { handle: { type: String } } },
    kind: { type: { type: String }, code: String },
    owner: { type: Schema.Types.ObjectId, ref: 'User' },
    orders: [{ type: mongoose.Types.ObjectId, ref: 'Order' }],
    address: addressSchema,
    former: { type: [addressSchema] },
    notes: [noteSchema],
    inline: new Schema({ street: String }),
    ...audit,
    ...shared,
    [computed]: String,
    segment: String, /* @notPersonal */
  },
  { timestamps: true, collection: 'crm_customers' },
);
customerSchema.add({ phone: String });
customerSchema.virtual('visits', { ref: 'Visit', localField: '_id', foreignField: 'customer' });
customerSchema.virtual('branch', { ref: () => Branch, localField: 'b', foreignField: '_id', justOne: true });
customerSchema.virtual('full').get(function () { return this.name; });

export const Customer = model<ICustomer>('Customer', customerSchema);
`;

describe('readMongooseSchemas', () => {
  it('reads the whole of a file', () => {
    assert.deepEqual(lines(SOURCE), [
      'part Address: city:String zip:String',
      'part Note: text:String',
      'Customer (crm_customers): _id:ObjectId! name:String email:String! label:string tags:String[] extra:Mixed[] password:String- points:Number profile.nick:String profile.social.handle:String kind.type:String kind.code:String owner:ObjectId→User orders:ObjectId[]→Order[] address:Address~Address former:Address[]~Address notes:Note[]~Note inline.street:String createdBy:String createdAt:Date segment:String phone:String visits:?→Visit[] branch:?→Branch',
    ]);
    const { entities, problems } = read(SOURCE);
    const customer = entities.find(({ name }) => name === 'Customer');
    assert.equal(customer?.line, 9);
    assert.deepEqual(customer?.fields.find(({ name }) => name === 'email'), { name: 'email', type: 'String', unique: true, line: 12, annotation: { category: 'contact.email' } });
    assert.deepEqual(problems, []);
  });

  it('goes by the model, then by the variable, then by the file', () => {
    const head = "import mongoose, { Schema } from 'mongoose';\n";
    assert.deepEqual(lines(`${head}const s = new Schema({ a: String });\nmongoose.model('Customer', s, 'people');`), ['Customer (S, people): _id:ObjectId! a:String']);
    assert.deepEqual(lines(`${head}export const visitorSchema = new Schema({ a: String });`), ['Visitor: _id:ObjectId! a:String']);
    assert.deepEqual(lines(`${head}export default new Schema({ a: String });`, 'src/lead.schema.ts'), ['Lead: _id:ObjectId! a:String']);
    assert.deepEqual(lines(`${head}const schema = new Schema({ a: String });\nexport default schema;`, 'src/models/lead-source.js'), ['LeadSource: _id:ObjectId! a:String']);
    assert.deepEqual(lines(`${head}export default mongoose.model('Lead', new Schema({ a: String }));`), ['Lead: _id:ObjectId! a:String']);
    assert.deepEqual(lines(`${head}export const Lead = mongoose.models.Lead || mongoose.model('Lead', new Schema({ a: String }));`), ['Lead: _id:ObjectId! a:String']);
  });

  it('sees through wrappers of the project', () => {
    const text = "import { Schema } from 'mongoose';\nexport const customerSchema = schemaWrapper(\n  new Schema({ _id: id, email: field({ type: String, label: 'Mail' }), sex: field({ type: Number }), other: make() }),\n);";
    assert.deepEqual(lines(text), ['Customer: _id:?! email:String sex:Number other:?']);
  });

  it('reads CommonJS', () => {
    assert.deepEqual(lines("const mongoose = require('mongoose');\nconst { Schema } = mongoose;\nconst customerSchema = new Schema({ a: String });\nmodule.exports = mongoose.model('customers', customerSchema);"), ['customers (Customer): _id:ObjectId! a:String']);
    assert.deepEqual(lines("const Schema = require('mongoose').Schema;\nconst leadSchema = new Schema({ a: String });"), ['Lead: _id:ObjectId! a:String']);
  });

  it('gives a model of another name the fields of its schema', () => {
    const model = "import { model } from 'mongoose';\nimport { accountSchema } from './account.schema';\nexport const User = model('User', accountSchema);";
    const schema = "import { Schema } from 'mongoose';\nexport const accountSchema = new Schema({ email: String });";
    assert.deepEqual(lines(model), ['User < Account: _id:ObjectId!']);
    const catalog = createCatalog(buildCatalog([{ kind: 'mongoose', file: 'user.ts', result: read(model) }, { kind: 'mongoose', file: 'account.schema.ts', result: read(schema) }]));
    assert.deepEqual(catalog.find('User')?.fields.map(({ name }) => name), ['_id', 'email']);
    assert.deepEqual(lines("import { model } from 'mongoose';\nimport { accountSchema } from './a';\nmodel('accounts', accountSchema);"), []);
  });

  it('gives a discriminator the fields of the model it is a kind of, also of another file', () => {
    const inFile = (text: string, file: string): CatalogInput => ({ kind: 'mongoose', file, result: readMongooseSchemas(parse(text, { range: true }), text, file) });
    const person = inFile("import mongoose from 'mongoose';\nconst personSchema = new mongoose.Schema({ email: String });\nexport const PersonModel = mongoose.model('Person', personSchema);\nPersonModel.discriminator('Customer', new mongoose.Schema({ phone: String }));", 'person.ts');
    const staff = inFile("import mongoose from 'mongoose';\nimport { staffSchema } from './schemas';\nexport const Staff = Person.discriminator('Staff', staffSchema, 'staff');", 'staff.ts');
    const { entities } = buildCatalog([person, staff]);
    assert.deepEqual(entities.map(({ name, aliases, fields }) => [name, aliases, fields.map((field) => field.name)]), [['Person', [], ['_id', 'email']], ['Customer', [], ['_id', 'phone', 'email']], ['Staff', [], ['_id', 'email']]]);
  });

  it('reads the classes of Nest', () => {
    const text = `import { Prop, Schema, SchemaFactory, raw } from '@nestjs/mongoose';
import mongoose, { HydratedDocument } from 'mongoose';
@Schema({ _id: false })
class Address {
  @Prop() city: string;
}
@Schema({ collection: 'people' })
export class Customer extends Base {
  @Prop({ required: true, unique: true }) email: string;
  @Prop({ select: false }) password: string;
  @Prop([String]) tags: string[];
  @Prop({ type: mongoose.Schema.Types.ObjectId, ref: 'Owner' }) owner: Owner;
  @Prop({ type: [{ type: mongoose.Schema.Types.ObjectId, ref: Order.name }] }) orders: Order[];
  @Prop({ type: Address }) address: Address;
  @Prop(raw({ first: { type: String }, last: { type: String } })) details: Record<string, any>;
  @Prop() age?: number; // @notPersonal
  helper: string;
}
export const CustomerSchema = SchemaFactory.createForClass(Customer);`;
    assert.deepEqual(lines(text), [
      'part Address: city:string',
      'Customer (people) < Base: _id:ObjectId! email:string! password:string- tags:String[] owner:ObjectId→Owner orders:ObjectId[]→Order[] address:Address~Address details.first:String details.last:String age:number',
    ]);
  });

  it('reads the classes of Typegoose', () => {
    const text = `import { getModelForClass, modelOptions, prop as Prop2, Ref } from '@typegoose/typegoose';
class Address {
  @Prop2() public city!: string;
}
@modelOptions({ schemaOptions: { collection: 'people' } })
export class Customer {
  @Prop2({ required: true, select: false }) public password!: string;
  @Prop2({ type: () => [String] }) public tags!: string[];
  @Prop2({ ref: () => Order }) public orders!: Ref<Order>[];
  @Prop2({ ref: 'User' }) public owner!: Ref<User>;
  @Prop2() public address!: Address;
}
export const CustomerModel = getModelForClass(Customer);`;
    assert.deepEqual(lines(text), [
      'part Address: _id:ObjectId! city:string',
      'Customer (people): _id:ObjectId! password:string- tags:String[] orders:Ref<Order>[]→Order[] owner:Ref<User>→User address:Address~Address',
    ]);
  });

  it('leaves schemas and decorators of other libraries alone', () => {
    assert.deepEqual(lines("import { Schema } from 'prosemirror-model';\nexport const noteSchema = new Schema({ nodes: {}, marks: {} });"), []);
    assert.deepEqual(lines("import { Prop } from '@hcengineering/model';\nexport class Person { @Prop(TypeString()) email: string; }"), []);
    assert.deepEqual(lines("import { object } from 'yup';\nexport const customerSchema = object({ email: String });"), []);
  });

  it('reports a category that does not exist', () => {
    const text = "import { Schema } from 'mongoose';\nexport const customerSchema = new Schema({\n  email: String, // @pii contact.mial\n});";
    assert.deepEqual(read(text).problems, [{ message: '@pii names a category that does not exist: contact.mial', line: 3 }]);
  });

  it('becomes a catalog: parts in place, hidden fields marked, people found', () => {
    const catalog = createCatalog(buildCatalog([{ kind: 'mongoose', file: 'customer.ts', result: read(SOURCE) }]));
    const customer = catalog.find('customers');
    assert.equal(customer?.name, 'Customer');
    assert.equal(catalog.find('crm_customers'), customer);
    assert.equal(customer?.subject, 'customer');
    assert.ok(customer?.fields.some(({ name }) => name === 'address.city'));
    assert.ok(customer?.fields.find(({ name }) => name === 'password')?.hidden);
    assert.equal(catalog.find('Address'), undefined);
    assert.equal(customer?.fields.find(({ name }) => name === 'email')?.personal?.category, 'contact.email');
    assert.equal(customer?.fields.find(({ name }) => name === 'segment')?.personal, undefined);
  });

  it('is asked by the text test of the project, and only where Mongoose is named', () => {
    assert.equal(readFileFacts(SOURCE, 'customer.ts').entities?.[0]?.result.entities.length, 3);
    assert.deepEqual(readFileFacts("import { Schema } from 'prosemirror-model';\nconst s = new Schema({});", 'a.ts'), {});
    assert.deepEqual(readFileFacts("import mongoose from 'mongoose';\nmongoose.connect(url);", 'a.ts'), {});
  });

  it('says the same with either parser', () => {
    for (const parser of ['typescript', 'oxc'] as const) assert.deepEqual(readMongooseSchemas(view(SOURCE, parser).ast, SOURCE, 'customer.ts'), read(SOURCE));
  });

  it('counts lines of BOM and CRLF files as they are', () => {
    const text = `\uFEFF${SOURCE.replace(/\n/g, '\r\n')}`;
    const customer = readMongooseSchemas(view(text.slice(1)).ast, text, 'a.ts').entities.find(({ name }) => name === 'Customer');
    assert.equal(customer?.line, 9);
    assert.equal(customer?.fields.find(({ name }) => name === 'email')?.annotation?.category, 'contact.email');
  });

  it('never throws, whatever part of a file is there', () => {
    const half = ['new Schema()', 'new Schema(fields)', 'new Schema({ a: { type: } })', 'new Schema({ a: [,], b: { type: [] }, c: { ref: 1 }, d: {} })', "model('A')", "model('A', )", "mongoose.model('A', new Schema(null), {})", 'new Schema({ ...new Schema() })', 'new Schema({ a: () => { return 1 } })'];
    for (const code of half) {
      const text = `import mongoose, { Schema, model } from 'mongoose';\nexport const x = ${code};`;
      try {
        parse(text, { range: true });
      } catch {
        continue;
      }
      assert.ok(Array.isArray(read(text).entities));
    }
    fc.assert(
      fc.property(fc.nat(SOURCE.length), fc.nat(40), (from, size) => {
        const text = SOURCE.slice(0, from) + SOURCE.slice(from + size);
        let ast;
        try {
          ast = parse(text, { range: true });
        } catch {
          return;
        }
        readMongooseSchemas(ast, text, 'customer.ts');
      }),
      { numRuns: 60 },
    );
  });
});
