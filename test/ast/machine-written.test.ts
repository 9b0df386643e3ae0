import assert from 'node:assert/strict';
import { isMachineWritten } from '../../src/ast/index.ts';

const statement = 'function a(b){return c.customer.findMany({where:{d:b}}).then(e=>e.map(f=>f.email))}';
const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

describe('what a bundler wrote', () => {
  it('is told by lines that hold whole programs', () => {
    assert.equal(isMachineWritten(statement.repeat(400)), true);
    assert.equal(isMachineWritten(`/* licence */\n${statement.repeat(400)}\n//# sourceMappingURL=a.js.map\n`), true);
    assert.equal(isMachineWritten(lines(40, statement.repeat(20))), true);
  });

  it('is no code with line ends, however long the file', () => {
    assert.equal(isMachineWritten(lines(20_000, statement)), false);
  });

  it('is no picture and no table in code that somebody wrote', () => {
    assert.equal(isMachineWritten(`export const logo = 'data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(3_000)}';\n${lines(20, statement)}`), false);
    assert.equal(isMachineWritten(`export const cities = [${'{"name":"Kyoto","latitude":35.01,"longitude":135.77},'.repeat(2_000)}];\n${lines(20, statement)}`), false);
    assert.equal(isMachineWritten(`${lines(400, statement)}${statement.repeat(20)}\n`), false);
  });

  it('is nothing short: one long line is somebody’s', () => {
    assert.equal(isMachineWritten(statement.repeat(100)), false);
  });
});
