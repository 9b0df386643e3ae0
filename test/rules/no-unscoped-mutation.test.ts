import rule from '../../rules/no-unscoped-mutation.ts';
import { describeRule } from '../support/rule-tester.ts';
import { bad, good } from '../support/rule-cases.ts';

const CUSTOMER = { entity: 'Customer', fields: 'taxId (national or tax number), firstName (given name), lastName (family name), email (e-mail address) and 2 more', because: ' (prisma/schema.prisma:9)' };
const data = (method: string, more: Record<string, string> = {}): Record<string, string> => ({ method, ...CUSTOMER, ...more });

describeRule(rule, {
  bad: [
    bad('every row is deleted', `
      import { prisma } from './prisma';
      export const clear = () => prisma.customer.⟦deleteMany⟧();
      export const clearToo = () => prisma.customer.⟦deleteMany⟧({ where: {} });
    `, [{ id: 'deletesAll', data: data('deleteMany') }, { id: 'deletesAll', data: data('deleteMany') }]),
    bad('every row is changed', `
      import { prisma } from './prisma';
      export const close = () => prisma.customer.⟦updateMany⟧({ data: { status: 'closed' } });
    `, { id: 'updatesAll', data: data('updateMany') }),
    bad('the only condition may fall away', `
      import { prisma } from './prisma';
      export const remove = (tenantId?: string) => prisma.customer.⟦deleteMany⟧({ where: { tenantId } });
      export const close = (ids?: string[], status?: string) => prisma.customer.⟦updateMany⟧({ where: { id: { in: ids }, status }, data: { phone: null } });
    `, [{ id: 'deletesOptional', data: data('deleteMany', { names: '\`tenantId\`' }) }, { id: 'updatesOptional', data: data('updateMany', { names: '\`id\`, \`status\`' }) }]),
    bad('the request says which', `
      import { prisma } from './prisma';
      export const remove = async (req: { body: { where: object } }) => prisma.customer.⟦deleteMany⟧({ where: req.body.where });
      export const close = async (req: { body: { where: object } }) => prisma.customer.⟦updateMany⟧({ where: req.body.where, data: { status: 'closed' } });
    `, [{ id: 'deletesGiven', data: data('deleteMany') }, { id: 'updatesGiven', data: data('updateMany') }]),
    bad('what a server calls may be called by anybody', `
      import { prisma } from './prisma';
      import { queue } from './queue';
      async function reset() {
        await prisma.customer.⟦deleteMany⟧();
      }
      queue.on('reset', reset);
      start();
    `, { id: 'deletesAll', data: data('deleteMany') }),
    bad('one table is emptied, whatever the function is called; several by one that is called otherwise', `
      import { prisma } from './prisma';
      // Deletes what the list shows.
      export async function resetCustomers() {
        await prisma.order.deleteMany({});
        await prisma.customer.⟦deleteMany⟧({});
      }
      export async function offboard(id: string) {
        await prisma.product.deleteMany({});
        await prisma.order.deleteMany({});
        await prisma.customer.⟦deleteMany⟧({});
      }
    `, [{ id: 'deletesAll', data: data('deleteMany') }, { id: 'deletesAll', data: data('deleteMany') }]),
    bad('a server that can be started by itself', `
      import { prisma } from './prisma';
      export const clear = async (req, res) => res.json(await prisma.customer.⟦deleteMany⟧());
      app.delete('/customers', clear);
      if (require.main === module) app.listen(3000);
    `, { id: 'deletesAll', data: data('deleteMany') }),
    bad('in strict, a program that somebody runs by hand', `
      import { prisma } from './prisma';
      const reset = () => prisma.customer.⟦deleteMany⟧();
      reset();
    `, { id: 'deletesAll', data: data('deleteMany') }, { project: 'strict' }),
    bad('in strict, what could not be read', `
      import { prisma } from './prisma';
      import { expired } from './filters';
      export const purge = () => prisma.customer.⟦deleteMany⟧({ where: expired() });
    `, { id: 'unknownFilter', data: data('deleteMany', { why: '`where` is built elsewhere' }) }, { project: 'strict' }),
  ],
  lookAlikes: [
    good('1. one record by its key', `
      import { prisma } from './prisma';
      export const remove = (id: string) => prisma.customer.delete({ where: { id } });
      export const close = (id: string) => prisma.customer.update({ where: { id }, data: { status: 'closed' } });
    `),
    good('2. a list of keys', `
      import { prisma } from './prisma';
      export const remove = (ids: string[]) => prisma.customer.deleteMany({ where: { id: { in: ids } } });
    `),
    good('3. the rows of a tenant, of a day', `
      import { prisma } from './prisma';
      export const offboard = (tenantId: string) => prisma.customer.deleteMany({ where: { tenantId } });
      export const expire = (before: Date) => prisma.customer.deleteMany({ where: { createdAt: { lt: before } } });
    `),
    good('4. what holds nothing personal', `
      import { prisma } from './prisma';
      export const clear = () => prisma.product.deleteMany();
    `),
    good('5. maps, sets, caches', `
      const customer = new Map<string, string>();
      export const forget = (id: string) => customer.delete(id);
      export const clear = (cache: { customer: { deleteMany(): void } }) => cache.customer.deleteMany();
    `),
    good('6. a statement with a condition', `
      import { Pool } from 'pg';
      const pool = new Pool();
      export const remove = (id: string) => pool.query('DELETE FROM callers WHERE id = $1', [id]);
      export const clear = () => pool.query("UPDATE callers SET phone = NULL WHERE called_at < now() - interval '1 year'");
    `),
    good('7. a loaded row', `
      import { Repository } from 'typeorm';
      import { Member } from './entities/member.entity';
      export async function close(members: Repository<Member>, id: number) {
        const member = await members.findOneByOrFail({ id });
        member.points = 0;
        await members.save(member);
        await members.remove(member);
      }
    `),
    good('8. a filter that is built elsewhere', `
      import { prisma } from './prisma';
      import { expired } from './filters';
      export const purge = () => prisma.customer.deleteMany({ where: expired() });
      export const mine = (user: { id: string }) => prisma.customer.deleteMany({ where: { ...expired(), status: undefined } });
    `),
    good('9. one condition stays', `
      import { prisma } from './prisma';
      export const close = (tenantId: string, status?: string) => prisma.customer.updateMany({ where: { tenantId, status }, data: { status: 'closed' } });
    `),
    good('10. a missing value is refused first', `
      import { prisma } from './prisma';
      export async function remove(tenantId?: string) {
        if (!tenantId) throw new Error('tenantId is missing');
        return prisma.customer.deleteMany({ where: { tenantId } });
      }
    `),
    good('11. new rows', `
      import { prisma } from './prisma';
      export const add = (rows: { id: string }[]) => prisma.customer.createMany({ data: rows as never });
    `),
    good('12. records that name their keys', `
      import { createClient } from '@supabase/supabase-js';
      import { Repository } from 'typeorm';
      import { Member } from './entities/member.entity';
      const supabase = createClient(url, key);
      export async function store(rows: { id: number; phone: string }[], members: Repository<Member>, list: Member[]) {
        const { error } = await supabase.from('callers').upsert(rows, { onConflict: 'id' });
        await members.upsert(list, ['email']);
        return error;
      }
    `),
    good('13. the name of a method only', `
      import { CustomerService } from './customer-service';
      export const clear = (service: CustomerService) => service.deleteMany();
    `),
  ],
  good: [
    good('a program that somebody runs by hand', `
      import { prisma } from './prisma';
      async function reset() {
        await prisma.customer.deleteMany();
        console.log('all gone');
      }
      reset().catch(() => process.exit(1));
    `),
    good('a program that runs where it is the file that was started, and one that takes arguments', `
      import { prisma } from './prisma';
      export async function resetAll() {
        await prisma.customer.deleteMany();
      }
      if (require.main === module) resetAll().then(() => console.log('all gone'));
    `),
    good('a module that is a program where it was started', `
      import { prisma } from './prisma';
      export async function resetCounters() {
        await prisma.customer.updateMany({ data: { status: 'new' } });
      }
      if (import.meta.url === \`file://\${process.argv[1]}\`) await resetCounters();
    `),
    good('a reset of the store empties one table after the other', `
      import { prisma } from './prisma';
      export async function resetDatabase(req) {
        await prisma.order.deleteMany({});
        await prisma.contact.deleteMany({});
        await prisma.customer.deleteMany({});
      }
    `),
    good('a helper of tests, as its comment says', `
      import { prisma } from './prisma';
      /**
       * Clear all customers (for testing purposes)
       */
      export async function clearAll(): Promise<void> {
        await prisma.customer.deleteMany();
      }
    `),
    good('a change of the table fills every row', `
      import { Pool } from 'pg';
      const pool = new Pool();
      export async function up() {
        await pool.query('ALTER TABLE callers ADD COLUMN phone_e164 text');
        await pool.query('UPDATE callers SET phone_e164 = normalise(phone)');
      }
    `),
    good('a condition that both branches have', `
      import { prisma } from './prisma';
      export const remove = (id: string, tenantId?: string) => prisma.customer.deleteMany({ where: { ...(tenantId ? { id, tenantId } : { id }) } });
    `),
    good('seeds and tests', `
      import { prisma } from './prisma';
      export const reset = () => prisma.customer.deleteMany();
    `, { file: 'prisma/seed.ts' }),
  ],
});
