import assert from 'node:assert/strict';
import { accessLogCoverage, type Coverage } from '../../src/flow/index.ts';
import type { SourceView } from '../../src/ast/index.ts';
import { callsOf, parse } from './parse.ts';

const LOGS = /^(this\.)?(log|audit|auditLog\.record|audit\.record)$/;
const NAMES = /^(log|withAudit|Audited|AuditInterceptor|auditReads|audit\.around)$/;

function isLog(source: SourceView): (node: Parameters<SourceView['getText']>[0]) => boolean {
  return (node) => node?.type === 'CallExpression' && LOGS.test(source.getText(node.callee).replace('?.', '.'));
}

/** The answer for the first call of `find` (or `db.find`), the variable `c` known to hold its result. */
function cover(code: string, bindings: readonly string[] = []): Coverage & { text?: string } {
  const source = parse(code);
  const access = callsOf('find', source)[0] ?? callsOf('db.find', source)[0];
  assert.ok(access, 'the case has no access');
  const coverage = accessLogCoverage(access, {
    source,
    isAccessLogCall: isLog(source),
    isAccessLogName: (name) => NAMES.test(name),
    resultBindings: bindings,
  });
  return coverage.covered === false ? { ...coverage, text: source.getText(coverage.path.node) } : coverage;
}

