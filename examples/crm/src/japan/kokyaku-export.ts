import { writeFile } from 'node:fs/promises';
import { Kokyaku } from '../entities/kokyaku.entity';
import { recordAccess } from '../lib/access-log';
import { dataSource } from '../lib/data-source';
import { logger } from '../lib/logger';
import { maskPhone } from '../lib/mask';

/** 宛名ラベルを出力する。 */
export async function 宛名ラベル出力(出力先: string, 開始番号: number): Promise<void> {
  const kokyaku = await dataSource
    .createQueryBuilder(Kokyaku, 'k')
    .select(['k.kokyakuId', 'k.shimei', 'k.jusho', 'k.denwaBango'])
    .where('k.kokyakuId >= :from', { from: 開始番号 })
    .orderBy('k.kokyakuId', 'ASC')
    .take(200)
    .getMany();
  await recordAccess({ actor: 'job:labels', entity: 'Kokyaku', ids: kokyaku.map((one) => one.kokyakuId), purpose: '宛名ラベル' });
  for (const one of kokyaku) {
    if (one.jusho) continue;
    // finding: no-pii-in-logs
    logger.warn(`住所なし: ${one.denwaBango}`);
    logger.warn(`住所なし: ${maskPhone(one.denwaBango ?? '')}`);
    logger.warn(`住所なし: ${one.kokyakuId}`);
  }
  // finding: no-plaintext-pii-export
  await writeFile(出力先, kokyaku.map((one) => `${one.shimei}\t${one.jusho ?? ''}`).join('\n'));
  logger.info('宛名ラベル出力', { 件数: kokyaku.length });
}
