import rule from '../../rules/require-scope.ts';
import { describeRule } from '../support/rule-tester.ts';
import { keys } from './require-scope/keys.ts';
import { lookAlikes, silent } from './require-scope/silent.ts';
import { wide } from './require-scope/wide.ts';

describeRule(rule, { bad: [...wide, ...keys], lookAlikes, good: silent });
