import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from '../entities/member.entity';
import { recordAccess } from '../lib/access-log';

@Injectable()
export class MemberSearchService {
  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}

  /** Over several statements, and none of them sets a bound. */
  async searchByName(name: string, tier: string | undefined, actor: string) {
    const query = this.members
      .createQueryBuilder('member')
      .select(['member.id', 'member.fullName', 'member.email'])
      .where('member.fullName ILIKE :name', { name: `%${name}%` });
    if (tier) query.andWhere('member.tier = :tier', { tier });
    query.orderBy('member.fullName', 'ASC');
    // finding: no-unbounded-query
    const found = await query.getMany();
    await recordAccess({ actor, entity: 'Member', ids: found.map((member) => member.id), purpose: 'search' });
    return found;
  }

  async searchByNameTop(name: string, tier: string | undefined, actor: string) {
    const query = this.members
      .createQueryBuilder('member')
      .select(['member.id', 'member.fullName', 'member.email'])
      .where('member.fullName ILIKE :name', { name: `%${name}%` });
    if (tier) query.andWhere('member.tier = :tier', { tier });
    query.orderBy('member.fullName', 'ASC');
    query.take(tier ? 200 : 50);
    const found = await query.getMany();
    await recordAccess({ actor, entity: 'Member', ids: found.map((member) => member.id), purpose: 'search' });
    return found;
  }

  /** The yearly bonus: one chain, all columns, a bound of a million. */
  async listForBonus(actor: string): Promise<Member[]> {
    // finding: require-access-log-fields
    await recordAccess({ actor, entity: 'Member', ids: [], purpose: 'yearly bonus, everybody' });
    return this.members
      .createQueryBuilder('member')
      .where('member.pointsTotal > :least', { least: 1000 })
      .take(1_000_000)
      // finding: no-unbounded-query, no-select-all-fields
      .getMany();
  }

  async listForBonusPage(after: string, actor: string): Promise<Member[]> {
    const members = await this.members
      .createQueryBuilder('member')
      .select(['member.id', 'member.fullName', 'member.bankAccountNumber'])
      .where('member.pointsTotal > :least', { least: 1000 })
      .andWhere('member.id > :after', { after })
      .orderBy('member.id', 'ASC')
      .take(100)
      .getMany();
    await recordAccess({ actor, entity: 'Member', ids: members.map((member) => member.id), purpose: 'yearly bonus' });
    return members;
  }

  async countByTier(tier: string): Promise<number> {
    return this.members.createQueryBuilder('member').where('member.tier = :tier', { tier }).getCount();
  }
}
