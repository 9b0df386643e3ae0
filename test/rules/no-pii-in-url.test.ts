import rule from '../../rules/no-pii-in-url.ts';
import { describeRule } from '../support/rule-tester.ts';
import { put } from './no-pii-in-url/put.ts';
import { good, lookAlikes } from './no-pii-in-url/silent.ts';

describeRule(rule, { bad: put, lookAlikes, good });
