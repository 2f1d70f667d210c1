import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a form whose fields begin anew when it was sent, as `version` tells: on the field of the
 * same name, else on its button. `keep` is called as it is sent.
 */
export function useRestoredFocus(version: string): {
  form: RefObject<HTMLFormElement | null>;
  keep: () => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const name = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each version the fields are others
  useEffect(() => {
    if (name.current === null) return;
    const field = name.current && form.current?.elements.namedItem(name.current);
    const button = form.current?.querySelector<HTMLElement>('[type=submit]');
    if (document.activeElement === document.body) (field instanceof HTMLElement ? field : button)?.focus();
    name.current = null;
  }, [version]);
  const keep = (): void => {
    name.current = document.activeElement?.getAttribute('name') ?? '';
  };
  return { form, keep };
}
