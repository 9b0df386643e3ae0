import { format } from '../l10n/index.ts';
import type { PolicyDiagnostic } from '../policy/types.ts';
import { codeFrame, sourceLines } from './code-frame.ts';
import { count } from './counts.ts';
import { severityLabels, texts } from './messages.ts';
import { painter } from './painter.ts';
import { visible } from './text-width.ts';
import { wrap } from './wrap.ts';

/** How the errors of a policy file are shown. */
export interface PolicyErrorContext {
  /** Text of a policy file, by the path in the diagnostic. */
  readSource: (file: string) => string | undefined;
  /** The path as the reader should see it. */
  shownPath: (file: string) => string;
  colour: boolean;
  /** Terminal cells per line. */
  width: number;
}

/** Errors and warnings of a policy file as a compiler shows them: place, what is wrong, the marked line. */
export function policyErrors(diagnostics: readonly PolicyDiagnostic[], context: PolicyErrorContext): string {
  const paint = painter(context.colour);
  const lines = diagnostics.flatMap((diagnostic) => {
    const mark = paint[diagnostic.severity];
    const source = context.readSource(diagnostic.file);
    const frame = source === undefined ? [] : codeFrame(sourceLines(source), diagnostic, { width: context.width - 2, mark, paint });
    const place = `${visible(context.shownPath(diagnostic.file))}:${diagnostic.line}:${diagnostic.column}`;
    return [
      `${place}  ${mark(format(severityLabels[diagnostic.severity]))}`,
      ...diagnostic.message.split('\n').flatMap((line) => wrap(visible(line), context.width - 2)).map((line) => `  ${line}`),
      ...frame.map((line) => `  ${line}`),
      '',
    ];
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  lines.push(paint.error(format(texts.policyFailed, { errors: count(texts.error, errors) })));
  return `${lines.join('\n')}\n`;
}
