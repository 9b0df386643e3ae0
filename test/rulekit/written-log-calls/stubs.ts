/** Stand-ins for packages, as strict as they are. */
export const STUBS = {
  'node_modules/@prisma/client/index.d.ts': `
export interface Customer { id: string; tenantId: string; firstName: string; email: string; phone: string | null; taxId: string | null }
export interface Ticket { number: number; phone: string; email: string; address: string }
interface Delegate<T> { findMany(args?: object): Promise<T[]>; findUnique(args: object): Promise<T | null>; findUniqueOrThrow(args: object): Promise<T>; findFirst(args?: object): Promise<T | null> }
interface Written { create(args: { data: object }): Promise<unknown> }
export declare class PrismaClient { customer: Delegate<Customer>; ticket: Delegate<Ticket>; auditLog: Written }
`,
  'node_modules/pg/index.d.ts': `
export interface QueryResult<R> { rows: R[]; rowCount: number | null }
export declare class Pool { query<R = any>(text: string, values?: unknown[]): Promise<QueryResult<R>> }
`,
  'node_modules/mysql2/promise.d.ts': `
export interface Pool { query<T = any>(text: string, values?: unknown[]): Promise<[T, unknown[]]> }
export declare function createPool(url: string): Pool;
`,
  'node_modules/next-auth/index.d.ts': `
export interface Session { user: { id: string; name?: string | null } }
export declare function getServerSession(options?: object): Promise<Session | null>;
`,
  'node_modules/express/index.d.ts': `
export interface Request { params: Record<string, string>; user?: { id: string } }
export interface Response { json(body: unknown): void }
`,
};
