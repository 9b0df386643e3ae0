import { bad, good } from '../../support/rule-cases.ts';

const accounts = { project: 'accounts' } as const;
const accountsStrict = { project: 'accountsstrict' } as const;
const PATIENT = {
  entity: 'Patient',
  fields: 'nationalId (national or tax number), diagnosis (health condition), fullName (full name), email (e-mail address) and 1 more',
  because: ' (prisma/schema.prisma:18)',
};
const MEMBERS = { entity: 'Member', fields: 'fullName (full name), email (e-mail address), phone (telephone number) and dateOfBirth (date of birth)', because: ' (src/entities/member.entity.ts:6)' };
const BUILDER = "import { DataSource } from 'typeorm';\nimport { Member } from './entities/member.entity';\nimport { withUserScope, withUserVisibility } from './scope';\nimport { getContext } from './context';\n";
const PRISMA = "import { prisma } from './prisma';\n";

/** Who asks, and who is asked about, may be one person, or nobody gets to see what is read. */
export const own = [
  good('who is signed in was taken out of the session before', `${PRISMA}
    import { auth, getContext, getEffectiveUser, requireUser, supabase } from './session';
    export async function a(req: Request) { const { userId } = auth(req); return prisma.patient.findUnique({ where: { userId } }); }
    export async function b() { const user = await requireUser(); return prisma.patient.findUnique({ where: { userId: user.id } }); }
    export async function c() { const { user_id } = getContext(); return prisma.user.findUnique({ where: { authUserId: user_id } }); }
    export async function d() { const { data: { user } } = await supabase.auth.getUser(); return prisma.patient.findFirst({ where: { userId: user.id } }); }
    export async function f() { const asking = await getEffectiveUser(); const { userId } = asking; return prisma.patient.findUnique({ where: { userId } }); }
    export const e = () => prisma.patient.findUnique({ where: { userId: getContext().userId } });
  `, accountsStrict),
  good('a guard tells its handler who is signed in', `${PRISMA}
    import { withAuth, protectedRoute } from './guard';
    export const GET = withAuth(async (req, { user }) => Response.json(await prisma.patient.findUnique({ where: { userId: user.id } })));
    export const POST = withAuth(async (req, { session: { user } }) => Response.json(await prisma.patient.findUnique({ where: { userId: user.id } })));
    export const PUT = protectedRoute(async (req, user) => Response.json(await prisma.patient.findUnique({ where: { userId: user.id } })));
    export const PATCH = withAuth(async (req, { user }) => {
      const account = await prisma.user.findUnique({ where: { id: user.id }, select: { patientId: true, email: true } });
      const patient = account?.patientId ? await prisma.patient.findUnique({ where: { id: account.patientId } }) : await prisma.patient.findFirst({ where: { email: account?.email ?? user.email } });
      return Response.json(patient);
    });
  `, accountsStrict),
  good('a portal knows its patient, a profile its user', `${PRISMA}
    export const visits = async (req: Request) => { const userId = (req as any).portalAccount?.userId; return prisma.patient.findMany({ where: { userId } }); };
    export const getMyProfile = (userId: string) => prisma.patient.findUnique({ where: { userId } });
  `, accountsStrict),
  good('whoever holds the token that only they were sent', `${PRISMA}
    export const reset = (token: string) => prisma.user.findUnique({ where: { resetToken: token } });
    export const portal = (token: string) => prisma.patient.findUnique({ where: { portalToken: token } });
  `, accountsStrict),
  good('somebody who is just signing in', `${PRISMA}
    import bcrypt from 'bcrypt';
    export async function signIn(email: string) { const user = await prisma.user.findUnique({ where: { email } }); return user; }
    export class AuthService { validate(id: string) { return prisma.user.findUnique({ where: { id } }); } }
    export class Known extends PassportStrategy(Strategy) { run(payload: { id: string }) { return prisma.user.findUnique({ where: { id: payload.id } }); } }
    export async function enter(email: string) { const user = await prisma.user.findUnique({ where: { email } }); return jwtService.signAsync({ sub: user?.id, role: user?.role }); }
    export const options = { providers: [{ authorize: async (given: { email: string; password: string }) => {
      const patient = await prisma.patient.findUnique({ where: { email: given.email } });
      if (!patient || !(await bcrypt.compare(given.password, patient.nationalId))) return null;
      return patient;
    } }] };
    app.post('/forgot-password', async (req, res) => { const user = await prisma.user.findFirst({ where: { email: req.body.email } }); await mail(user); });
  `, accountsStrict),
  good('a query that a helper limits to who asks', `${BUILDER}
    export function mine(db: DataSource) {
      const qb = db.getRepository(Member).createQueryBuilder('member');
      withUserScope(qb, 'member');
      return qb.getMany();
    }
    export function also(db: DataSource) {
      const { user_id } = getContext();
      return db.getRepository(Member).createQueryBuilder('m').andWhere('EXISTS (SELECT 1 FROM links l WHERE l.member = m.id AND l.auth_user_id = :me)', { me: user_id }).getMany();
    }
  `, accountsStrict),
  good('rows that are read to be changed, and go nowhere else', `
    import { DataSource } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function rename(db: DataSource, id: number, fullName: string) {
      const member = await db.getRepository(Member).findOne({ where: { id } });
      if (!member) return;
      member.fullName = fullName;
      await db.getRepository(Member).save(member);
    }
    export async function forget(db: DataSource, id: number) {
      const member = await db.getRepository(Member).findOne({ where: { id } });
      if (!member) throw new Error('gone');
      await db.getRepository(Member).remove(member);
    }
  `),
  good("the organisation's own people, handed on inside the server", `${PRISMA}
    export async function close(id: string) { const user = await prisma.user.findUnique({ where: { id } }); await archive(user); }
    export async function digest() { for (const user of await prisma.user.findMany({ select: { email: true, fullName: true } })) await send(user); }
  `, accounts),
  good("what one's own record leads to", `${PRISMA}
    import { auth } from './session';
    export async function a() {
      const session = await auth();
      const user = await prisma.user.findUnique({ where: { id: session.user.id }, include: { patient: true } });
      if (!user?.patient) return null;
      const patientId = user.patient.id;
      return [await prisma.patient.findUnique({ where: { id: patientId } }), await prisma.patient.findFirst({ where: { email: { equals: user.email } } })];
    }
    export async function b(req: Request) {
      const lookup = await prisma.user.findFirst({ where: { email: (await auth()).user.email }, select: { patientId: true, email: true } });
      const key = { patientId: lookup?.patientId ?? null };
      const patient = key.patientId
        ? await prisma.patient.findUnique({ where: { id: key.patientId } })
        : lookup?.email
          ? await prisma.patient.findFirst({ where: { email: lookup.email } })
          : null;
      if (!patient) return null;
      return prisma.visit.findMany({ where: { patientId: patient.id }, include: { patient: true } });
    }
  `, accounts),
  good('only what is not personal is used, of the row and of what is read along', `${PRISMA}
    export async function cancel(id: string) {
      const visit = await prisma.visit.findUnique({ where: { id }, include: { patient: true } });
      if (visit?.status === 'done') throw new Error('too late');
    }
  `, accounts),
  good('the account a bill is paid to, and the tax number on it', `${PRISMA}export const bills = () => prisma.bill.findMany();`, accounts),
  good('people with rights of their own, for a job', `${PRISMA}export async function snapshot() { for (const sale of await prisma.sale.findMany({ select: { id: true, firstName: true, email: true } })) await count(sale); }`, accounts),
  good('the access log itself', `${PRISMA}export const journal = () => prisma.auditLog.findMany();`, accounts),
  good('the licence of a doctor, which stands in a register', `${PRISMA}export const doctors = () => prisma.doctorProfile.findMany();`, accounts),
  good("a receipt's tax number, which is mostly a company's", `${PRISMA}export const receipts = () => prisma.receipt.findMany();`, accountsStrict),
];

