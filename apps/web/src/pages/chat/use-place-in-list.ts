import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps a reader's place when older messages come above it. What they saw stays where it is, and the list
 * gets the focus where the button that asked for them has gone.
 *
 * @param oldest the id of the oldest message that is shown; another one means that older messages are there
 * @returns to be called when older messages are asked for
 */
export function usePlaceInList(list: RefObject<HTMLElement | null>, oldest: string | undefined): () => void {
  const heightBefore = useRef<number>(undefined);
  // Not a frame after they were read: on a busy machine they are not drawn by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever older messages have been drawn
  useLayoutEffect(() => {
    if (heightBefore.current === undefined) return;
    window.scrollBy(0, document.documentElement.scrollHeight - heightBefore.current);
    heightBefore.current = undefined;
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  }, [oldest]);
  return () => {
    heightBefore.current = document.documentElement.scrollHeight;
  };
}
