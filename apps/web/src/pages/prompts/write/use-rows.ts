import { useEffect, useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { writeTexts } from './texts.ts';
import { newRow, type Row } from './writing.ts';

/**
 * Moves, adds and removes rows, says so, and puts the focus where it goes on. `id`: of the list, unlike those
 * of other lists.
 */
export function useRows(id: string, rows: readonly Row[], onChange: (rows: readonly Row[]) => void) {
  const texts = useTexts(writeTexts);
  const [said, setSaid] = useState('');
  const [focused, setFocused] = useState<{ id: string } | null>(null);
  // A button that moves with its row, or ends with it, loses the focus.
  useEffect(() => {
    if (focused) document.getElementById(focused.id)?.focus();
  }, [focused]);
  const idOf = (row: Row, what: string): string => `${id}-${row.key}-${what}`;
  return {
    said,
    idOf,
    move(index: number, by: 1 | -1): void {
      const row = rows[index];
      if (!row || rows[index + by] === undefined) return;
      onChange(rows.toSpliced(index, 1).toSpliced(index + by, 0, row));
      setSaid(texts.place(index + by + 1, rows.length));
      setFocused({ id: idOf(row, String(by)) });
    },
    remove(index: number): void {
      onChange(rows.toSpliced(index, 1));
      setSaid(texts.removed(index + 1));
      setFocused({ id: `${id}-add` });
    },
    add(): void {
      const row = newRow(rows);
      onChange([...rows, row]);
      setSaid('');
      setFocused({ id: idOf(row, 'role') });
    },
  };
}
