export { Linter } from 'eslint/universal';
