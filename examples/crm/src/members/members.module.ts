import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MemberAddress } from '../entities/member-address.entity';
import { Member } from '../entities/member.entity';
import { PointTransaction } from '../entities/point-transaction.entity';
import { AddressesService } from './addresses.service';
import { MemberSearchService } from './member-search.service';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';
import { PointsService } from './points.service';

@Module({
  imports: [TypeOrmModule.forFeature([Member, MemberAddress, PointTransaction])],
  controllers: [MembersController],
  providers: [MembersService, MemberSearchService, AddressesService, PointsService],
})
export class MembersModule {}
