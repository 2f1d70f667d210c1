const SPACE = /\s/;

/**
 * The values of a list that is written as one text, `a, "b, c"`, as promptfoo takes it apart: quotes keep
 * commas, a quote inside is doubled or has a backslash. null where a quote is not closed or is followed by
 * anything but a comma.
 */
export function readCommaList(text: string): string[] | null {
  const values: string[] = [];
  let at = 0;
  const skip = (alsoCommas: boolean) => {
    while (at < text.length && (SPACE.test(text.charAt(at)) || (alsoCommas && text[at] === ','))) at++;
  };
  for (skip(true); at < text.length; skip(true)) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1);
      if (!quoted) return null;
      values.push(quoted.value);
      at = quoted.end;
      skip(false);
      if (at < text.length && text[at] !== ',') return null;
    } else {
      const comma = text.indexOf(',', at);
      const end = comma < 0 ? text.length : comma;
      values.push(text.slice(at, end).trim());
      at = end;
    }
  }
  return values;
}

function readQuoted(text: string, start: number): { value: string; end: number } | null {
  let value = '';
  for (let at = start; at < text.length; at++) {
    const [one, next] = [text[at], text[at + 1]];
    if (one === '\\' && (next === '"' || next === '\\')) value += text[++at];
    else if (one === '"' && next === '"') value += text[++at];
    else if (one === '"') return { value, end: at + 1 };
    else value += one;
  }
  return null;
}
