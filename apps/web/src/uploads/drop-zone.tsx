import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormats, useTexts } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import parts from '../parts/parts.module.css';
import { uploadTexts } from './texts.ts';
import styles from './uploads.module.css';

interface DropZoneProps {
  /** What is chosen, and what of it is taken. */
  label: string;
  hint: string;
  /** Of files, as an input has it. */
  accept: string;
  file: File | null;
  onFile: (file: File | null) => void;
  children: ReactNode;
}

/** Takes a file that is dropped anywhere in it; the same by a button. */
export function DropZone({ label, hint, accept, file, onFile, children }: DropZoneProps) {
  const texts = useTexts(uploadTexts);
  const { bytes } = useFormats();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A file that is dropped beside would take the place of the page.
    const keep = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (!dropped) return;
    if (chooser.current) chooser.current.files = event.dataTransfer.files;
    onFile(dropped);
  };
  const clear = (): void => {
    if (chooser.current) chooser.current.value = '';
    onFile(null);
    chooser.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the input in it does the same by a button
    <div
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p>{texts.drop}</p>
      <Field name="file" label={label} hint={hint}>
        {(input) => (
          <input
            {...input}
            ref={chooser}
            type="file"
            accept={accept}
            onChange={({ target }) => onFile(target.files?.[0] ?? null)}
          />
        )}
      </Field>
      {file && (
        <div className={parts.row}>
          <span className={styles.name}>
            <bdi>{file.name}</bdi> · {bytes(file.size)}
          </span>
          <Button onClick={clear}>{texts.otherFile}</Button>
        </div>
      )}
      {children}
    </div>
  );
}
