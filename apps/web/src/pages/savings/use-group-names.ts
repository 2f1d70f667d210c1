import { useFormats, useTexts } from '../../i18n/messages.ts';
import { useKeyNames } from '../../pickers/use-key-names.ts';
import { callTexts } from '../calls/texts.ts';
import type { SavingsGrouping } from './savings-search.ts';
import { savingsTexts } from './texts.ts';

/** What a group of savings is called. */
export function useGroupNames(by: SavingsGrouping): (group: string | null) => string {
  const texts = useTexts(savingsTexts);
  const kinds: Readonly<Record<string, string>> = useTexts(callTexts).kinds;
  const { day } = useFormats();
  const keys = useKeyNames(by === 'key');
  // Two keys may have the same name, but not the same id.
  const count = new Map<string, number>();
  for (const name of keys.values()) count.set(name, (count.get(name) ?? 0) + 1);
  return (group) => {
    if (group === null) return texts.noKey;
    if (by === 'day') return day(`${group}T12:00`);
    if (by === 'kind') return kinds[group] ?? group;
    const name = by === 'key' ? keys.get(group) : undefined;
    if (name === undefined) return group;
    return (count.get(name) ?? 0) > 1 ? `${name} (${group})` : name;
  };
}
