/** What may stand in a page as it is. */
export interface Markup {
  readonly markup: string;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Markup. Texts that are put in stay texts, in attributes (in quotes) as well; only other markup is taken as
 * it is.
 */
export function html(
  words: TemplateStringsArray,
  ...values: (string | Markup | readonly Markup[])[]
): Markup {
  const parts = words.map((word, index) => (index === 0 ? word : toMarkup(values[index - 1] ?? '') + word));
  return { markup: parts.join('') };
}

function toMarkup(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
