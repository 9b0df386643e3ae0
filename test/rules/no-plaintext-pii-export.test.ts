import rule from '../../rules/no-plaintext-pii-export.ts';
import { describeRule } from '../support/rule-tester.ts';
import { found } from './no-plaintext-pii-export/found.ts';
import { good, lookAlikes } from './no-plaintext-pii-export/silent.ts';

describeRule(rule, { bad: found, lookAlikes, good });
