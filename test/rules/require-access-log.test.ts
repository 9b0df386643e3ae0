import rule from '../../rules/require-access-log.ts';
import { describeRule } from '../support/rule-tester.ts';
import { around, notAround } from './require-access-log/around.ts';
import { changed, notChanged, notPicked, notSent, picked, sent } from './require-access-log/changes.ts';
import { elsewhere, notElsewhere } from './require-access-log/elsewhere.ts';
import { notOwn, own } from './require-access-log/own.ts';
import { paths } from './require-access-log/paths.ts';
import { quickFix } from './require-access-log/quick-fix.ts';
import { notShown, shown } from './require-access-log/shown.ts';
import { good, lookAlikes } from './require-access-log/silent.ts';
import { unlogged } from './require-access-log/unlogged.ts';

describeRule(rule, { bad: [...unlogged, ...paths, ...notAround, ...notElsewhere, ...notChanged, ...notSent, ...picked, ...notOwn, ...quickFix, ...shown], lookAlikes, good: [...good, ...around, ...elsewhere, ...changed, ...sent, ...notPicked, ...own, ...notShown] });
