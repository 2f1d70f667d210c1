import type { Caller } from '../../testing/long-texts.ts';

export interface Answer {
  status: number;
  /** The parsed JSON; null where it is none. */
  body: Record<string, unknown> | null;
}

/** Sends JSON as somebody. */
export async function post({ url, headers }: Caller, path: string, body: unknown): Promise<Answer> {
  const reply = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return toAnswer(reply);
}

export async function get({ url, headers }: Caller, path: string): Promise<Answer> {
  return toAnswer(await fetch(`${url}${path}`, { headers }));
}

async function toAnswer(reply: Response): Promise<Answer> {
  const text = await reply.text();
  try {
    return { status: reply.status, body: JSON.parse(text) };
  } catch {
    return { status: reply.status, body: null };
  }
}

/** Does work for each item, a few at a time, and answers the results in order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: width }, run));
  return results;
}
