const hits = new Map<string, number>();

/** Counts a page view for the traffic dashboard. Not to be confused with the access log. */
export function recordAccess(route: string): void {
  hits.set(route, (hits.get(route) ?? 0) + 1);
}

export function forget(route: string): void {
  hits.delete(route);
}

export function busiest(): string | undefined {
  const all = [...hits.entries()].sort((a, b) => b[1] - a[1]);
  return all.find(([, count]) => count > 0)?.[0];
}
