import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 通販部門の顧客。列名は旧システムのまま。 */
@Entity('t_kokyaku')
export class Kokyaku {
  @PrimaryColumn({ name: 'kokyaku_id' })
  kokyakuId!: number;

  @Column({ name: 'shimei' })
  shimei!: string;

  @Column({ name: 'furigana', nullable: true })
  furigana?: string;

  @Column({ name: 'denwa_bango', nullable: true })
  denwaBango?: string;

  @Column({ name: 'jusho', nullable: true })
  jusho?: string;

  @Column({ name: 'seinengappi', type: 'date', nullable: true })
  seinengappi?: string;

  /** 返金先 */
  @Column({ name: 'koza_bango', nullable: true })
  kozaBango?: string;

  @Column({ name: 'jotai', default: 'yuko' })
  jotai!: string;

  @Column({ name: 'toroku_bi', type: 'date' })
  torokuBi!: string;
}
