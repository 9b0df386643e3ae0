import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from '../entities/member.entity';
import { recordAccess } from '../lib/access-log';
import { maskEmail } from '../lib/mask';
import { PAGE_SIZE } from '../lib/pagination';

@Injectable()
export class MembersService {
  private readonly logger = new Logger(MembersService.name);

  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}

  /** Every member, every column, no entry. */
  async findAll(): Promise<Member[]> {
    // finding: no-unbounded-query, no-select-all-fields, require-access-log
    return this.members.find();
  }

  async findPage(page: number, actor: string) {
    const rows = await this.members.find({
      select: { id: true, fullName: true, email: true, tier: true },
      order: { fullName: 'ASC' },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    });
    await recordAccess({ actor, entity: 'Member', ids: rows.map((row) => row.id), purpose: 'member list' });
    return rows;
  }

  /** Loads the bank account to say hello. */
  async greeting(id: string, actor: string): Promise<string> {
    // finding: no-select-all-fields
    const member = await this.members.findOneByOrFail({ id });
    await recordAccess({ actor, entity: 'Member', ids: [id], purpose: 'greeting' });
    return `Hello ${member.fullName}`;
  }

  async greetingByName(id: string, actor: string): Promise<string> {
    const member = await this.members.findOneOrFail({ where: { id }, select: { id: true, fullName: true } });
    await recordAccess({ actor, entity: 'Member', ids: [id], purpose: 'greeting' });
    return `Hello ${member.fullName}`;
  }

  async findByEmail(email: string) {
    // finding: require-access-log
    return this.members.findOne({ where: { email }, select: { id: true, fullName: true, phone: true } });
  }

  async findByEmailLogged(email: string, actor: string) {
    const member = await this.members.findOne({ where: { email }, select: { id: true, fullName: true, phone: true } });
    if (!member) return null;
    await recordAccess({ actor, entity: 'Member', ids: [member.id], purpose: 'look-up by mail' });
    return member;
  }

  async join(fullName: string, email: string): Promise<string> {
    const member = await this.members.save(this.members.create({ fullName, email }));
    // finding: no-pii-in-logs
    this.logger.log(`${member.fullName} joined`);
    this.logger.log(`member ${member.id} joined`);
    this.logger.debug(`welcome mail to ${maskEmail(email)}`);
    return member.id;
  }

  async leave(id: string): Promise<void> {
    await this.members.delete({ id });
    this.logger.log(`member ${id} left`);
  }

  async countGold(): Promise<number> {
    return this.members.count({ where: { tier: 'gold' } });
  }

  /** Ids for the mail house, which knows the rest. */
  async idsOfTier(tier: string): Promise<string[]> {
    const rows = await this.members.find({ where: { tier }, select: { id: true, joinedAt: true } });
    return rows.map((row) => row.id);
  }
}
