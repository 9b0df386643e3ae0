/** Adapters whose sources nothing can be held against, with the reason. */
export const ADAPTERS_WITHOUT_PACKAGE: ReadonlyMap<string, string> = new Map([
  ['in-house', 'the project writes this client itself and describes it in its policy'],
]);

/** Packages that sources import and the workspace leaves out, with the reason; what they export is `any`. */
export const ABSENT_PACKAGES: ReadonlyMap<string, string> = new Map([
  ...['@aws-sdk/client-s3', '@octokit/core', '@tanstack/react-query', 'algoliasearch', 'd3', 'discord.js', 'docx', 'firebase-functions', 'jquery', 'meilisearch', 'msw', 'nock', 'rxdb', 'rxjs', 'typesense'].map(
    (name) => [name, 'no data client: it shows what must stay unread'] as const,
  ),
  ...['@other/crm', '@other/sdk', 'some-package'].map((name) => [name, 'stands for any other package'] as const),
  ['mongoose-delete', 'its types bring a Mongoose of their own'],
  ['@medusajs/framework', 'brings a whole server and its database'],
  ['@medusajs/medusa', 'brings a whole server and its database'],
  ['aws-sdk', 'version 2 weighs 100 MB'],
  ['firebase/compat/app', 'firebase itself weighs 50 MB and brings browser bundles'],
]);

/** True for a package, or a file of one, that is left out on purpose. */
export function isAbsent(specifier: string): boolean {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return ABSENT_PACKAGES.has(name) || ABSENT_PACKAGES.has(specifier);
}
