import { Column, CreateDateColumn, Entity, Index, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
import { MemberAddress } from './member-address.entity';
import { PointTransaction } from './point-transaction.entity';

/** A person in the membership programme. */
@Entity('members')
export class Member {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'member_number', unique: true })
  memberNumber!: string;

  @Column({ name: 'full_name' })
  fullName!: string;

  @Column({ name: 'full_name_kana', nullable: true })
  fullNameKana?: string;

  @Index({ unique: true })
  @Column()
  email!: string;

  @Column({ nullable: true })
  phone?: string;

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  birthDate?: string;

  /** Yearly bonus is paid to this account. */
  @Column({ name: 'bank_account_number', nullable: true })
  bankAccountNumber?: string;

  @Column({ default: 'basic' })
  tier!: string;

  @Column({ name: 'points_total', default: 0 })
  pointsTotal!: number;

  @CreateDateColumn({ name: 'joined_at' })
  joinedAt!: Date;

  @OneToMany(() => MemberAddress, (address) => address.member)
  addresses!: MemberAddress[];

  @OneToMany(() => PointTransaction, (transaction) => transaction.member)
  transactions!: PointTransaction[];
}
