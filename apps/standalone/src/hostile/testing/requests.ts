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

async function toAnswer(reply: Response): Promise<Answer> {
  const text = await reply.text();
  try {
    return { status: reply.status, body: JSON.parse(text) };
  } catch {
    return { status: reply.status, body: null };
  }
}
