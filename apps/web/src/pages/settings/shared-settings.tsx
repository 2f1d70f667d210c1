import { useMutation } from '@tanstack/react-query';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Button } from '../../parts/button.tsx';
import type { Asked } from '../../parts/form-question.tsx';
import styles from './settings.module.css';
import { sharedSettingsTexts } from './shared-settings-texts.ts';

interface SharedSettingsProps<Shown extends object, Wanted, Changes extends object> {
  /** As they are now, as far as is known. */
  current: Shown;
  /** Those of them that the form sets. */
  settingsOf: (shown: Shown) => Wanted;
  /** What the form says; `shown`: what it began with. */
  read: (form: FormData, shown: Shown) => Wanted;
  /** Those of the wanted settings that differ from what is there. */
  changesTo: (there: Shown, wanted: Wanted) => Changes;
  /** Sends changes, and answers the settings as they are then. */
  save: (changes: Changes) => Promise<Shown>;
  /** What is asked before changes are sent; null: nothing. */
  asks?: (changes: Changes) => Asked | null;
  primary?: boolean;
  /** The fields, with what they begin with and the error of the last request. */
  children: (shown: Shown, error: unknown) => ReactNode;
}

const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;

/**
 * Settings that several people change. Only what differs from what the form began with is sent, so that
 * changes of others stay; where they changed something, the form says so and shows it: otherwise the next
 * save would write back what the fields say.
 */
export function SharedSettings<Shown extends object, Wanted, Changes extends object>(
  props: SharedSettingsProps<Shown, Wanted, Changes>,
) {
  const { current, settingsOf, read, changesTo, save, asks, primary = false, children } = props;
  const texts = useTexts(sharedSettingsTexts);
  const { common } = useMessages();
  const [shown, setShown] = useState(current);
  const [version, setVersion] = useState(0);
  const [isMerged, setMerged] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const begin = (settings: Shown): void => {
    setShown(settings);
    setVersion((before) => before + 1);
  };
  const saving = useMutation({
    mutationFn: async (form: FormData) => {
      setMerged(false);
      const wanted = read(form, shown);
      const changes = changesTo(shown, wanted);
      if (isEmpty(changes)) return;
      const saved = await save(changes);
      const different = Object.keys(changesTo(saved, wanted));
      setMerged(different.some((name) => !Object.hasOwn(changes, name)));
      if (different.length > 0) begin(saved);
      else setShown(saved);
    },
  });
  const isOld = !saving.isPending && !isEmpty(changesTo(shown, settingsOf(current)));
  const showNew = (): void => {
    begin(current);
    setMerged(false);
    saving.reset();
  };
  useEffect(() => {
    // What had the focus has gone with the old fields, or with the button that brought the new ones.
    if (version > 0 && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>('select, input, textarea')?.focus();
  }, [version]);
  return (
    <div className={styles.form} ref={place}>
      <ActionForm
        action={saving}
        done={common.saved}
        primary={primary}
        asks={(form) => asks?.(changesTo(shown, read(form, shown))) ?? null}
      >
        <Fragment key={version}>{children(shown, saving.error)}</Fragment>
      </ActionForm>
      <div role="status" className={styles.status}>
        {isMerged && !isOld && <p className={styles.note}>{texts.merged}</p>}
        {isOld && (
          <div className={styles.note}>
            <p>{texts.changedElsewhere}</p>
            <Button onClick={showNew}>{texts.showNew}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
