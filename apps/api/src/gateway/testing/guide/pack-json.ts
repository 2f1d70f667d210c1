const WIDTH = 150;

/**
 * JSON for people: an object or list that fits into a line takes one, and members that are short share lines.
 */
export function packJson(value: unknown, indent = ''): string {
  const whole = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + whole.length <= WIDTH) return whole;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((member) => packJson(member, inner))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${packJson(member, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${fill(members, inner)}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${oneLine(member)}`,
  );
  return `{${members.join(', ')}}`;
}

/** Members in lines that are as full as they can be; one of several lines has them for itself. */
function fill(members: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const member of members) {
    const last = lines.at(-1);
    const joined = `${last}, ${member}`;
    if (last !== undefined && !joined.includes('\n') && indent.length + joined.length < WIDTH)
      lines.splice(-1, 1, joined);
    else lines.push(member);
  }
  return lines.map((line) => indent + line).join(',\n');
}
