import process from 'node:process';
import fc from 'fast-check';

/**
 * Property tests draw the same examples on every machine, so that a red run is red again when somebody
 * looks at it. `FUZZ_SEED=<number>` draws others, which is how new counter-examples are looked for.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FUZZ_SEED ?? 20_261_122) });
