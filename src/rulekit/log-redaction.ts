import { writtenFields } from '../flow/index.ts';
import type { PersonalField } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { type Leak, leavingFields } from './leaks.ts';

/** The fields of a leak that the logger writes: without those that it is set up to redact, here or in the function that leads to it. */
export function writtenByLogger(leak: Leak, { source, project }: RuleEnv<string>): PersonalField[] {
  const { value, through, node } = leak;
  const fields = [...leavingFields(leak)];
  if (!through) return [...writtenFields({ ...value, fields }, node, source, project.logRedaction)];
  const written = writtenFields(through.leaving, through.node, source, project.logRedaction);
  return written.length === through.leaving.fields.length ? fields : fields.filter(({ name }) => written.some((field) => field.name === name));
}
