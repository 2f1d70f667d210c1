import { MAX_RUN_ARMS } from '@prompt-refinery/client';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { type ArmDraft, withArm, withMoved } from './arm-drafts.ts';
import { ArmFields } from './arm-fields.tsx';
import { newRunTexts } from './new-run-texts.ts';

interface ArmsFieldsProps {
  arms: readonly ArmDraft[];
  onChange: (arms: ArmDraft[]) => void;
  /** Of the request that they were sent with. */
  error: unknown;
}

/** The arms of a run in their order: arms are added, removed and moved by buttons. */
export function ArmsFields({ arms, onChange, error }: ArmsFieldsProps) {
  const texts = useTexts(newRunTexts);
  const [setPlace, focus] = useFocusOfArms();
  const move = (from: number, to: number): void => {
    const moved = withMoved(arms, from, to);
    onChange(moved);
    focus(moved[to]?.key);
  };
  const remove = (at: number): void => {
    const left = arms.toSpliced(at, 1);
    onChange(left);
    focus(left[Math.min(at, left.length - 1)]?.key);
  };
  const add = (): void => {
    const more = withArm(arms);
    onChange(more);
    focus(more.at(-1)?.key);
  };
  return (
    <>
      {arms.map((arm, at) => (
        <ArmFields
          key={arm.key}
          arm={arm}
          at={at}
          count={arms.length}
          place={(element) => setPlace(arm.key, element)}
          onChange={(changed) => onChange(arms.with(at, changed))}
          onMove={(to) => move(at, to)}
          onRemove={() => remove(at)}
          error={error}
        />
      ))}
      <div>
        <Button onClick={add} disabled={arms.length >= MAX_RUN_ARMS}>
          {texts.addArm}
        </Button>
      </div>
    </>
  );
}

/**
 * Where the arms are, and what moves the focus to one of them once it is drawn: its button may have gone, or
 * moved.
 */
function useFocusOfArms() {
  const places = useRef(new Map<number, HTMLElement>());
  const [wanted, setWanted] = useState<{ key: number } | null>(null);
  useEffect(() => {
    if (wanted) places.current.get(wanted.key)?.focus();
  }, [wanted]);
  const setPlace = (key: number, element: HTMLElement | null): void => {
    if (element) places.current.set(key, element);
    else places.current.delete(key);
  };
  const focus = (key: number | undefined): void => {
    if (key !== undefined) setWanted({ key });
  };
  return [setPlace, focus] as const;
}
