import type { Customer } from '@prisma/client';
import { maskEmail } from '../lib/mask';

/** Drafts survive a reload; on the shop's shared tablets they survive the shift as well. */
export function keepDraft(customer: Customer): void {
  // finding: no-pii-in-client-storage
  localStorage.setItem('draft', JSON.stringify({ id: customer.id, phone: customer.phone }));
}

export function keepDraftId(customer: Customer): void {
  localStorage.setItem('draft', customer.id);
}

export function rememberLogin(email: string): void {
  // finding: no-pii-in-client-storage
  document.cookie = `login=${encodeURIComponent(email)}; path=/`;
}

export function rememberMasked(email: string): void {
  document.cookie = `login=${encodeURIComponent(maskEmail(email))}; path=/`;
}
