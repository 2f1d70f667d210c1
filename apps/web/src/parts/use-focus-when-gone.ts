import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * For an element that may leave the page while it has the focus, as with its row: the focus goes to the
 * content then, not to nothing.
 */
export function useFocusWhenGone(element: RefObject<HTMLElement | null>): void {
  const hadFocus = useRef(false);
  useLayoutEffect(
    () => () => {
      hadFocus.current = element.current === document.activeElement;
    },
    [element],
  );
  useEffect(
    () => () => {
      const isNowhere = document.activeElement === document.body;
      if (hadFocus.current && isNowhere) document.getElementById('content')?.focus();
    },
    [],
  );
}
