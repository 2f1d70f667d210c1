/** Adds to a list. Spreading a list of a long text into arguments would overflow the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
