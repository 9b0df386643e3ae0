import type { Linter } from 'eslint';
export const layerConfig: Linter.Config[];
