import rule from '../../rules/no-pii-in-logs.ts';
import { describeRule } from '../support/rule-tester.ts';
import { containers, containersGood } from './no-pii-in-logs/containers.ts';
import { addressees, elsewhere } from './no-pii-in-logs/mails.ts';
import { names } from './no-pii-in-logs/names.ts';
import { running, staying } from './no-pii-in-logs/programs.ts';
import { redacted, stillWritten } from './no-pii-in-logs/redaction.ts';
import { records } from './no-pii-in-logs/records.ts';
import { good, lookAlikes } from './no-pii-in-logs/silent.ts';
import { inTraces, untraced } from './no-pii-in-logs/telemetry.ts';
import { inside, through, throughGood } from './no-pii-in-logs/through.ts';
import { ofThings } from './no-pii-in-logs/types.ts';

describeRule(rule, { bad: [...records, ...names, ...through, ...inside, ...stillWritten, ...inTraces, ...containers, ...addressees, ...staying], lookAlikes: [...lookAlikes, ...elsewhere, ...running, ...ofThings], good: [...good, ...throughGood, ...redacted, ...untraced, ...containersGood] }, { least: 40 });
