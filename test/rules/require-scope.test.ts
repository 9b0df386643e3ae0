import rule from '../../rules/require-scope.ts';
import { describeRule } from '../support/rule-tester.ts';
import { keys } from './require-scope/keys.ts';
import { asked, ownAccord } from './require-scope/own-accord.ts';
import { lookAlikes, silent } from './require-scope/silent.ts';
import { wide } from './require-scope/wide.ts';

describeRule(rule, { bad: [...wide, ...keys, ...asked], lookAlikes, good: [...silent, ...ownAccord] });
