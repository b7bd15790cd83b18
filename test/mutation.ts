/** One constant of one formula of the model, changed, and the test that catches it. */
export interface Mutation {
  readonly formula: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  readonly test: string;
}

export const one = (formula: string, file: string, from: string, to: string, test: string): Mutation => ({
  formula,
  file: `src/model/${file}`,
  from,
  to,
  test: test.startsWith('src/') ? test : `src/model/${test}`,
});
