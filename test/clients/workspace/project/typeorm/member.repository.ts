import { Repository } from 'typeorm';
import { Member } from './member.entity.ts';

export class MemberRepository extends Repository<Member> {}
