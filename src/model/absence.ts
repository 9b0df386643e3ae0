import type { TSESTree } from '@typescript-eslint/types';

/**
 * How a value comes to be missing.
 * `undefined`, `null`: written so. `chain`: an optional chain breaks off. `parameter`, `property`:
 * declared optional, or with a type that has `undefined` in it. `query`: a query parameter that the
 * request may leave out. `environment`: a variable that may be unset. `lookup`: a map without the key.
 * `validation`: the schema lets it be left out. `branch`: the code itself chooses to have none.
 */
export type AbsenceKind = 'undefined' | 'null' | 'chain' | 'parameter' | 'property' | 'query' | 'environment' | 'lookup' | 'validation' | 'branch';

/** Why a value can be missing, and the place that shows it; the node may be of another file. */
export interface Absence {
  kind: AbsenceKind;
  node: TSESTree.Node;
}
