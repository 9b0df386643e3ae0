/** The oldest Node the project runs on; package.json's `engines.node` says the same. */
export const MINIMUM_NODE = '20.19.0';

/** Says in one sentence why `version` (like `20.19.1`) is too old; undefined when it is not. */
export function nodeVersionProblem(version) {
  const have = version.split('.').map(Number);
  const need = MINIMUM_NODE.split('.').map(Number);
  for (let i = 0; i < need.length; i++) {
    if (have[i] > need[i]) return undefined;
    if (have[i] < need[i]) {
      return (
        'CRM Guard needs Node ' + MINIMUM_NODE + ' or newer; this is Node ' + version +
        '. Install a current version from https://nodejs.org and run the same command again.'
      );
    }
  }
  return undefined;
}
