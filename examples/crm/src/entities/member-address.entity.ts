import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Member } from './member.entity';

@Entity('member_addresses')
export class MemberAddress {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'member_id' })
  memberId!: string;

  @Column({ name: 'postal_code' })
  postalCode!: string;

  @Column({ name: 'region_code' })
  regionCode!: string;

  @Column({ name: 'street_address' })
  streetAddress!: string;

  @Column({ name: 'recipient_name' })
  recipientName!: string;

  @Column({ name: 'is_default', default: false })
  isDefault!: boolean;

  @ManyToOne(() => Member, (member) => member.addresses)
  @JoinColumn({ name: 'member_id' })
  member!: Member;
}
