import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, type CatalogInput, createCatalog, schemaSourceOf, type SourceEntity, type SourceResult } from '../../src/catalog/index.ts';
import { readKintoneCode } from '../../src/catalog/sources/kintone-code.ts';
import { readKintoneJson } from '../../src/catalog/sources/kintone-json.ts';
import { readKintoneTypes } from '../../src/catalog/sources/kintone-types.ts';
import type { Catalog } from '../../src/model/index.ts';
import { assertInProportion } from '../support/growth.ts';

const line = ({ name, aliases, fields }: SourceEntity): string => `${[name, ...aliases].join('/')}: ${fields.map((field) => `${field.name}${field.type === undefined ? '' : ` ${field.type}`}`).join(', ')}`;
const code = (text: string, file = 'src/app.js'): SourceResult => readKintoneCode(parse(text, { range: true, jsx: file.endsWith('.js') }), text, file);
const told = (text: string): string[] => code(text).entities.map(line);
const schema = (file: string, content: unknown): CatalogInput => ({ kind: 'kintone', file, result: schemaSourceOf(file)?.read(typeof content === 'string' ? content : JSON.stringify(content, undefined, 2), file) ?? { entities: [], problems: [] } });
const source = (file: string, text: string): CatalogInput => ({ kind: 'kintone', file, result: code(text, file) });
const built = (...inputs: CatalogInput[]): Catalog => createCatalog(buildCatalog(inputs));
const personal = (catalog: Catalog, name: string, from?: string): string[] => {
  const entity = catalog.find(name, from, 'kintone');
  return entity ? catalog.personalFields(entity).map((field) => `${field.name} ${field.classification.category}`) : ['none'];
};

const FORM = {
  properties: {
    氏名: { type: 'SINGLE_LINE_TEXT', code: '氏名', label: 'お名前', required: true },
    f1: { type: 'SINGLE_LINE_TEXT', code: 'f1', label: '住所' },
    連絡先: { type: 'LINK', code: '連絡先', label: '連絡先', protocol: 'MAIL' },
    link2: { type: 'LINK', code: 'link2', label: 'お問い合わせ', protocol: 'CALL', unique: true },
    HP: { type: 'LINK', code: 'HP', label: 'HP', protocol: 'WEB' },
    家族: { type: 'SUBTABLE', code: '家族', label: '家族', fields: { 家族氏名: { type: 'SINGLE_LINE_TEXT', code: '家族氏名', label: '氏名' } } },
    氏名グループ: { type: 'GROUP', code: '氏名グループ', label: '氏名', openGroup: true },
    作成者: { type: 'CREATOR', code: '作成者', label: '作成者' },
    レコード番号: { type: 'RECORD_NUMBER', code: 'レコード番号', label: 'レコード番号' },
  },
  revision: '12',
};
const TYPES = `declare namespace kintone.types {
  interface Fields {
    /** 氏名 */
    f1: kintone.fieldTypes.SingleLineText;
    'e-mail'?: kintone.fieldTypes.Link; // mail
    age: kintone.fieldTypes.Number;
    /** @notPersonal */
    住所: kintone.fieldTypes.SingleLineText;
    家族: {
      type: "SUBTABLE";
      value: Array<{ id: string; value: { 続柄: kintone.fieldTypes.DropDown; 家族氏名: kintone.fieldTypes.SingleLineText; }; }>;
    };
  }
  interface SavedFields extends Fields {
    $id: kintone.fieldTypes.Id;
    更新者: kintone.fieldTypes.Modifier;
  }
}`;
const MANIFEST = { app: '34', scope: 'ALL', desktop: { js: ['dist/app.js'], css: [] }, mobile: { js: [] } };

