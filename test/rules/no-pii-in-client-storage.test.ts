import rule from '../../rules/no-pii-in-client-storage.ts';
import { describeRule } from '../support/rule-tester.ts';
import { found } from './no-pii-in-client-storage/found.ts';
import { good, lookAlikes } from './no-pii-in-client-storage/silent.ts';

describeRule(rule, { bad: found, lookAlikes, good });
