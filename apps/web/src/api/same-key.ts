import { newIdempotencyKey } from '@prompt-refinery/client';
import { useRef } from 'react';

/**
 * The idempotency key of what a form sends. Sent again after a lost answer, the same content has the same
 * key, and the API answers what it answered first: nothing is made twice, and no secret is lost. Other
 * content has another key, and so has everything after `done`.
 */
export function useSameKey<Content extends object>(isSame: (a: Content, b: Content) => boolean = isSameJson) {
  const last = useRef<{ content: Content; key: string } | null>(null);
  return {
    keyOf: (content: Content): string => {
      if (!last.current || !isSame(last.current.content, content))
        last.current = { content, key: newIdempotencyKey() };
      return last.current.key;
    },
    done: (): void => {
      last.current = null;
    },
  };
}

const isSameJson = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
