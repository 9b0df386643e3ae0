import type { DidChangeWatchedFilesRegistrationOptions } from 'vscode-languageserver';

/**
 * Files that change what is known of the data, or how calls are understood: policies, schemas,
 * and source files, since any module can hold an entity, a helper or the access log.
 */
export const WATCHED: DidChangeWatchedFilesRegistrationOptions = {
  watchers: [
    { globPattern: '**/crm-guard.{yaml,yml,json}' },
    { globPattern: '**/crm-guard-baseline.json' },
    { globPattern: '**/*.{prisma,sql,graphql,graphqls,gql}' },
    // Metadata of Salesforce, forms and settings of kintone.
    { globPattern: '**/*.{field-meta.xml,object-meta.xml,object}' },
    { globPattern: '**/*{form,fields,field,app,settings,manifest}*.json' },
    { globPattern: '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}' },
  ],
};

/** Whether a changed file can matter at all; installed packages and git's own files never do. */
export const concernsUs = (uri: string): boolean => !/\/(node_modules|\.git)\//.test(uri);
