/** Documents that are checked. */
export const CHECKED_LANGUAGES = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'] as const;
