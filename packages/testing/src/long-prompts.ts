const SENTENCES = [
  'Please make sure that you read section N of the attached agreement very carefully before you answer.',
  'The supplier must deliver at most N units a week, and never on a Sunday.',
  'I would really appreciate it if you could list the N largest risks, in order of their cost in USD.',
  'Do not mention customer N by name; use {{customer_N}} instead.',
  'As you may know, we had quite a few problems with this in the past, so it is really important to us.',
  'If clause N contradicts another one, quote both and say which of them is older.',
  'Keep the answer for this part under N words and write it in plain English.',
];

/**
 * A wordy prompt of exactly `length` UTF-16 code units, with requirements in it, unlike any of another
 * `seed`.
 */
export function longPrompt(length: number, seed = 1): string {
  const parts: string[] = [];
  let size = 0;
  for (let index = 0; size < length; index++) {
    const sentence = (SENTENCES[index % SENTENCES.length] ?? '').replaceAll(
      'N',
      String(seed * 1_000 + index),
    );
    const part = index % 5 === 4 ? `${sentence}\n\n` : `${sentence} `;
    parts.push(part);
    size += part.length;
  }
  return parts
    .join('')
    .slice(0, length - 1)
    .padEnd(length, '.');
}

/**
 * On both sides of where work leaves the event loop, and the longest that is accepted. In UTF-16 code units.
 */
export const LONG_LENGTHS = [16_000, 17_000, 50_000, 200_000];
