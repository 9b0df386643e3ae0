import { DataSource } from 'typeorm';
import { Kokyaku } from '../entities/kokyaku.entity';
import { MemberAddress } from '../entities/member-address.entity';
import { Member } from '../entities/member.entity';
import { PointTransaction } from '../entities/point-transaction.entity';

export const dataSource = new DataSource({
  type: 'postgres',
  url: process.env.MEMBERS_DATABASE_URL,
  entities: [Member, MemberAddress, PointTransaction, Kokyaku],
});