type By = 'before' | 'after' | 'caller' | 'wrapper';
const covered: [string, By, string][] = [
  ['a log before the read', 'before', `async function f(id) { await log(id); return find(id); }`],
  ['a log after the read', 'after', `async function f(id) { const c = await find(id); await log(c.id); return c; }`],
  ['a log in both branches', 'after', `async function f(id) { const c = await find(id); if (a) { log(1); } else { log(2); } return c; }`],
  ['an early return when nothing was found', 'after', `async function f(id) { const c = await find(id); if (!c) return null; await log(c); return c; }`],
  ['an early return on == null', 'after', `async function f(id) { const c = await find(id); if (c == null) { return res.status(404).send(); } await log(c); return c; }`],
  ['an early return on undefined', 'after', `async function f(id) { const c = await find(id); if (c === undefined) return res.json(c); log(c); return c; }`],
  ['an early return for no rows', 'after', `async function f() { const rows = await find(); if (rows.length === 0) return rows; await log(rows); return rows; }`],
  ['an early return for fewer than one row', 'after', `async function f() { const { rows } = await find(); if (rows.length < 1) return rows; log(rows); return rows; }`],
  ['a negated length', 'after', `async function f() { const rows = await find(); if (!rows?.length) return rows; log(rows); return rows; }`],
  ['rowCount of a driver', 'after', `async function f() { const result = await db.find(); if (result.rowCount === 0) return result; log(1); return result.rows; }`],
  ['the first row of a driver', 'after', `async function f() { const result = await find(); const row = result.rows[0]; if (!row) return row; log(row); return row; }`],
  ['the client reports an error', 'after', `async function f() { const { data, error } = await find(); if (error || !data) return { data, error }; log(data); return data; }`],
  ['a throw when nothing was found', 'after', `async function f() { const c = await find(); if (!c) throw new Error('x'); log(c); return c; }`],
  ['?? with a throwing helper', 'after', `async function f() { const c = (await find()) ?? fail(); log(c); return c; }`],
  ['throw paths', 'after', `async function f() { const c = await find(); if (c.locked) { throw new Error(c.name); } log(c); return c; }`],
  ['a refused access, compared only', 'after', `async function f(ctx) { const c = await find(); if (c.orgId !== ctx.orgId) return res.status(403).end(); await log(c); return c; }`],
  ['a refused access by a guard', 'after', `async function f(ctx) { const c = await find(); const ok = await canRead(ctx.user, c); if (!ok) return forbidden(); await log(c); return c; }`],
  ['a log only when there is a row', 'after', `async function f() { const c = await find(); if (c) { await log(c.id); } return c; }`],
  ['a short-circuited log on the row', 'after', `async function f() { const c = await find(); c && log(c.id); return c; }`],
  ['a log inside a loop over the rows', 'after', `async function f() { const rows = await find(); for (const r of rows) { await log(r.id); } return rows; }`],
  ['a log for each row', 'after', `async function f() { const rows = await find(); rows.forEach((r) => log(r.id)); return rows; }`],
  ['Promise.all over the rows', 'after', `async function f() { const rows = await find(); await Promise.all(rows.map(async (r) => { await log(r.id); })); return rows; }`],
  ['a counting loop over the rows', 'after', `async function f() { const rows = await find(); for (let i = 0; i < rows.length; i++) log(rows[i].id); return rows; }`],
  ['a loop over a list that is written down', 'after', `async function f(a, b) { const c = await find(); for (const kind of ['view', 'export']) await log(kind); return c; }`],
  ['a loop over a list with something beside a spread', 'after', `async function f(ids) { const c = await find(); for (const id of [...ids, c.ownerId] as const) await log(id); return c; }`],
  ['a loop over a constant list', 'before', `const KINDS = ['view', 'export']; async function f() { for (const kind of new Set(KINDS)) await log(kind); return find(); }`],
  ['a loop over the entries of a constant', 'after', `const TARGETS = { siem: 1, store: 2 }; async function f() { const c = await find(); for (const [target] of Object.entries(TARGETS)) log(target); return c; }`],
  ['a log for each of a list that is written down', 'after', `async function f() { const c = await find(); await Promise.all(['a', 'b'].map((x) => x + 1).map(async (x) => { await log(x); })); return c; }`],
  ['a loop that counts to a number', 'after', `async function f() { const c = await find(); for (let i = 0; i < 3; i++) await log(i); return c; }`],
  ['a loop over the ids the rows are read by', 'before', `async function f(ids) { for (const id of ids) await log(id); return find({ where: { id: { in: ids } } }); }`],
  ['a loop over derived ids', 'after', `async function f() { const rows = await find(); const ids = rows.map((r) => r.id); for (const id of ids) log(id); return rows; }`],
  ['a read inside a loop, logged there', 'after', `async function f(ids) { const out = []; for (const id of ids) { const c = await find(id); await log(id); out.push(c); } return out; }`],
  ['paging, each page logged', 'after', `async function f() { let n = 0; while (true) { const page = await find(n++); if (page.length === 0) break; await log(page); out(page); } }`],
  ['for await over the access', 'after', `async function f() { for await (const row of find()) { await log(row.id); send(row); } }`],
  ['a cursor in the test of a loop', 'after', `async function f() { let row; while ((row = await find())) { log(row); send(row); } return 1; }`],
  ['continue after the log', 'after', `async function f(ids) { for (const id of ids) { const c = await find(id); if (!c) continue; log(c); if (c.x) continue; send(c); } }`],
  ['switch with a default', 'after', `async function f() { const c = await find(); switch (c.kind) { case 1: log(1); break; case 2: case 3: log(2); break; default: log(3); } return c; }`],
  ['switch whose other cases throw', 'after', `async function f() { const c = await find(); switch (k) { case 1: log(1); break; default: throw new Error(); } return c; }`],
  ['a log in finally', 'after', `async function f() { try { const c = await find(); return c; } finally { await log(1); } }`],
  ['a log at the end of try, a catch that gives up', 'after', `async function f() { try { const c = await find(); await log(c); return c; } catch (e) { return null; } }`],
  ['a read in try, a log after it', 'after', `async function f() { let c; try { c = await find(); } catch (e) { return undefined; } await log(c); return c; }`],
  ['a log whose failure is swallowed', 'after', `async function f() { const c = await find(); try { await log(c); } catch (e) { console.error(e); } return c; }`],
  ['log in try and again in catch', 'after', `async function f() { const c = await find(); try { await sync(c); await log('ok'); } catch (e) { await log('failed'); } return c; }`],
  ['Promise.all of read and log', 'after', `async function f() { const [c] = await Promise.all([find(), log(1)]); return c; }`],
  ['the log first in Promise.all', 'before', `async function f() { const [, c] = await Promise.all([log(1), find()]); return c; }`],
  ['then with a log', 'after', `function f() { return find().then((c) => { log(c.id); return c; }); }`],
  ['then with nothing found', 'after', `function f() { return find().then((c) => { if (!c) return null; log(c.id); return c; }); }`],
  ['then with a log passed by name', 'after', `function f() { return find().then(log); }`],
  ['an optional call', 'after', `async function f() { const c = await find(); await this.audit?.(c); return c; }`],
  ['a log that is not awaited', 'after', `async function f() { const c = await find(); void log(c).catch(() => {}); return c; }`],
  ['a deferred log', 'after', `async function f() { const c = await find(); setImmediate(() => { log(c); }); return c; }`],
  ['a log when the response is finished', 'before', `async function f(req, res) { res.on('finish', () => log(req.params.id)); res.json(await find()); }`],
  ['a function of the file that logs', 'after', `async function f() { const c = await find(); await note(c); return c; } async function note(c) { if (!c) return; await log(c.id); }`],
  ['two steps through functions of the file', 'after', `async function f() { const c = await find(); a(c); return c; } const a = (c) => b(c); const b = (c) => { log(c); };`],
  ['a method of the same class', 'after', `class S { async f() { const c = await find(); await this.note(c); return c; } private async note(c) { await log(c); } }`],
  ['a recursive helper that logs', 'after', `async function f() { const c = await find(); note(c, 3); return c; } function note(c, n) { log(c); if (n > 0) note(c, n - 1); }`],
  ['inside a transaction, logged in it', 'after', `async function f() { return db.$transaction(async (tx) => { const c = await find(); await log(c); return c; }); }`],
  ['inside a transaction, logged after it', 'after', `async function f() { const c = await db.$transaction(async (tx) => { return find(tx); }); await log(c); return c; }`],
  ['a log in a transaction that returns, the read after it', 'before', `async function f(x) { const u = await db.$transaction(async (tx) => { await log(1); return tx.u; }); if (x) { try { return await find(u); } catch (e) { report(e); } } return u; }`],
  ['an early return in a callback, the log after it', 'after', `async function f(rows) { const c = await find(); rows.forEach((r) => { if (r.x) return; r.y(); }); await log(c); return c; }`],
  ['a failing step outside of any try', 'after', `async function f() { const c = await find(); await sync(c); await log(c); return c; }`],
  ['a return in try, the log in finally', 'after', `async function f(a) { const c = await find(); try { if (a) return c; await sync(c); } catch (e) { return c; } finally { await log(c); } return c; }`],
  ['inside map, logged after', 'after', `async function f(ids) { const all = await Promise.all(ids.map((id) => find(id))); await log(ids); return all; }`],
  ['inside map, nothing found', 'after', `async function f(ids) { const all = await Promise.all(ids.map((id) => find(id))); if (!all.length) return all; await log(ids); return all; }`],
  ['a private helper whose callers log', 'caller', `export async function a(id) { await log(id); return load(id); } export async function b(id) { const c = await load(id); await log(id); return c; } async function load(id) { return find(id); }`],
  ['a private method whose callers log', 'caller', `class S { async get(id) { const c = await this.load(id); log(c); return c; } private async load(id) { return find(id); } }`],
  ['a #private method', 'caller', `class S { async get(id) { log(id); return this.#load(id); } async #load(id) { return find(id); } }`],
  ['a helper two callers away', 'caller', `export async function a(id) { await log(id); return b(id); } async function b(id) { return load(id); } function load(id) { return find(id); }`],
  ['a closure whose call is logged', 'caller', `export async function a(id) { const load = async () => find(id); const c = await load(); await log(id); return c; }`],
  ['a wrapper', 'wrapper', `export const get = withAudit('customer', async (id) => { return find(id); });`],
  ['a wrapper around a transaction', 'wrapper', `export const get = withAudit(async (id) => { return db.$transaction(async () => find(id)); });`],
  ['a wrapper of this file', 'wrapper', `const wrap = (fn) => async (...args) => { await log(args[0]); return fn(...args); }; export const get = wrap(async (id) => find(id));`],
  ['a wrapped named function', 'wrapper', `async function load(id) { return find(id); } export const get = withAudit(load);`],
  ['a method decorator', 'wrapper', `class C { @Audited() async get(id) { return find(id); } }`],
  ['a class decorator with an interceptor', 'wrapper', `@UseInterceptors(AuditInterceptor) class C { async get(id) { return find(id); } }`],
  ['a route middleware', 'wrapper', `router.get('/:id', auth, auditReads, async (req, res) => { res.json(await find(req.params.id)); });`],
  ['a route middleware with arguments', 'wrapper', `router.get('/:id', [auth, auditReads('customer')], getOne); async function getOne(req, res) { res.json(await find()); }`],
  ['router.use', 'wrapper', `const router = Router(); router.use(auditReads); router.get('/:id', async (req, res) => { res.json(await find()); });`],
  ['a hook in the route options', 'wrapper', `app.get('/x', { preHandler: [auditReads] }, async (req) => find());`],
  ['a hook beside the handler', 'wrapper', `app.route({ method: 'GET', onRequest: auditReads, handler: async (req) => find() });`],
  ['the same condition for read and log', 'after', `async function f(id, full) { let c; if (full) { c = await find(id); } if (full) { await log(id); } return c; }`],
  ['the same condition left before', 'after', `async function f(id, full) { if (!full) return 1; const c = await find(id); if (full) { await log(id); } return c; }`],
  ['a labelled loop', 'after', `async function f(a) { outer: for (const x of a) { for (;;) { const c = await find(x); if (!c) continue outer; log(c); send(c); break outer; } } }`],
  ['an async iife', 'after', `async function f() { const c = await find(); await (async () => { await log(c); })(); return c; }`],
  ['an awaited wrapper of unknown name', 'after', `async function f() { const c = await queue.add(async () => { const c = await find(); await log(c); return c; }); return c; }`],
  ['the error of an Either-like result', 'after', `async function f() { const c = await find(); if (c instanceof NotFoundError) return c; log(c); return c; }`],
  ['an isEmpty helper', 'after', `async function f() { const rows = await find(); if (isEmpty(rows)) return rows; log(rows); return rows; }`],
  ['a constant that says whether there are rows', 'after', `async function f() { const rows = await find(); const none = rows.length === 0; if (none) return rows; log(rows); return rows; }`],
  ['an empty snapshot', 'after', `async function f() { const snapshot = await find(); if (snapshot.empty) return snapshot; log(1); return snapshot.docs; }`],
];

