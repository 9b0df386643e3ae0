import type { PrismaClient } from '@prisma/client';
import { recordAccess } from '../lib/access-log';
import { pageOf, type PageQuery } from '../lib/pagination';

export interface Actor {
  id: string;
  tenantId: string;
}

/** Reads of customers that several screens share. */
export class CustomerService {
  constructor(private readonly db: PrismaClient) {}

  /** Hands the whole record to whoever asks, the refund account with it. */
  async findByEmail(email: string, actor: Actor) {
    // finding: no-select-all-fields
    const customer = await this.db.customer.findUnique({ where: { email } });
    if (!customer) return null;
    await recordAccess({ actor: actor.id, entity: 'Customer', ids: [customer.id], purpose: 'look-up by mail' });
    return customer;
  }

  async findNameByEmail(email: string, actor: Actor) {
    const customer = await this.db.customer.findUnique({
      where: { email },
      select: { id: true, familyName: true, givenName: true },
    });
    if (!customer) return null;
    await recordAccess({ actor: actor.id, entity: 'Customer', ids: [customer.id], purpose: 'look-up by mail' });
    return customer;
  }

  /** The page's size comes out of a helper. */
  async findMany(term: string, page: PageQuery, actor: Actor) {
    const found = await this.db.customer.findMany({
      where: {
        tenantId: actor.tenantId,
        OR: [{ familyName: { startsWith: term } }, { familyNameKana: { startsWith: term } }, { email: term }],
      },
      select: { id: true, familyName: true, givenName: true, phone: true },
      ...pageOf(page),
    });
    await recordAccess({ actor: actor.id, entity: 'Customer', ids: found.map((customer) => customer.id), purpose: 'search' });
    return found;
  }

  async isEmailTaken(email: string): Promise<boolean> {
    return (await this.db.customer.count({ where: { email } })) > 0;
  }

  async exists(id: string): Promise<boolean> {
    const found = await this.db.customer.findUnique({ where: { id }, select: { id: true } });
    return found !== null;
  }

  /** The log is written even when the read fails. */
  async phoneOf(id: string, actor: Actor): Promise<string | null> {
    try {
      const customer = await this.db.customer.findUniqueOrThrow({ where: { id }, select: { phone: true } });
      return customer.phone;
    } finally {
      await recordAccess({ actor: actor.id, entity: 'Customer', ids: [id], purpose: 'phone number' });
    }
  }
}
