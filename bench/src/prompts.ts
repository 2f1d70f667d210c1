/** A made-up prompt of about 110 tokens, different for every index so that no cache answers it. */
export const makePrompt = (index: number): string =>
  [
    'Hello! I would really appreciate it if you could please act as an experienced support agent.',
    `Please note that customer number ${index} has written to us in order to ask about a delayed order.`,
    'It is important to note that the answer must not exceed 120 words, and it must not promise a refund.',
    'Could you kindly make sure to mention the tracking number {{tracking}} and the link https://example.com/help ?',
    'At the present time we do not know the cause. Thank you very much in advance for your help!',
  ].join(' ');

/** The same prompt so many times, as paragraphs. */
export const makeLongPrompt = (index: number, times: number): string =>
  Array.from({ length: times }, () => makePrompt(index)).join('\n\n');

/** A file of such prompts, as newline-delimited JSON. */
export function makeBatchFile(items: number, times: number): string {
  const base = Math.floor(Math.random() * 1e9);
  const texts = Array.from({ length: items }, (_, index) => makeLongPrompt(base + index, times));
  return texts.map((text) => JSON.stringify({ text })).join('\n');
}
