import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Member } from './member.entity';

@Entity('point_transactions')
export class PointTransaction {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'member_id' })
  memberId!: string;

  @Column()
  points!: number;

  @Column()
  kind!: string;

  @CreateDateColumn({ name: 'booked_at' })
  bookedAt!: Date;

  @ManyToOne(() => Member, (member) => member.transactions)
  @JoinColumn({ name: 'member_id' })
  member!: Member;
}
