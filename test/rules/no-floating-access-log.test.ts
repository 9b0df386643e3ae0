import rule from '../../rules/no-floating-access-log.ts';
import { describeRule } from '../support/rule-tester.ts';
import { lost, strict, swallowed } from './no-floating-access-log/lost.ts';
import { good, lookAlikes } from './no-floating-access-log/silent.ts';

describeRule(rule, { bad: [...lost, ...swallowed, ...strict], lookAlikes, good });