/** What looks like one's own data and is somebody else's, or is seen. */
export const notOwn = [
  bad('what the client asks for is no proof of who it is', `${PRISMA}
    import { withAuth } from './guard';
    export const GET = withAuth(async (req, { params: { userId } }) => Response.json(await prisma.patient.⟦findUnique⟧({ where: { userId } })));
  `, { id: 'unlogged', data: { ...PATIENT, method: 'findUnique', how: '' } }, accountsStrict),
  bad('a function that is told whom to look for', `${PRISMA}
    import { getUser } from './users';
    export async function of(id: string) { const user = await getUser(id); return prisma.patient.⟦findUnique⟧({ where: { userId: user.id } }); }
  `, { id: 'unlogged', data: { ...PATIENT, method: 'findUnique', how: '' } }, accounts),
  bad('what belongs to somebody is not that person', `${PRISMA}export const getMyPatients = (agentId: string) => prisma.patient.⟦findMany⟧({ where: { userId: { in: [agentId] } } });`, { id: 'unlogged', data: { ...PATIENT, method: 'findMany', how: '' } }, accounts),
  bad('a class that is called after signing in reads somebody else as well', `${PRISMA}export class AuthService { detailsOf(id: string) { return prisma.patient.⟦findUnique⟧({ where: { id } }); } }`, { id: 'unlogged', data: { ...PATIENT, method: 'findUnique', how: '' } }, accounts),
  bad('a link that anybody may have', `${PRISMA}export const shared = (token: string) => prisma.patient.⟦findUnique⟧({ where: { shareToken: token } });`, { id: 'unlogged', data: { ...PATIENT, method: 'findUnique', how: '' } }, accounts),
  bad('a list beside the ways in, and a check of another record', `${PRISMA}
    import bcrypt from 'bcrypt';
    export class AuthService { everybody() { return prisma.patient.⟦findMany⟧(); } }
    export async function open(id: string, password: string, admin: { passwordHash: string }) {
      const patient = await prisma.patient.⟦findUnique⟧({ where: { id } });
      if (!(await bcrypt.compare(password, admin.passwordHash))) return null;
      return patient;
    }
  `, ['findMany', 'findUnique'].map((method) => ({ id: 'unlogged', data: { ...PATIENT, method, how: '' } })), accounts),
  bad('a helper for what somebody may see of others', `${BUILDER}
    export function mine(db: DataSource) {
      const qb = db.getRepository(Member).createQueryBuilder('member');
      withUserVisibility(qb, 'member');
      return qb.⟦getMany⟧();
    }
  `, { id: 'unlogged', data: { ...MEMBERS, method: 'getMany', how: '' } }, accounts),
  bad('a row that is changed, and answered as well', `
    import { DataSource } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function rename(db: DataSource, id: number, fullName: string) {
      const member = await db.getRepository(Member).⟦findOne⟧({ where: { id } });
      if (!member) return null;
      member.fullName = fullName;
      await db.getRepository(Member).save(member);
      return member;
    }
  `, { id: 'unlogged', data: { ...MEMBERS, method: 'findOne', how: ' This project logs with `recordAccess`.' } }),
  bad("the organisation's own people, where somebody gets to see them", `${PRISMA}
    export async function list(req, res) { const users = await prisma.user.⟦findMany⟧({ select: { email: true, salary: true } }); res.json(users); }
    export async function pay() { for (const user of await prisma.user.⟦findMany⟧({ select: { fullName: true, salary: true } })) await send(user); }
  `, [
    { id: 'unlogged', data: { entity: 'User', method: 'findMany', fields: 'salary (income) and email (e-mail address)', because: ' (prisma/schema.prisma:8)', how: '' } },
    { id: 'unlogged', data: { entity: 'User', method: 'findMany', fields: 'salary (income) and fullName (full name)', because: ' (prisma/schema.prisma:8)', how: '' } },
  ], accounts),
  bad('the leads of a user are other people', `${PRISMA}
    import { auth } from './session';
    export async function list() { const session = await auth(); return prisma.lead.⟦findMany⟧({ where: { userId: session.user.id } }); }
  `, { id: 'unlogged', data: { entity: 'Lead', fields: 'nationalId (national or tax number), fullName (full name) and email (e-mail address)', because: ' (prisma/schema.prisma:35)', method: 'findMany', how: '' } }, accounts),
  bad("whom one's own record points at, and what was found by another key as well", `${PRISMA}
    import { auth } from './session';
    export async function a() {
      const user = await prisma.user.findUnique({ where: { id: (await auth()).user.id } });
      return prisma.patient.⟦findUnique⟧({ where: { userId: user?.managerId } });
    }
    export async function b(id: string) {
      const own = await prisma.patient.⟦findFirst⟧({ where: { id, doctorId: (await auth()).user.id } });
      return [own, await prisma.visit.⟦findMany⟧({ where: { patientId: own.id }, include: { patient: true } })];
    }
  `, [
    { id: 'unlogged', data: { ...PATIENT, method: 'findUnique', how: '' } },
    { id: 'unlogged', data: { ...PATIENT, method: 'findFirst', how: '' } },
    { id: 'unlogged', data: { ...PATIENT, method: 'findMany', how: '' } },
  ], accounts),
  bad("the customer's own account on an invoice, and what is read along and shown", `${PRISMA}
    export const invoices = () => prisma.invoice.⟦findMany⟧();
    export async function title(id: string) {
      const visit = await prisma.visit.⟦findUnique⟧({ where: { id }, include: { patient: true } });
      return { status: visit.status, patient: visit.patient };
    }
  `, [
    { id: 'unlogged', data: { entity: 'Invoice', fields: 'bankAccount (bank account), customerTin (national or tax number), customerIban (bank account) and customerName (full name)', because: ' (prisma/schema.prisma:40)', method: 'findMany', how: '' } },
    { id: 'unlogged', data: { ...PATIENT, method: 'findUnique', how: '' } },
  ], accounts),
];
