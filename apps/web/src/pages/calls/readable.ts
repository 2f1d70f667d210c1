/** A text as it is read best: JSON is indented, if nothing else of it changes by that. */
export function readable(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    // Numbers, escapes and repeated names that would be written in another way stay as they are.
    return JSON.stringify(value) === text ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
