import assert from 'node:assert/strict';
import type { TSESTree } from '@typescript-eslint/types';
import fc from 'fast-check';
import { accessLogCoverage, logSink, personalValues } from '../../src/flow/index.ts';
import { type SourceView, walk } from '../../src/ast/index.ts';
import { assertInProportion } from '../support/growth.ts';
import { callsOf, parse } from './parse.ts';
import { accessesOf, catalog } from './sample-file.ts';

const SAMPLE = `
import { Logger } from '@nestjs/common';
const wrap = (fn) => async (...args) => { await audit(args); return fn(...args); };
export class CustomerService {
  private readonly logger = new Logger(CustomerService.name);
  constructor(private readonly repo: Repository<Customer>, readonly log = console) {}
  @Audited() async list({ page = 1, ...rest }: ListDto = {}): Promise<Customer[]> {
    outer: for (const id of rest.ids) {
      const { rows: [first, ...others], error } = await prisma.customer.findMany({ select: { id: true, email: true } });
      if (error || !first) continue outer;
      try { await audit(first.id); } catch (e) { this.logger.warn(e); break outer; } finally { this.note?.(first); }
      switch (first.status) { case 'a': audit(1); break; default: throw new Error(first.email); }
      for (let i = 0; i < others.length; i++) { this.logger.log(\`\${others[i].email}\` + JSON.stringify({ ...first, email: undefined })); }
      do { yield1(first?.email ?? 'x'); } while (others.pop());
    }
    return prisma.customer.findMany().then((all) => { audit(all); return all.map(({ email, ...c }) => ({ ...c, email: mask(email) })); });
  }
  private note(c: Customer) { if (!c) return; audit(c.id); while (c) { c = c.parent; } }
}
router.get('/', auth, async (req: Request<{}, {}, CreateCustomerDto>, res) => { console.log(req.body, (req.body as Contact).email); res.on('finish', () => audit(1)); });
const f = function* g(a, b = a, [c, d] = [b, ...a]) { let x = (y = a) ? y : b && c || d; x += (yield x); return x; };
`;

/** Asks everything there is to ask of a source. */
function askAll(source: SourceView): void {
  const accesses = accessesOf(source);
  const isAccessLogCall = (call: TSESTree.CallExpression): boolean => source.getText(call.callee) === 'audit';
  const env = { source, catalog, accesses, isMasker: () => false };
  walk(source.ast, (node) => {
    if (node.type === 'CallExpression') {
      logSink(node, source);
      for (const argument of node.arguments) personalValues(argument, env);
      accessLogCoverage(node, { source, isAccessLogCall, isAccessLogName: (name) => name === 'Audited', resultBindings: ['first', 'nothing'] });
    } else if (node.type === 'Identifier') personalValues(node, env);
  });
}

/** A pile of statements: one long function with many reads, sinks and logs. */
function longFunction(sinks: number): string {
  const lines: string[] = [];
  for (let i = 0; i < sinks; i++) {
    lines.push(
      `const c${i} = await prisma.customer.findUnique({ where: { id: ${i} } });`,
      `if (!c${i}) { skipped++; continue; }`,
      `const text${i} = \`\${c${i}.email} \${${i > 0 ? `text${i - 1}` : "''"}}\`;`,
      `for (const tag of tags) { if (tag === ${i}) { counter += ${i}; } else { other(tag); } }`,
      `console.log(text${i}, { ...c${i}, at: ${i} });`,
      `switch (kind) { case ${i}: first(${i}); break; default: second(${i}); }`,
      `${i % 2 ? `await audit(c${i}.id);` : `if (flag${i}) { await audit(c${i}.id); }`}`,
      `send(c${i});`,
      ``,
      `await wait(${i});`,
    );
  }
  return `export async function all(kind, tags) { let skipped = 0, counter = 0; for (;;) {\n${lines.join('\n')}\n} }`;
}

/** Follows every read and every sink of a source. */
function followAll(source: SourceView): void {
  const accesses = accessesOf(source);
  const isAccessLogCall = (call: TSESTree.CallExpression): boolean => source.getText(call.callee) === 'audit';
  for (const [node] of accesses) accessLogCoverage(node, { source, isAccessLogCall, resultBindings: [] });
  for (const call of callsOf('console.log', source)) {
    const sink = logSink(call, source);
    for (const argument of sink?.arguments ?? []) assert.ok(personalValues(argument, { source, catalog, accesses, isMasker: () => false }).length > 0);
  }
}

describe('the flow layer', () => {
  it('answers for every node of a file full of odd code', () => askAll(parse(SAMPLE)));

  it('never throws on mutated sources', () => {
    const tokens = SAMPLE.split(/(\s+|\b)/).filter((token) => token !== '');
    const edit = fc.record({ at: fc.nat(tokens.length - 1), kind: fc.constantFrom('drop', 'swap', 'repeat', 'copy'), other: fc.nat(tokens.length - 1) });
    let parsed = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const mutated = [...tokens];
        for (const { at, kind, other } of edits) {
          if (kind === 'drop') mutated.splice(at, 1);
          else if (kind === 'swap') [mutated[at], mutated[other]] = [mutated[other] ?? '', mutated[at] ?? ''];
          else if (kind === 'repeat') mutated.splice(at, 0, ...mutated.slice(at, at + 12));
          else mutated.splice(at, 0, mutated[other] ?? '');
        }
        let source: SourceView;
        try {
          source = parse(mutated.join(''));
        } catch {
          return; // not a program: the parser says so, the flow layer never sees it
        }
        parsed++;
        askAll(source);
      }),
      { numRuns: 600 },
    );
    assert.ok(parsed > 60, `only ${parsed} of the mutated sources were programs`);
  });

  it('survives code that nests deeper than anyone writes', () => {
    const sum = Array.from({ length: 700 }, (_, i) => `c.f${i}`).join(' + ');
    const nested = `${'if (a) {'.repeat(150)} audit(1); ${'}'.repeat(150)}`;
    const loops = `${'for (const x of xs) {'.repeat(40)} await audit(x); ${'}'.repeat(40)}`;
    askAll(parse(`async function f(a, xs) { const c = await prisma.customer.findFirst(); out(${sum} + c.email); ${nested} ${loops} return c; }`));
  });

  it('finds a field at the end of a very long sum', () => {
    const sum = Array.from({ length: 700 }, (_, i) => `'${i}'`).join(' + ');
    const source = parse(`const c = await prisma.customer.findFirst(); out(c.email + ${sum} + c.phone);`);
    const [argument] = callsOf('out', source)[0]?.arguments ?? [];
    assert.ok(argument);
    const values = personalValues(argument, { source, catalog, accesses: accessesOf(source), isMasker: () => false });
    assert.deepEqual(values.map((value) => source.getText(value.node)), ['c.email', 'c.phone']);
  });

  it('takes linear time for 500 sinks in a function of 5,000 lines', () => {
    const prepare = (n: number): (() => void) => {
      const source = parse(longFunction(n));
      return () => followAll(source);
    };
    assertInProportion(prepare, 50, 500);
  });
});
