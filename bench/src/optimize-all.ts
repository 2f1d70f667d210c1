/** Requests at a time. */
const CONNECTIONS = 4;

/** Has the API refine prompts, each with the same options, and gives its answers in their order. Throws at the first refusal. */
export async function optimizeAll<Answer>(
  { origin, key }: { origin: string; key: string },
  texts: readonly string[],
  options: object,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = texts.entries();
  const connection = async (): Promise<void> => {
    for (const [index, text] of waiting) answers[index] = await optimize(origin, key, { text, ...options });
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return answers;
}

async function optimize<Answer>(origin: string, key: string, body: object): Promise<Answer> {
  const reply = await fetch(`${origin}/api/v1/optimize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`The API answered ${reply.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
