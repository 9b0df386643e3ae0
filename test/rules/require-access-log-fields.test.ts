import rule from '../../rules/require-access-log-fields.ts';
import { describeRule } from '../support/rule-tester.ts';
import { copies, incomplete } from './require-access-log-fields/incomplete.ts';
import { good, lookAlikes } from './require-access-log-fields/silent.ts';

describeRule(rule, { bad: [...incomplete, ...copies], lookAlikes, good });
