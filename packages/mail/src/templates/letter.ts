import { html, type Markup } from './html.ts';

/** What a mail says, of which every form of it is made. Each text is one line. */
export interface Letter {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** What to know beside it. */
  notes?: readonly string[];
}

export interface Content {
  subject: string;
  text: string;
  html: string;
}

/** A mail in all its forms. Throws `TypeError` where its link is no address of the web. */
export function render(letter: Letter): Content {
  if (letter.action && !/^https?:$/.test(new URL(letter.action.url).protocol)) {
    throw new TypeError('The link of a mail must begin with http:// or https://.');
  }
  return { subject: letter.subject, text: textOf(letter), html: pageOf(letter).markup };
}

function textOf({ paragraphs, action, notes = [] }: Letter): string {
  const link = action ? [`${action.label}:\n${new URL(action.url).href}`] : [];
  return `${[...paragraphs, ...link, ...notes, SIGNATURE].join('\n\n')}\n`;
}

const SIGNATURE = 'Prompt Refinery';

const pageOf = ({ subject, paragraphs, action, notes = [] }: Letter): Markup => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 36em">
${paragraphs.map(paragraph)}${action ? button(action) : ''}${notes.map(paragraph)}<p>${SIGNATURE}</p>
</body>
</html>
`;

const paragraph = (words: string): Markup => html`<p>${words}</p>\n`;

const button = ({ label, url }: { label: string; url: string }): Markup =>
  html`<p><a href="${new URL(url).href}">${label}</a></p>\n`;
