import assert from 'node:assert/strict';
import { jsforce } from '../../../src/adapters/jsforce.ts';
import { type SourceView, walk } from '../../../src/ast/index.ts';
import { view } from '../driver.ts';

describe('arguments that may be a statement for Salesforce', () => {
  it('are told without a look through the whole text for each call', () => {
    const source = view(`export async function all(other) {\n${"  await load(other);\n  await load('SELECT Id FROM Invoice__c');\n".repeat(50)}}\n`);
    let looks = 0;
    const counted: SourceView = Object.create(source, { text: { get: () => (looks++, source.text) } }) as SourceView;
    const answers: unknown[] = [];
    walk(source.ast, (node) => {
      const [argument] = node.type === 'CallExpression' ? node.arguments : [];
      if (argument) answers.push(jsforce.given?.says(argument, undefined, counted));
    });
    assert.equal(answers.length, 100);
    // The text of a statement is taken from the source once.
    assert.ok(looks <= 51, `${looks} looks through the text`);
  });
});
