/** What is asked for cannot be answered, and the message says why and what could be asked instead. */
export class Refusal extends Error {}
