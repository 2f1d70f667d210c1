import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives the focus to what shows a value once there is another one: not when the page comes, and not when
 * nothing is shown.
 */
export function useFocusOnChange(value: string | undefined): RefObject<HTMLDivElement | null> {
  const shown = useRef<HTMLDivElement>(null);
  const before = useRef(value);
  useEffect(() => {
    if (value !== before.current && value !== undefined) shown.current?.focus();
    before.current = value;
  }, [value]);
  return shown;
}
