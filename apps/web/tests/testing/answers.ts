import type { Page, Route } from 'playwright-core';

/**
 * How the API seems to answer. `hold`: not at all until another answer is chosen. `offline`: nothing can be
 * reached.
 */
export type Answer =
  | 'real'
  | 'hold'
  | 'offline'
  | { json: unknown }
  | { status: number; code: string; retryAfterSeconds?: number };

export interface Answers {
  set(answer: Answer): void;
  /** How many requests have come. */
  asked(): number;
}

/** Names the request of every problem. */
export const REQUEST_ID = 'req-of-the-test';
export const DETAIL = 'What happened, in words of the API.';

/** Stands between the page and one operation of the API. Answers truly until told otherwise. */
export async function answerFor(page: Page, { method, path }: OperationAddress): Promise<Answers> {
  let now: Answer = 'real';
  let asked = 0;
  const held: (() => void)[] = [];
  const pattern = new RegExp(`/api(?:/v1)?${path.replaceAll(/\{\w+\}|:\w+/g, '[^/?]+')}(?:\\?.*)?$`);
  await page.route(pattern, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    asked += 1;
    while (now === 'hold') await new Promise<void>((resolve) => held.push(resolve));
    await fulfil(route, now);
  });
  return {
    set(answer) {
      now = answer;
      for (const release of held.splice(0)) release();
    },
    asked: () => asked,
  };
}

export interface OperationAddress {
  method: string;
  /** Below the version of the API. */
  path: string;
}

/** Where the operations of an instance are, as its own description says. */
export async function operationsOf(url: string): Promise<Map<string, OperationAddress>> {
  const { paths }: { paths: Record<string, Record<string, { operationId?: string }>> } = await (
    await fetch(`${url}/openapi.json`)
  ).json();
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { operationId }]) =>
        operationId
          ? [[operationId, { method: method.toUpperCase(), path: path.replace(/^\/api(?:\/v1)?/, '') }]]
          : [],
      ),
    ),
  );
}

async function fulfil(route: Route, answer: Exclude<Answer, 'hold'>): Promise<void> {
  if (answer === 'real') return route.fallback();
  if (answer === 'offline') return route.abort('internetdisconnected');
  if ('json' in answer) return route.fulfill({ json: answer.json });
  const { status, code, retryAfterSeconds } = answer;
  await route.fulfill({
    status,
    contentType: 'application/problem+json',
    headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
    body: JSON.stringify({
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: DETAIL,
      requestId: REQUEST_ID,
    }),
  });
}
