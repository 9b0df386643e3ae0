import rule from '../../rules/no-select-all-fields.ts';
import { describeRule } from '../support/rule-tester.ts';
import { leaving } from './no-select-all-fields/leaving.ts';
import { good, lookAlikes } from './no-select-all-fields/silent.ts';
import { unused } from './no-select-all-fields/unused.ts';

describeRule(rule, { bad: [...unused, ...leaving], lookAlikes, good });
