import rule from '../../rules/no-unbounded-query.ts';
import { describeRule } from '../support/rule-tester.ts';
import { given, narrowed } from './no-unbounded-query/given.ts';
import { objectCalls } from './no-unbounded-query/object-calls.ts';
import { statements } from './no-unbounded-query/statements.ts';
import { systems, systemsSilent } from './no-unbounded-query/systems.ts';
import { loops, sizes, sizesSilent } from './no-unbounded-query/sizes.ts';
import { good, lookAlikes } from './no-unbounded-query/silent.ts';

describeRule(rule, { bad: [...objectCalls, ...given, ...statements, ...systems, ...sizes, ...loops], lookAlikes, good: [...narrowed, ...good, ...systemsSilent, ...sizesSilent] });
