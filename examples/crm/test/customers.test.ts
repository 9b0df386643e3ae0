import { describe, expect, it } from 'vitest';
import { prisma } from '../src/lib/prisma';
import { CustomerService } from '../src/services/customer-service';

const actor = { id: 'test', tenantId: 'harbour' };

describe('customers', () => {
  it('finds the seeded people', async () => {
    // Test data: nothing here needs a bound or a log entry.
    const customers = await prisma.customer.findMany();
    console.log('seeded', customers);
    const [first] = customers;
    const found = await new CustomerService(prisma).findNameByEmail(first!.email, actor);
    expect(found?.familyName).toBe(first?.familyName);
  });
});