describe('catalog source: what describes an app of kintone', () => {
  it('reads a form', () => {
    const { entities, problems } = readKintoneJson(JSON.stringify(FORM, undefined, 2), 'apps/34/fields.json');
    assert.deepEqual(entities.map(line), ['34: 氏名 SINGLE_LINE_TEXT, f1 SINGLE_LINE_TEXT, 連絡先 LINK, link2 LINK, HP LINK, 家族.家族氏名 SINGLE_LINE_TEXT, 作成者 CREATOR, レコード番号 RECORD_NUMBER']);
    assert.deepEqual(problems, []);
    const [first, second] = entities[0]?.fields ?? [];
    assert.deepEqual([first?.line, second?.line, second?.comment], [3, 9, '住所']);
  });

  it('classifies by code, label and type', () => {
    const catalog = built(schema('apps/34/fields.json', FORM));
    assert.deepEqual(personal(catalog, '34'), ['氏名 person.full_name', 'f1 contact.address', '連絡先 contact.email', 'link2 contact.phone', '家族.家族氏名 person.full_name']);
    const entity = catalog.find('34');
    assert.deepEqual(entity?.fields.find(({ name }) => name === 'link2')?.personal?.source, { kind: 'vendor', file: 'apps/34/fields.json', line: 20 });
    assert.equal(entity?.fields.find(({ name }) => name === 'link2')?.personal?.reason, '"link2" is a link that dials (LINK, protocol CALL)');
  });

  it('says which app a file tells of', () => {
    const name = (file: string): string | undefined => readKintoneJson(JSON.stringify(FORM), file).entities[0]?.name;
    assert.deepEqual(['34/fields.json', 'app-34-customers/form.json', 'customers/app_form_fields.json', 'customer-fields.json', 'fields_34.json', 'src/fields.json'].map(name), ['34', '34', 'customers', 'customer', '34', 'app:this']);
    assert.equal(readKintoneJson(JSON.stringify({ ...FORM, app: 8 }), 'x/fields.json').entities[0]?.name, '8');
  });

  it('reads settings, the answer about an app, a manifest', () => {
    assert.deepEqual(readKintoneJson(JSON.stringify({ appId: '34', code: '', name: '社員名簿', description: '', creator: { code: 'a', name: 'b' } }), 'app.json').entities.map(line), ['34/社員名簿: ']);
    assert.deepEqual(readKintoneJson(JSON.stringify({ name: '社員名簿', description: '', icon: { type: 'PRESET' }, theme: 'WHITE', revision: '1' }), '34/settings.json').entities.map(line), ['34/社員名簿: ']);
    assert.deepEqual(readKintoneJson(JSON.stringify(MANIFEST), 'customize-manifest.json').entities.map(line), ['34/app:this: ']);
  });

  it('leaves other files of these names alone', () => {
    const others = [{ name: 'app', start_url: '/' }, { app: { id: 1 } }, { name: 'x', theme: 'dark' }, { expo: { name: 'x' } }, [1], { properties: { a: { type: 'string' } } }, { app: '***', desktop: { js: [] } }, null];
    for (const other of others) assert.deepEqual(readKintoneJson(JSON.stringify({ x: '"SINGLE_LINE_TEXT" "app"', ...(other as object) }), 'manifest.json').entities, []);
    assert.equal(schemaSourceOf('package.json'), undefined);
    assert.equal(schemaSourceOf('src/users.json'), undefined);
  });

  it('says where a form breaks off', () => {
    const text = JSON.stringify(FORM, undefined, 2).slice(0, 300);
    const { problems } = readKintoneJson(text, 'fields.json');
    assert.match(problems[0]?.message ?? '', /^the form of a kintone app is no valid JSON/);
    assert.deepEqual(readKintoneJson('{ "app": "1", ', 'manifest.json').problems, []);
  });

  it('reads generated types', () => {
    assert.deepEqual(readKintoneTypes(TYPES, 'src/fields.d.ts').entities.map(line), ['app:this: f1 SINGLE_LINE_TEXT, e-mail LINK, age NUMBER, 住所 SINGLE_LINE_TEXT, 家族.続柄 DROP_DOWN, 家族.家族氏名 SINGLE_LINE_TEXT, $id __ID__, 更新者 MODIFIER']);
    assert.deepEqual(personal(built(schema('src/fields.d.ts', TYPES)), 'app:this'), ['f1 person.full_name', 'e-mail contact.email', 'age birth.age', '家族.続柄 demographic.marital_family', '家族.家族氏名 person.full_name']);
  });

  it('says which app a type tells of', () => {
    const name = (text: string, file = 'src/fields.d.ts'): string | undefined => readKintoneTypes(text, file).entities[0]?.name;
    const body = '{ 氏名: kintone.fieldTypes.SingleLineText }';
    assert.equal(name(`declare namespace kintone.types { interface CustomerFields ${body} }`), 'Customer');
    assert.equal(name(`declare namespace Staff { interface SavedData ${body} }`), 'Staff');
    assert.equal(name(`declare namespace KintoneTypes195 { interface Data ${body} }`), '195');
    assert.equal(name(`declare namespace kintone.types { interface Fields ${body} }`, 'dts/customer-fields.d.ts'), 'customer');
    assert.equal(name(`declare namespace kintone.types { interface Fields ${body} }`, 'app-34/fields.d.ts'), '34');
    assert.equal(name(`interface RowProps ${body}`), undefined);
    assert.deepEqual(readKintoneTypes(`type Base = ${body};\ntype Staff = Base & ${body};\nexport type REST_SavedStaff = Staff & ${body};`, 'src/x.ts').entities.map(({ name: own }) => own), ['app:this', 'Staff']);
  });
});

