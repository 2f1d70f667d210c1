/** Texts of earlier rounds are not asked for again. */
const MOST_TEXTS = 4;

/** What `memo` knows of a text, read where it is not known. Only what was asked for lately stays. */
export function known<T>(memo: Map<string, T>, text: string, read: () => T, most = MOST_TEXTS): T {
  const value = memo.get(text) ?? read();
  // The latest stands last.
  memo.delete(text);
  memo.set(text, value);
  const [oldest] = memo.keys();
  if (memo.size > most && oldest !== undefined) memo.delete(oldest);
  return value;
}
