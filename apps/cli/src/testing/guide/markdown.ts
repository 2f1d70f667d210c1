import { listPasses } from '@refinery/refiner';

/** A fenced block; the fence is longer than any fence in the text. */
export function fence(text: string, language = 'text'): string {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}

/** A table; line breaks and bars in its cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');

/** Inline code that may hold backticks and line breaks itself. */
export function code(text = ''): string {
  if (text === '') return '';
  return text
    .split('\n')
    .map((line) => (line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``))
    .join('<br>');
}

/** Every pass once, with the languages it knows. */
export function passTable(): string {
  const byName = new Map<string, { reason: string; level: string; languages: string[] }>();
  for (const { name, reason, level, language } of listPasses()) {
    const known = byName.get(name);
    if (known) known.languages.push(language ?? 'all');
    else byName.set(name, { reason, level, languages: [language ?? 'all'] });
  }
  const rows = [...byName].map(([name, { reason, level, languages }]) => [
    `\`${name}\``,
    reason,
    `\`${level}\``,
    languages.join(', '),
  ]);
  return table(['pass', 'reason', 'from', 'languages'], rows);
}

/** Names of the languages that have passes with phrases of their own. */
export function ruledLanguages(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const codes = new Set(listPasses().map(({ language }) => language));
  return [...codes].flatMap((code) => (code && code !== 'other' ? [names.of(code) ?? code] : []));
}