describe('catalog source: fields that code reads from kintone', () => {
  it('fields that are asked for', () => {
    assert.deepEqual(told("kintone.api(url, 'GET', { app: 34, fields: ['氏名', 'メール', '$id'] });"), ['34: 氏名, メール, $id']);
    assert.deepEqual(told("const NAME = '氏名';\nconst F = { mail: 'メール' };\nconst employeeAppId = 34;\nclient.record.getRecords({ app: employeeAppId, fields: [NAME, F.mail, other] }); // kintone"), ['34/employee: 氏名, メール']);
  });

  it('conditions and order', () => assert.deepEqual(told("kintone.api(url, 'GET', { app: 34, query: `電話番号 = \"${tel}\" and ${NAME} like \"a\" order by 更新日時 desc limit ${n}` });"), ['34: 電話番号, 更新日時']));
  it('fields that are written', () => assert.deepEqual(told("kintone.api(url, 'PUT', { app: 34, id, record: { 住所: { value: a }, note } });\nkintone.api(url, 'POST', { app: 34, records: [{ 氏名: { value: a } }] });"), ['34: 住所, 氏名']));
  it('fields of a record that is read', () => assert.deepEqual(told("async function f() {\n  const { records } = await client.record.getRecords({ app: 34 }); // kintone\n  return records.map((r) => r.氏名.value + r['Email'].value + event.target.value);\n}"), ['34: 氏名, Email']));
  it('fields that a pattern takes', () => assert.deepEqual(told("const f = async () => (await kintone.api(url, 'GET', { app: 34 })).records.map(({ 氏名, メール: { value } }) => 氏名.value + value);"), ['34: 氏名, メール']));
  it('fields of the open app', () => assert.deepEqual(told("kintone.events.on('app.record.detail.show', (event) => { show(event.record.氏名.value); });\nkintone.api(url, 'GET', { app: 34, fields: ['x'] });\nfetchAllRecords({ filterCond: 'y = 1' });"), ['34: x', 'app:this: y, 氏名']));
  it('fields of the app it runs in, where it names no other', () => assert.deepEqual(told("export const total = (record) => record.氏名.value + record.金額.value; // kintone"), ['app:this: 氏名, 金額']));
  it('nothing of a place that reads several apps', () => assert.deepEqual(told("function f() { kintone.api(u, 'GET', { app: 34 }); kintone.api(u, 'GET', { app: 35 }); return record.氏名.value; }"), ['34: ', '35: ']));
  it('names of numbers, but none that say which copy', () => assert.deepEqual(told("const APP_ID = { 顧客: 8, staff: { id: 9 } };\nconst prodAppId = 98;\nexport const 案件アプリID = 12; // kintone"), ['8/顧客: ', '9/staff: ', '12/案件: ']));
  it('a parameter that is called as a constant is none', () => assert.deepEqual(told("const appId = 34;\nconst f = (appId) => kintone.api(u, 'GET', { app: appId, fields: ['氏名'] });"), []));
});

