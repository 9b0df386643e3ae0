declare const bridge: { push(channel: string, what: unknown): void };

/** The company's own journal of what happened; its code is not ours. */
export const trail = (event: string, details: unknown): void => bridge.push('journal', [event, details]);

/** Orders letters from the print shop around the corner. */
export const letterShop = {
  order: (template: string, to: string): void => bridge.push('letters', [template, to]),
};
