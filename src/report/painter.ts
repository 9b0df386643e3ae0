import { styleText } from 'node:util';

/** Colours a text for a terminal, or leaves it as it is. */
export interface Painter {
  error(text: string): string;
  warning(text: string): string;
  success(text: string): string;
  strong(text: string): string;
  dim(text: string): string;
  path(text: string): string;
  command(text: string): string;
}

type Style = Parameters<typeof styleText>[0];

/** A painter with ANSI colours, or one that changes nothing. */
export function painter(colour: boolean): Painter {
  const style = (format: Style) => (text: string) =>
    colour && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  return {
    error: style(['red', 'bold']),
    warning: style(['yellow', 'bold']),
    success: style(['green', 'bold']),
    strong: style('bold'),
    dim: style('dim'),
    path: style('underline'),
    command: style('cyan'),
  };
}
