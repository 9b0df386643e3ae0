import type { Response } from 'express';

/** Sends whoever has registered to the page that asks for the code in the mail. */
export function askForCode(response: Response, customerId: string, email: string): void {
  // finding: no-pii-in-url
  if (customerId === '') return response.redirect(`/verify?email=${encodeURIComponent(email)}`);
  response.redirect(`/verify?customer=${customerId}`);
}
