import rule from '../../rules/no-optional-filter.ts';
import { describeRule } from '../support/rule-tester.ts';
import { manyRecords, oneRecord, owners } from './no-optional-filter/found.ts';
import { lookAlikes, others } from './no-optional-filter/silent.ts';

describeRule(rule, { bad: [...oneRecord, ...manyRecords, ...owners], lookAlikes, good: others });