describe("kintone's apps", () => {
  it('are one under number, constant and type', () => {
    const catalog = built(source('a/list.js', "kintone.api(u, 'GET', { app: 34 });"), source('b/names.js', "const STAFF_APP_ID = 34;\nkintone.api(u, 'GET', { app: STAFF_APP_ID, fields: ['氏名'] });"), schema('dts/staff-fields.d.ts', TYPES));
    assert.equal(catalog.data.entities.length, 1);
    assert.deepEqual([catalog.find('34')?.name, catalog.find('34')?.subject, catalog.find('STAFF')?.name], ['STAFF', 'employee', 'STAFF']);
    assert.deepEqual(personal(catalog, '34'), ['氏名 person.full_name', 'f1 person.full_name', 'e-mail contact.email', 'age birth.age', '家族.続柄 demographic.marital_family', '家族.家族氏名 person.full_name']);
  });

  it('are those of the types that their records are said to have', () => {
    const types = 'declare namespace T { interface SavedPatient { 氏名: kintone.fieldTypes.SingleLineText } interface Visit { 電話番号: kintone.fieldTypes.SingleLineText } }';
    const catalog = built(schema('types.d.ts', types), source('a.ts', "const VISITS_APP_ID = 9;\nclient.record.getRecords<T.SavedPatient>({ app: 51 });\nconst f = async () => { const resp = await client.record.getRecords({ app: VISITS_APP_ID }); return resp.records as T.Visit[]; }; // kintone"), source('b.ts', "const el = document.body as HTMLElement; // kintone record"));
    assert.deepEqual([personal(catalog, '51'), personal(catalog, '9')], [['氏名 person.full_name'], ['電話番号 contact.phone']]);
    assert.deepEqual(catalog.data.entities.map((entity) => [entity.name, ...entity.aliases]), [['Patient', '51'], ['VISITS', '9', 'Visit']]);
  });

  it('a name of two numbers is none of them', () => assert.deepEqual(built(source('a.js', 'const staffAppId = 1; // kintone'), source('b.js', 'const staffAppId = 2; // kintone')).data.entities.map(({ name }) => name), ['1', '2']));

  it('the open app is that of the nearest manifest', () => {
    const show = (field: string): string => `kintone.events.on('app.record.detail.show', (event) => show(event.record.${field}.value));`;
    const catalog = built(schema('staff/manifest.json', MANIFEST), schema('cars/manifest.json', { ...MANIFEST, app: 38 }), schema('cars/manifest-local.json', { ...MANIFEST, app: '38' }), source('staff/src/a.js', show('氏名')), source('cars/src/a.js', show('号車')));
    assert.deepEqual(personal(catalog, 'app:this', 'staff/src/other/b.js'), ['氏名 person.full_name']);
    assert.deepEqual(personal(catalog, 'app:this', 'cars/b.js'), []);
    assert.equal(catalog.find('app:this', 'cars/b.js')?.name, '38');
    assert.deepEqual(personal(catalog, 'app:this', 'shared/b.js'), [], 'equally near to both');
    assert.deepEqual(personal(catalog, '34'), ['氏名 person.full_name']);
  });

  it('a single app answers to both names', () => {
    const catalog = built(schema('manifest.json', MANIFEST), source('src/a.js', 'show(event.record.氏名.value); // kintone'));
    assert.deepEqual([catalog.find('app:this', 'lib/x.js')?.name, personal(catalog, 'app:this')], ['34', ['氏名 person.full_name']]);
  });

  it('without a manifest each file has its own', () => {
    const catalog = built(source('a/x.js', 'show(event.record.氏名.value); // kintone'), source('b/x.js', 'show(event.record.号車.value); // kintone'), source('b/z.js', 'show(event.record.電話番号.value); // kintone'));
    assert.deepEqual([personal(catalog, 'app:this', 'b/x.js'), personal(catalog, 'app:this', 'b/z.js')], [[], ['電話番号 contact.phone']]);
    assert.deepEqual([personal(catalog, 'app:this', 'a/y.js'), personal(catalog, 'app:this', 'c/y.js')], [['氏名 person.full_name'], []]);
  });
});

describe("kintone's readers on bad input", () => {
  const pieces = fc.constantFrom('{', '}', '"properties"', ':', '"type"', '"SINGLE_LINE_TEXT"', '"code"', '"app"', '34', ',', '[', ']', 'interface', 'X', 'extends', 'kintone.fieldTypes.Link', 'namespace', '/*', '*/', '//', '\n', '氏名', 'value', 'SUBTABLE', ';', '"');
  it('never throw', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      readKintoneJson(text, 'fields.json');
      readKintoneTypes(`kintone.fieldTypes. ${text}`, 'fields.d.ts');
    }), { numRuns: 500 });
  });

  it('take time in proportion', () => {
    assertInProportion((n) => { const text = `interface A { ${'x: { kintone.fieldTypes.Link '.repeat(n)}`; return () => readKintoneTypes(text, 'a.d.ts'); }, 2_000, 20_000);
    assertInProportion((n) => { const text = `const a0 = 'x';\n${Array.from({ length: n }, (_, i) => `const a${i + 1} = \`\${a${i}} \${a${i}}\`;`).join('\n')}\nkintone.api(u, 'GET', { app: 34, query: a${n} });`; const ast = parse(text, { range: true }); return () => readKintoneCode(ast, text, 'a.js'); }, 200, 2_000);
  });
});
