import { MAX_TEXT_LENGTH } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useOrganization } from '../../api/client.ts';
import { fromAnswer, refinedQuery } from '../../api/refined.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { useDraft } from '../../session/drafts.ts';
import styles from './diff.module.css';
import { fromSearch, promptToRefine } from './from-result.ts';
import { optionsOf, RefineOptions } from './refine-options.tsx';
import { refineTexts } from './texts.ts';

/** A prompt goes in; its result has a page of its own. */
export function Page() {
  const refine = useTexts(refineTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { from } = fromSearch(useSearch({ from: '/o/$slug/refine' }));
  const [text, setText] = useDraft(promptToRefine(organization.id, from));
  const refining = useMutation({
    mutationFn: async (form: FormData) => {
      const input = { ...optionsOf(form), text, include: 'edits' } as const;
      return fromAnswer(text, await organization.client.optimize(input, { retries: 0 }));
    },
    onSuccess: (refined) => {
      queries.setQueryData(refinedQuery(organization, refined.id).queryKey, refined);
      void queries.invalidateQueries({ queryKey: ['history', organization.id] });
      return navigate({ to: '/o/$slug/refine/$id', params: { slug: organization.slug, id: refined.id } });
    },
  });
  const isTooLong = text.length > MAX_TEXT_LENGTH;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (text && !isTooLong) refining.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className={styles.page} onSubmit={submit}>
      <h1>{refine.title}</h1>
      <Field name="text" label={refine.prompt} error={refining.error}>
        {(input) => (
          <textarea
            {...input}
            className={styles.source}
            value={text}
            placeholder={refine.placeholder}
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
            required
          />
        )}
      </Field>
      {isTooLong && (
        <p className={parts.error} role="alert">
          {refine.tooLong(number(text.length))}
        </p>
      )}
      <RefineOptions error={refining.error} />
      {refining.error && <ProblemNote error={refining.error} />}
      <div className={parts.row}>
        <Button primary type="submit" disabled={refining.isPending || isTooLong || text.length === 0}>
          {refine.submit}
        </Button>
        <span role="status">{refining.isPending ? `${refine.working} …` : ''}</span>
      </div>
    </form>
  );
}
