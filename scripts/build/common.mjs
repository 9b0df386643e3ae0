import { inputsHash } from '../setup/freshness.mjs';
import { root } from '../setup/paths.mjs';
import { withoutCoreRules } from './without-core-rules.mjs';

// Bundled CommonJS packages call require; an ES module has none of its own.
const ESM_REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
const CJS_META_URL = "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

// Caches hold for one build, whichever bundle of it wrote them.
const BUILD = JSON.stringify(inputsHash().slice(0, 16));

/** Adds what all bundles have in common to the esbuild options of one. */
export function withCommon(options) {
  const esm = options.format === 'esm';
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    charset: 'utf8',
    logLevel: 'warning',
    // Names stay: a stack trace from a user must be readable without a source map.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    ...options,
    external: [...(options.external ?? []), 'oxc-parser'],
    banner: { js: [options.banner?.js, esm ? ESM_REQUIRE : CJS_META_URL].filter(Boolean).join('\n') },
    plugins: [...(options.plugins ?? []), withoutCoreRules],
    define: { CRM_GUARD_BUILD: BUILD, ...(esm ? {} : { 'import.meta.url': '__importMetaUrl' }), ...options.define },
  };
}
