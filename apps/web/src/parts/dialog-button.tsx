import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useFocusWhenGone } from './use-focus-when-gone.ts';

interface DialogButtonProps {
  /** On the button, and above the dialog. */
  label: string;
  /** What it is about, for those who hear the button without what stands beside it. */
  about?: string | undefined;
  disabled?: boolean;
  /** What the dialog shows. `close` closes it. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a dialog. */
export function DialogButton({ label, about, disabled = false, children }: DialogButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhenGone(button);
  return (
    <>
      <Button
        ref={button}
        aria-label={about && `${label}: ${about}`}
        onClick={() => setOpen(true)}
        disabled={disabled}
      >
        {label}
      </Button>
      {isOpen && (
        <Dialog title={label} onClose={close}>
          {children(close)}
        </Dialog>
      )}
    </>
  );
}
