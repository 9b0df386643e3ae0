import tseslint from 'typescript-eslint';
import { layerConfig } from './scripts/lint/layer-config.mjs';

export default tseslint.config(
  {
    // The example and the fixtures are input: they hold the mistakes that the tests look for. What golden sources import needs packages that only their suite installs.
    ignores: ['dist/', 'out/', 'examples/', 'test/fixtures/', 'test/clients/workspace/', '**/node_modules/', '.vscode-test/'],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [] }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-else-return': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    // An assertion or a fixture may know more than the type does; the test fails when it does not.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    rules: { eqeqeq: 'error', 'no-undef': 'off', 'no-unused-vars': 'error', 'no-else-return': 'error', 'prefer-const': 'error', 'max-lines': ['error', { max: 400 }] },
  },
  ...layerConfig,
);
