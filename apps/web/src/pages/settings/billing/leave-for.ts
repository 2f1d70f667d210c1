/** Goes to a page of Stripe. */
export function leaveFor({ url }: { url: string }): void {
  location.assign(url);
}
