import assert from 'node:assert/strict';
import { readKintoneQuery } from '../../src/statements/kintone/index.ts';

const conditions = (text: string): string => {
  const { conditions: found, open } = readKintoneQuery(text);
  return found.map(({ field, op, value, size }) => `${field ?? '?'} ${op}${value ? ` ${value.kind === 'hole' ? `#${value.hole}` : value.kind === 'text' ? value.text : `${value.name}()`}` : ''}${size === undefined ? '' : ` of ${size}`}`).join(', ') + (open ? ' …' : '');
};

describe('kintone queries', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['更新日時 > "2020-01-01" and 顧客名 like "x" order by 作成日時 desc limit 100 offset 0', '更新日時 other 2020-01-01, 顧客名 other x'],
    ['コード="A"', 'コード eq A'],
    ['状態 in ("有効", "無効")', '状態 in of 2'],
    ['状態 in ("有効")', '状態 eq 有効 of 1'],
    ['担当者 in (LOGINUSER(), "a")', '担当者 in of 2'],
    ['作成日時 >= FROM_TODAY(-7, DAYS) and x = 1', '作成日時 other FROM_TODAY(), x eq 1'],
    ['状態 not in ("無効") and 備考 is not empty and 氏名 not like "山"', '状態 other, 備考 other, 氏名 other 山'],
    ['id = "\uE0000\uE001" and \uE0001\uE001', 'id eq #0 …'],
    ['種別 in (\uE0000\uE001)', '種別 in #0'],
    ['a = "1" or b = "2"', 'or other'],
    ['(a = "1" and b = "x") or (a = "2")', 'a eq 1 …'],
    ['a = "x\\" or b = \\"y"', 'a eq x\\" or b = \\"y'],
    ['テーブル.商品 in ("x") AND ルックアップ＿店舗名 != ""', 'テーブル.商品 eq x of 1, ルックアップ＿店舗名 other '],
    ['', ''],
    ['order by x limit 5', ''],
    ['and a = "1"', 'a eq 1'],
  ];
  for (const [text, expected] of cases) it(text === '' ? 'an empty query' : text, () => assert.equal(conditions(text), expected));

  it('reads limit, offset and order wherever they stand', () => {
    assert.deepEqual(readKintoneQuery('order by a desc, b limit 500 offset \uE0000\uE001'), { conditions: [], open: false, limit: { kind: 'literal', value: 500 }, offset: { kind: 'hole', hole: 0 }, order: ['a', 'b'], clauseHoles: [] });
    assert.deepEqual(readKintoneQuery('a = 1 limit \uE0000\uE001').limit, { kind: 'hole', hole: 0 });
    assert.deepEqual(readKintoneQuery('a = 1 limit').limit, { kind: 'unknown', why: '`limit` has no number yet' });
    assert.deepEqual(readKintoneQuery('a = 1 LIMIT 10').limit, { kind: 'literal', value: 10 });
  });

  it('knows where options could come in', () => {
    assert.deepEqual(readKintoneQuery('a = "\uE0000\uE001" \uE0001\uE001').clauseHoles, [1]);
    assert.deepEqual(readKintoneQuery('a = "\uE0000\uE001"').clauseHoles, []);
  });

  it('never fails, whatever is typed', () => {
    const whole = '更新日時 > "2020" and (顧客名 like "x" or a in (LOGINUSER(), "b")) order by 作成日時 desc limit 100 offset 0';
    for (let i = 0; i <= whole.length; i++) for (const text of [whole.slice(0, i), whole.slice(i)]) assert.ok(readKintoneQuery(text).conditions.length < 10);
    for (const text of ['(((((', ')))', '"', '\\', 'in in in', 'a in', 'a not', 'not in ()', `${'('.repeat(5000)}a = 1`, 'a = '.repeat(3000), '\uE000', '\uE001x', 'a is', 'order by', 'limit offset', ', , ,']) assert.ok(readKintoneQuery(text).limit);
  });
});
