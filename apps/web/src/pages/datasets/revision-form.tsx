import type { Dataset } from '@prompt-refinery/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { numberOf } from '../../session/form-data.ts';
import styles from './datasets.module.css';
import { revisionSearch } from './datasets-search.ts';
import { datasetTexts } from './texts.ts';

/** Chooses the revision whose items are shown. The address follows. */
export function RevisionForm({ dataset, revision }: { dataset: Dataset; revision: number }) {
  const texts = useTexts(datasetTexts);
  const { number } = useFormats();
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const { id } = dataset;
  const newest = dataset.revision;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = String(revision);
  }, [revision]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = numberOf(new FormData(event.currentTarget), 'revision') ?? newest;
    void navigate({
      to: '/o/$slug/datasets/$id',
      params: { slug, id },
      search: chosen < newest ? revisionSearch({ revision: chosen }) : {},
      resetScroll: false,
    });
  };
  return (
    <>
      <form className={styles.revision} onSubmit={submit}>
        <Field name="revision" label={texts.revision}>
          {(input) => <input {...input} ref={field} type="number" min={0} max={newest} required />}
        </Field>
        <Button type="submit">{texts.showRevision}</Button>
      </form>
      {revision < newest && (
        <p className={styles.note}>
          {texts.older(number(revision), number(newest))}
          <Link to="/o/$slug/datasets/$id" params={{ slug, id }} resetScroll={false}>
            {texts.toNewest}
          </Link>
        </p>
      )}
    </>
  );
}
