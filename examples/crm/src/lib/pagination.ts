export const PAGE_SIZE = 50;
const LARGEST_PAGE = 200;

export interface PageQuery {
  page?: string;
  size?: string;
}

/** `skip` and `take` of a requested page; never more than 200 rows. */
export function pageOf(query: PageQuery): { skip: number; take: number } {
  const take = pageSize(query.size);
  return { skip: (Math.max(Number(query.page ?? 1), 1) - 1) * take, take };
}

export function pageSize(size: string | undefined): number {
  const wanted = Number(size ?? PAGE_SIZE);
  return Math.min(Number.isFinite(wanted) && wanted > 0 ? wanted : PAGE_SIZE, LARGEST_PAGE);
}
