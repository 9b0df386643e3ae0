/** The condition that ties records to the brand of whoever asks. */
export function ofBrand({ tenantId }: { tenantId: string }): { tenantId: string } {
  return { tenantId };
}
