import { REMOTE_PROVIDERS } from '@prompt-refinery/client';
import { useEffect, useId, useState } from 'react';
import type { RemoteProvider } from '../../../api/providers.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../settings.module.css';
import { moved } from './moved.ts';
import { organizationTexts } from './texts.ts';

/**
 * A list of providers that buttons sort, make longer and shorter. A form has it as the values of
 * `fallbackOrder`.
 */
export function FallbackOrder({ initial }: { initial: readonly RemoteProvider[] }) {
  const texts = useTexts(organizationTexts);
  const id = useId();
  const [order, setOrder] = useState(initial);
  const [wanted, setWanted] = useState('');
  const [said, setSaid] = useState('');
  const [focused, setFocused] = useState<{ id: string } | null>(null);
  // A button that moves with its row, or ends with it, loses the focus.
  useEffect(() => {
    if (focused) document.getElementById(focused.id)?.focus();
  }, [focused]);
  const rest = REMOTE_PROVIDERS.filter((provider) => !order.includes(provider));
  const chosen = rest.find((provider) => provider === wanted) ?? rest[0];
  const buttonId = (provider: RemoteProvider, by: number): string => `${id}-${provider}-${by}`;

  const move = (index: number, provider: RemoteProvider, by: number): void => {
    const next = moved(order, index, by);
    setOrder(next);
    setSaid(texts.place(provider, next.indexOf(provider) + 1, next.length));
    setFocused({ id: buttonId(provider, by) });
  };
  const add = (provider: RemoteProvider): void => {
    const next = [...order, provider];
    setOrder(next);
    setSaid(texts.place(provider, next.length, next.length));
    if (rest.length === 1) setFocused({ id: buttonId(provider, -1) });
  };
  const remove = (provider: RemoteProvider): void => {
    setOrder(order.filter((one) => one !== provider));
    setSaid(texts.removed(provider));
    setFocused({ id: `${id}-add` });
  };
  return (
    <fieldset className={styles.group}>
      <legend>{texts.fallbackOrder}</legend>
      <ol className={styles.order}>
        {order.map((provider, index) => (
          <li key={provider}>
            <input type="hidden" name="fallbackOrder" value={provider} />
            <span className={styles.grow}>{provider}</span>
            {([-1, 1] as const).map((by) => (
              <Button
                key={by}
                id={buttonId(provider, by)}
                aria-label={by < 0 ? texts.moveUp(provider) : texts.moveDown(provider)}
                disabled={order[index + by] === undefined}
                onClick={() => move(index, provider, by)}
              >
                {by < 0 ? texts.up : texts.down}
              </Button>
            ))}
            <Button aria-label={texts.removeProvider(provider)} onClick={() => remove(provider)}>
              {texts.remove}
            </Button>
          </li>
        ))}
      </ol>
      {chosen && (
        <div className={styles.add}>
          <div className={parts.field}>
            <label htmlFor={`${id}-add`}>{texts.addProvider}</label>
            <select id={`${id}-add`} value={chosen} onChange={({ target }) => setWanted(target.value)}>
              {rest.map((provider) => (
                <option key={provider} value={provider}>
                  {provider}
                </option>
              ))}
            </select>
          </div>
          <Button onClick={() => add(chosen)}>{texts.add}</Button>
        </div>
      )}
      <p className={parts.hint}>{order.length ? texts.fallbackHint : texts.fallbackEmpty}</p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </fieldset>
  );
}
