/** What a model thinks aloud before it replies. */
const REASONING = [
  { open: '<think>', close: /<\/think>/i },
  { open: '<thinking>', close: /<\/thinking>/i },
  { open: '<reasoning>', close: /<\/reasoning>/i },
];

/** A model's reply without what it thought aloud in front of it. Linear in the length. */
export function withoutReasoning(reply: string): string {
  const text = reply.trimStart();
  const start = text.slice(0, 20).toLowerCase();
  const closed = REASONING.find(({ open }) => start.startsWith(open))?.close.exec(text);
  return closed ? text.slice(closed.index + closed[0].length) : text;
}
