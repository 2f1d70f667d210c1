import type { RejectedEdit, Review } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { refinedQuery, reviewQuery } from '../../api/refined.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { refineTexts } from './texts.ts';

interface KeepButtonProps {
  id: string;
  rejected: RejectedEdit[];
  /** What the reader wrote; null: the edits say it. */
  hand: string | null;
  /** The text as it is now. */
  text: string;
  review: Review | null;
}

/** Keeps what the reader made of the result beside it, for everybody in the organization. */
export function KeepButton({ id, rejected, hand, text, review }: KeepButtonProps) {
  const refine = useTexts(refineTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const keeping = useMutation({
    mutationFn: () =>
      organization.client.putReview(
        { id, rejected, ...(hand === null ? {} : { text: hand }) },
        { retries: 0 },
      ),
    onSuccess: (saved) => {
      queries.setQueryData(reviewQuery(organization, id).queryKey, saved);
      queries.setQueryData(
        refinedQuery(organization, id).queryKey,
        (refined) => refined && { ...refined, reviewedAt: saved.reviewedAt },
      );
    },
  });
  if (!may('putReview')) return null;
  const isSaved = review?.text === text;
  return (
    <>
      <Button onClick={() => keeping.mutate()} disabled={keeping.isPending || isSaved || text.length === 0}>
        {refine.saveReview}
      </Button>
      <span role="status">{isSaved ? refine.reviewSaved : ''}</span>
      {keeping.error && <ProblemNote error={keeping.error} />}
    </>
  );
}
