/** The token of an invitation that a person made; API keys are shown none. */
export function shownToken({ token }: { token: string | null }): string {
  if (token === null) throw new TypeError('The invitation was made by an API key.');
  return token;
}
