import { Kokyaku } from '../entities/kokyaku.entity';
import { recordAccess } from '../lib/access-log';
import { dataSource } from '../lib/data-source';
import { japan } from '../lib/db';

interface 顧客行 {
  顧客番号: number;
  氏名: string;
  電話番号: string;
}

/** 住所で検索する。件数の上限も、参照の記録もない。 */
export async function 住所検索(住所: string): Promise<顧客行[]> {
  // finding: no-unbounded-query, require-access-log
  const { rows } = await japan.query<顧客行>('SELECT 顧客番号, 氏名, 電話番号 FROM 顧客 WHERE 住所 LIKE $1', [`${住所}%`]);
  return rows;
}

export async function 住所検索上限つき(住所: string, 担当者: string): Promise<顧客行[]> {
  const { rows } = await japan.query<顧客行>(
    'SELECT 顧客番号, 氏名, 電話番号 FROM 顧客 WHERE 住所 LIKE $1 ORDER BY 顧客番号 LIMIT 100',
    [`${住所}%`],
  );
  await recordAccess({ actor: 担当者, entity: '顧客', ids: rows.map((row) => row.顧客番号), purpose: '住所検索' });
  return rows;
}

/** マイナンバーまで返してしまう。 */
export async function 顧客取得(番号: number, 担当者: string) {
  // finding: no-select-all-fields
  const { rows } = await japan.query('SELECT * FROM 顧客 WHERE 顧客番号 = $1', [番号]);
  await recordAccess({ actor: 担当者, entity: '顧客', ids: [番号], purpose: '顧客画面' });
  return rows[0];
}

export async function 顧客取得最小限(番号: number, 担当者: string) {
  const { rows } = await japan.query('SELECT 顧客番号, 氏名, 電話番号 FROM 顧客 WHERE 顧客番号 = $1', [番号]);
  await recordAccess({ actor: 担当者, entity: '顧客', ids: [番号], purpose: '顧客画面' });
  return rows[0];
}

/** 通販部門の電話帳。ローマ字の項目名も個人データである。 */
export async function kokyakuDenwacho(tantosha: string) {
  // finding: no-unbounded-query
  const rows = await dataSource.getRepository(Kokyaku).find({ select: { kokyakuId: true, shimei: true, denwaBango: true } });
  await recordAccess({ actor: tantosha, entity: 'Kokyaku', ids: rows.map((row) => row.kokyakuId), purpose: '電話帳' });
  return rows;
}

export async function kokyakuDenwachoPage(skip: number, tantosha: string) {
  const rows = await dataSource.getRepository(Kokyaku).find({
    select: { kokyakuId: true, shimei: true, denwaBango: true },
    order: { kokyakuId: 'ASC' },
    skip,
    take: 100,
  });
  await recordAccess({ actor: tantosha, entity: 'Kokyaku', ids: rows.map((row) => row.kokyakuId), purpose: '電話帳' });
  return rows;
}

/** 店舗は人ではない。 */
export async function 店舗一覧() {
  const { rows } = await japan.query('SELECT * FROM 店舗');
  return rows;
}
