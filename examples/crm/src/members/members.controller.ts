import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { MemberSearchService } from './member-search.service';
import { MembersService } from './members.service';

/** Asks the services; reads nothing itself. */
@Controller('members')
export class MembersController {
  private readonly tiers = [{ code: 'basic' }, { code: 'silver' }, { code: 'gold' }];

  constructor(
    private readonly members: MembersService,
    private readonly search: MemberSearchService,
  ) {}

  @Get()
  list(@Req() req: Request, @Query('page') page = '1') {
    return this.members.findPage(Number(page), req.user.id);
  }

  @Get('tiers/:code')
  tier(@Param('code') code: string) {
    return this.tiers.find((tier) => tier.code === code);
  }

  @Get('search')
  find(@Req() req: Request, @Query('name') name: string) {
    return this.search.searchByNameTop(name, undefined, req.user.id);
  }

  @Get(':id/greeting')
  greeting(@Req() req: Request, @Param('id') id: string) {
    return this.members.greetingByName(id, req.user.id);
  }
}
