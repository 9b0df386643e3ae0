import assert from 'node:assert/strict';
import { assertInProportion } from '../support/growth.ts';
import { readAnsweredNames } from '../../src/project/answered-names.ts';

describe('functions with whose values requests are answered', () => {
  const answered = (text: string): string[] => readAnsweredNames(text) ?? [];

  it('are what a controller returns, by the class of the member', () => {
    assert.deepEqual(answered("constructor(private readonly users: UserService) {}\n@Get(':id') one(id: string) { return this.users.findOne(id); }"), ['UserService.findOne']);
    assert.deepEqual(answered("private users!: UserService;\n@Get() async one() { const user = await this.users.findOne(1); return user; }"), ['UserService.findOne']);
  });

  it('are what a handler sends', () => {
    assert.deepEqual(answered("router.get('/', async (req, res) => { res.json(await userService.find(req.params.id)); });"), ['userService.find']);
    assert.deepEqual(answered('res.json({ user: await loadUser(id) });'), ['loadUser']);
    assert.deepEqual(answered('const user = await loadUser(id);\nreturn NextResponse.json({ user });'), ['loadUser']);
    assert.deepEqual(answered('const user: User | null = await loadUser(id);\nres.status(200).json({ ...user });'), ['loadUser']);
  });

  it('are what a page hands to its components', () => {
    assert.deepEqual(answered('const Page = async () => {\n  const user = await getUser();\n  return (\n    <Profile user={user} />\n  );\n};'), ['getUser']);
  });

  it('are not those of which only a field is answered, or nothing', () => {
    assert.deepEqual(answered('const user = await loadUser(id);\nres.json({ name: user.name });'), []);
    assert.deepEqual(answered('const user = await loadUser(id);\nif (!user) throw new Error();\nres.json({ ok: true });'), []);
  });

  it('are not those of code that answers no request, nor of a resolver of GraphQL', () => {
    assert.deepEqual(answered('export const one = (id: string) => { return loadUser(id); };'), []);
    assert.deepEqual(answered("const queries = { user: (_root: unknown, { id }: Args, { db }: IContext) => { return loadUser(id); } };\nres.json(loadUser(1));"), []);
  });

  it('are found by the first class that is named for their owner, whatever its name holds', () => {
    assert.deepEqual(answered("private users: UserService;\n@Get() one() { return this.users.find(1); }\nconst users: Other = x;"), ['UserService.find']);
    assert.deepEqual(answered("const $users = new UserService();\nres.json(await $users.find(1));"), ['UserService.find']);
    assert.deepEqual(answered("const page = shown.users ? UserPage : Page;\nconst users: UserService = x;\nres.json(await users.find(1));"), ['UserService.find']);
  });

  it('are found in time in proportion to the text', () => {
    const shapes: ((n: number) => string)[] = [
      (n) => `@Get()\n${'const aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = await '.repeat(n)}`,
      (n) => `@Get()\n${'return this.'.repeat(n)}`,
      (n) => `@Get()\n${'( _a'.repeat(n)}`,
      (n) => `@Get()\n${Array.from({ length: n }, (_, i) => `return this.owner${i}.load(id);`).join('\n')}`,
      (n) => `@Get()\n${Array.from({ length: n }, (_, i) => `owner${i}: Class${i};\nconst a${i} = await this.owner${i}.load(id);\nreturn a${i};`).join('\n')}`,
    ];
    for (const shape of shapes) {
      assertInProportion((n) => { const text = shape(n); return () => readAnsweredNames(text); }, 2000, 40_000);
    }
  }).timeout(20_000);
});
