import { reviewItems } from '../catalog/index.ts';
import type { ReviewItem } from '../model/index.ts';
import { policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { policyOf } from './build-catalog.ts';
import type { CatalogRequest, ReadCatalog } from './read-catalog.ts';
import { undeclaredEntities } from './undeclared-entities.ts';

/** What a reviewer should decide in a project, under the policy that was asked about. */
export interface CatalogReview {
  items: readonly ReviewItem[];
  policy: Policy;
}

/** Reads the code of a project for what no schema declares. Files in which no rule is on (tests, seeds) ask nothing. */
export function reviewCatalog({ root, catalog }: ReadCatalog, request: CatalogRequest): CatalogReview {
  const { policy } = policyOf(root, request);
  const counts = (file: string | undefined): boolean => file === undefined || policyFor(policy, file).active;
  return { policy, items: reviewItems(catalog, undeclaredEntities(root, policy)).filter(({ entity }) => counts(entity.source.file)) };
}
