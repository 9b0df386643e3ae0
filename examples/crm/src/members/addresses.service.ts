import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { MemberAddress } from '../entities/member-address.entity';
import { recordAccess } from '../lib/access-log';

@Injectable()
export class AddressesService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async addressesOfMember(memberId: string, actor: string) {
    const addresses = await this.dataSource.getRepository(MemberAddress).find({ where: { memberId } });
    await recordAccess({ actor, entity: 'Member', ids: [memberId], purpose: 'addresses' });
    return addresses;
  }

  /** A region is half the country. */
  async addressesOfRegion(regionCode: string, actor: string) {
    const repository = this.dataSource.getRepository(MemberAddress);
    // finding: no-unbounded-query
    const addresses = await repository.find({ where: { regionCode } });
    await recordAccess({ actor, entity: 'Member', ids: addresses.map((address) => address.memberId), purpose: 'catalogue mailing' });
    return addresses;
  }

  async addressesOfRegionPage(regionCode: string, actor: string, skip: number) {
    const repository = this.dataSource.getRepository(MemberAddress);
    const addresses = await repository.find({ where: { regionCode }, order: { id: 'ASC' }, skip, take: 200 });
    await recordAccess({ actor, entity: 'Member', ids: addresses.map((address) => address.memberId), purpose: 'catalogue mailing' });
    return addresses;
  }
}
