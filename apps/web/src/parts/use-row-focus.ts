import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a group of rows that can be added and removed: it goes to the first field of a new row,
 * and to the button that adds one (`data-add`) when a row has gone. Rows have `data-row`.
 */
export function useRowFocus(rows: number): RefObject<HTMLFieldSetElement | null> {
  const box = useRef<HTMLFieldSetElement>(null);
  const before = useRef(rows);
  useEffect(() => {
    const change = rows - before.current;
    before.current = rows;
    if (change === 0) return;
    const last = [...(box.current?.querySelectorAll('[data-row]') ?? [])].at(-1);
    const target =
      change > 0
        ? last?.querySelector<HTMLElement>('select, input')
        : box.current?.querySelector<HTMLElement>('[data-add]');
    target?.focus();
  }, [rows]);
  return box;
}