const open: [string, string, RegExp, string][] = [
  ['no log at all', 'return', /return c/, `async function f(id) { const c = await find(id); return c; }`],
  ['an arrow with no log', 'return', /find\(id\)/, `const f = (id) => find(id);`],
  ['the end of the function', 'end', /res\.json/, `async function f(req, res) { const c = await find(); res.json(c); }`],
  ['a result that is only counted', 'return', /return/, `async function f() { const c = await find(); return c.length > 0; }`],
  ['a log in one branch', 'branch', /^if \(verbose\)/, `async function f() { const c = await find(); if (verbose) { log(c); } return c; }`],
  ['a log in one branch, before', 'branch', /^if \(verbose\)/, `async function f() { if (verbose) log(1); return find(); }`],
  ['a log in the branch of another row', 'branch', /^if \(other\)/, `async function f() { const c = await find(); if (other) log(c); return c; }`],
  ['an early return with the row', 'return', /return c.basic/, `async function f() { const c = await find(); if (c.vip) return c.basic; log(c); return c; }`],
  ['an early response with the row', 'return', /return res/, `async function f(req, res) { const c = await find(); if (req.query.raw) return res.json(c); await log(c); res.json(c); }`],
  ['a log only when nothing was found', 'return', /return c/, `async function f() { const c = await find(); if (!c) { log('miss'); } return c; }`],
  ['a log only in catch', 'return', /return c/, `async function f() { try { const c = await find(); return c; } catch (e) { log(e); throw e; } }`],
  ['a catch that goes on without the log', 'catch', /^catch/, `async function f() { const c = await find(); try { await sync(c); await log(c); } catch (e) { report(e); } return c; }`],
  ['a switch without the case', 'branch', /^switch/, `async function f() { const c = await find(); switch (c.kind) { case 1: log(1); break; } return c; }`],
  ['a case that forgets', 'branch', /^switch/, `async function f() { const c = await find(); switch (c.kind) { case 1: log(1); break; case 2: break; default: log(3); } return c; }`],
  ['a loop over something else', 'loop', /^for/, `async function f(targets) { const c = await find(); for (const t of targets) log(t); return c; }`],
  ['a loop over an empty list', 'loop', /^for/, `async function f() { const c = await find(); for (const t of []) log(t); return c; }`],
  ['a loop over a list that is only spread', 'loop', /^for/, `async function f(targets) { const c = await find(); for (const t of [...targets]) log(t); return c; }`],
  ['a loop over what is left of a list', 'loop', /^for/, `async function f(on) { const c = await find(); for (const t of ['a', 'b'].filter(on)) log(t); return c; }`],
  ['a loop over a list that something is taken from', 'loop', /^for/, `async function f() { const c = await find(); const all = ['a']; if (c.vip) all.pop(); for (const t of all) log(t); return c; }`],
  ['a loop over a list that is set again', 'loop', /^for/, `async function f(own) { const c = await find(); let all = ['a']; if (own) all = own; for (const t of all) log(t); return c; }`],
  ['a loop that counts to nobody knows what', 'loop', /^for/, `async function f(n) { const c = await find(); for (let i = 0; i < n; i++) log(i); return c; }`],
  ['a condition within a loop that runs', 'branch', /^if/, `async function f(on) { const c = await find(); for (const t of ['a', 'b']) { if (on) log(t); } return c; }`],
  ['a conditional log', 'branch', /enabled/, `async function f() { const c = await find(); enabled && log(c); return c; }`],
  ['a conditional expression', 'branch', /enabled \?/, `async function f() { const c = await find(); const x = enabled ? log(c) : null; return c; }`],
  ['a log after the return', 'return', /return c/, `async function f() { const c = await find(); return c; log(c); }`],
  ['a helper that logs sometimes', 'return', /return c/, `async function f() { const c = await find(); note(c); return c; } function note(c) { if (config.audit) log(c); }`],
  ['a nested function that nobody calls', 'return', /return c/, `async function f() { const c = await find(); function note() { log(c); } return c; }`],
  ['a log in another function', 'return', /return find/, `async function g() { log(1); } async function f() { return find(); }`],
  ['an exported helper', 'return', /return find/, `export async function a(id) { await log(id); return load(id); } export async function load(id) { return find(id); }`],
  ['a private helper with one caller that forgets', 'return', /return find/, `export async function a(id) { await log(id); return load(id); } export async function b(id) { return load(id); } async function load(id) { return find(id); }`],
  ['a public method', 'return', /return find/, `class S { async get(id) { log(id); return this.load(id); } async load(id) { return find(id); } }`],
  ['a helper passed on as a value', 'return', /return find/, `export function a(id) { log(id); return load(id); } register(load); async function load(id) { return find(id); }`],
  ['a recursive function with no log', 'return', /return find/, `async function load(id) { if (id > 3) return load(id - 1); return find(id); }`],
  ['another wrapper', 'return', /find/, `export const get = withAuth(async (id) => { return find(id); });`],
  ['another decorator', 'return', /find/, `class C { @Get(':id') async get(id) { return find(id); } }`],
  ['another middleware', 'end', /res\.json/, `router.get('/:id', auth, async (req, res) => { res.json(await find()); });`],
  ['a middleware on another router', 'end', /res\.json/, `a.use(auditReads); b.get('/:id', async (req, res) => { res.json(await find()); });`],
  ['then without a log', 'return', /return find/, `function f() { return find().then((c) => c.name); }`],
  ['a rescue that logs only failures', 'return', /return find/, `function f() { return find().catch((e) => { log(e); throw e; }); }`],
  ['a transaction without a log', 'return', /return db/, `async function f() { return db.$transaction(async (tx) => { const c = await find(); return c; }); }`],
  ['the opposite condition', 'branch', /^if/, `async function f(id, full) { let c; if (full) { c = await find(id); } if (other) { await log(id); } return c; }`],
  ['a condition that changed in between', 'branch', /^if \(full\) \{ await log/, `async function f(id, full) { let c; if (full) { c = await find(id); } full = false; if (full) { await log(id); } return c; }`],
  ['a return in a loop before the log', 'return', /return c/, `async function f(xs) { const c = await find(); for (const x of xs) { if (x.hit) return c; } await log(c); return c; }`],
  ['a return in a switch before the log', 'return', /return c/, `async function f(k) { const c = await find(); switch (k) { case 1: return c; case 2: step(); break; default: other(); } await log(c); return c; }`],
  ['a return in a catch', 'return', /return c/, `async function f() { const c = await find(); try { await sync(); } catch (e) { return c; } await log(c); return c; }`],
  ['a yield without a log', 'end', /for/, `async function* f() { for await (const row of find()) { yield row; } }`],
  ['a break before the log', 'end', /while/, `async function f() { while (true) { const page = await find(); send(page); if (page.done) break; log(page); } }`],
  ['a module-level read', 'end', /send/, `const rows = await find(); send(rows);`],
  ['a finally without a log', 'return', /return c/, `async function f() { try { const c = await find(); return c; } finally { close(); } }`],
  ['a wrapper of this file that does not log', 'return', /find/, `const wrap = (fn) => async (...args) => { return fn(...args); }; export const get = wrap(async (id) => find(id));`],
  ['a log for the other of two reads', 'return', /return db\.find/, `async function f(k) { if (k) { return db.find(k); } await log(k); return other(k); }`],
];

describe('access-log coverage', () => {
  describe('is complete with', () => {
    for (const [name, by, code] of covered) {
      it(name, () => assert.deepEqual(cover(code), { covered: true, by }));
    }
  });

  describe('has a path without a log with', () => {
    for (const [name, description, text, code] of open) {
      it(name, () => {
        const answer = cover(code);
        assert.equal(answer.covered, false, JSON.stringify({ ...answer, path: undefined }));
        assert.ok(answer.covered === false);
        assert.equal(answer.path.description, description);
        assert.match(answer.text ?? '', text);
      });
    }
  });

  describe('is unknown when', () => {
    const unknowns: [string, string][] = [
      ['a log stands in a callback of an unknown function', `async function f() { const c = await find(); bus.register(() => { log(c); }); return c; }`],
      ['a log is a handler in an object', `async function f() { const c = await find(); submit(c, { onDone: () => log(c) }); return c; }`],
      ['a logging function is handed on', `async function f() { const c = await find(); bus.register(note); return c; } function note() { log(1); }`],
      ['the access cannot be reached', `async function f() { return 1; const c = await find(); return c; }`],
      ['the access is a default of a parameter', `async function f(c = find()) { return c; }`],
    ];
    for (const [name, code] of unknowns) it(name, () => assert.equal(cover(code).covered, 'unknown'));
  });

  it('takes the bindings the caller knows', () => {
    const code = `async function f() { let c = null; c = cache.get(1, () => find()); if (!c) return c; await log(c); return c; }`;
    assert.equal(cover(code, ['c']).covered, true);
  });
});
