import rule from '../../rules/no-pii-in-logs.ts';
import { describeRule } from '../support/rule-tester.ts';
import { names } from './no-pii-in-logs/names.ts';
import { redacted, stillWritten } from './no-pii-in-logs/redaction.ts';
import { records } from './no-pii-in-logs/records.ts';
import { good, lookAlikes } from './no-pii-in-logs/silent.ts';
import { inTraces, untraced } from './no-pii-in-logs/telemetry.ts';
import { inside, through, throughGood } from './no-pii-in-logs/through.ts';

describeRule(rule, { bad: [...records, ...names, ...through, ...inside, ...stillWritten, ...inTraces], lookAlikes, good: [...good, ...throughGood, ...redacted, ...untraced] });
