/** What was written into a field. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

/** What was chosen in a group of checkboxes, of `values`. */
export const chosenOf = <Value extends string>(
  data: FormData,
  name: string,
  values: readonly Value[],
): Value[] => {
  const chosen = data.getAll(name);
  return values.filter((value) => chosen.includes(value));
};

/** The number in a field; null where nothing was written. */
export function numberOf(data: FormData, name: string): number | null {
  const text = textOf(data, name).trim();
  return text === '' ? null : Number(text);
}

/** As an input of the kind `datetime-local` has it, in the reader's time. */
export function toLocalInput(iso: string | null): string {
  if (iso === null) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The lines in a field that are not empty. */
export const linesOf = (data: FormData, name: string): string[] =>
  textOf(data, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
