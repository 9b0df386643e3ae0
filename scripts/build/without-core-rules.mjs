/**
 * Leaves ESLint's own 290 rules out: our `Linter` runs only ours, and every worker thread and the
 * language server would read them from disk.
 */
export const withoutCoreRules = {
  name: 'without-core-rules',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/]eslint[\\/]lib[\\/]rules[\\/]index\.js$/ }, () => ({ contents: 'module.exports = new Map();', loader: 'js' }));
  },
};
