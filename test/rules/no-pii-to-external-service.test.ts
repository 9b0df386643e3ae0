import rule from '../../rules/no-pii-to-external-service.ts';
import { describeRule } from '../support/rule-tester.ts';
import { decided, requests, services, through } from './no-pii-to-external-service/found.ts';
import { good, lookAlikes } from './no-pii-to-external-service/silent.ts';

describeRule(rule, { bad: [...services, ...requests, ...through, ...decided], lookAlikes, good }, { least: 40 });
