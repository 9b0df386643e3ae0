import assert from 'node:assert/strict';
import * as exportFound from './no-plaintext-pii-export/found.ts';
import * as exportSilent from './no-plaintext-pii-export/silent.ts';
import * as storageFound from './no-pii-in-client-storage/found.ts';
import * as storageSilent from './no-pii-in-client-storage/silent.ts';
import * as errorSaid from './no-pii-in-errors/said.ts';
import * as errorSilent from './no-pii-in-errors/silent.ts';
import * as externalFound from './no-pii-to-external-service/found.ts';
import * as externalSilent from './no-pii-to-external-service/silent.ts';
import * as logContainers from './no-pii-in-logs/containers.ts';
import * as logMails from './no-pii-in-logs/mails.ts';
import * as logNames from './no-pii-in-logs/names.ts';
import * as logPrograms from './no-pii-in-logs/programs.ts';
import * as logRecords from './no-pii-in-logs/records.ts';
import * as logRedaction from './no-pii-in-logs/redaction.ts';
import * as logSilent from './no-pii-in-logs/silent.ts';
import * as logTelemetry from './no-pii-in-logs/telemetry.ts';
import * as logThrough from './no-pii-in-logs/through.ts';
import * as logTypes from './no-pii-in-logs/types.ts';
import * as urlPut from './no-pii-in-url/put.ts';
import * as urlSilent from './no-pii-in-url/silent.ts';

const SUITES: Readonly<Record<string, readonly object[]>> = {
  'no-pii-in-client-storage': [storageFound, storageSilent],
  'no-pii-in-errors': [errorSaid, errorSilent],
  'no-pii-in-logs': [logContainers, logMails, logNames, logPrograms, logRecords, logRedaction, logSilent, logTelemetry, logThrough, logTypes],
  'no-pii-to-external-service': [externalFound, externalSilent],
  'no-pii-in-url': [urlPut, urlSilent],
  'no-plaintext-pii-export': [exportFound, exportSilent],
};

const isCase = (value: unknown): value is { name: string; code: string; filename: string; findings?: unknown } => typeof value === 'object' && value !== null && 'code' in value && 'name' in value;

describe('suites of leak rules', () => {
  for (const [rule, modules] of Object.entries(SUITES)) {
    it(`${rule}: forty cases at least, and no fewer that must stay silent than are found`, () => {
      const cases = modules.flatMap((module) => Object.values(module)).flatMap((value) => (Array.isArray(value) ? value.filter(isCase) : []));
      const silent = cases.filter(({ findings }) => findings === undefined);
      assert.equal(new Set(cases.map(({ code, filename }) => `${filename}\n${code}`)).size, cases.length, 'no case counts twice');
      assert.ok(cases.length >= 40, `${cases.length} cases`);
      assert.ok(silent.length * 2 >= cases.length, `${silent.length} of ${cases.length} stay silent`);
    });
  }
});
