import assert from 'node:assert/strict';
import type { GoodCase } from './rule-cases.ts';
import { lintAll } from './rule-linter.ts';

/** Where somebody may stop typing: behind an opening bracket, a dot, a comma, a line. */
const STOPS = /[({[.,\n`]/g;
/** Brackets an editor closes by itself. */
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** Rules must not fail on any code that parses while it is typed. */
export function describeHalfTyped(rule: string, cases: readonly Pick<GoodCase, 'name' | 'code' | 'filename'>[]): void {
  it(`${rule} survives half-typed versions of all its cases`, function () {
    this.timeout(240_000);
    let parsed = 0;
    for (const { code, filename } of cases) {
      const stops = [...code.matchAll(STOPS)].map(({ index }) => index + 1);
      const some = stops.filter((_, index) => index % Math.ceil(stops.length / 8) === 0);
      for (const stop of some) {
        const typed = code.slice(0, stop);
        for (const text of [typed, typed + closed(typed)]) if (!lintAll(text, filename).some(({ fatal }) => fatal)) parsed++;
      }
    }
    assert.ok(parsed > cases.length, `only ${parsed} half-typed versions parse`);
  });
}

/** The brackets that are open at the end of a text, closed. */
function closed(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    if (character in CLOSING) open.push(CLOSING[character] as string);
    else if (character === open.at(-1)) open.pop();
  }
  return open.reverse().join('');
}
