/** The command line was used wrongly: the message says what is wrong and what to do. Ends with exit code 2. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}
