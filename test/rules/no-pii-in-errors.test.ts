import rule from '../../rules/no-pii-in-errors.ts';
import { describeRule } from '../support/rule-tester.ts';
import { said } from './no-pii-in-errors/said.ts';
import { good, lookAlikes } from './no-pii-in-errors/silent.ts';

describeRule(rule, { bad: said, lookAlikes, good }, { least: 40 });
