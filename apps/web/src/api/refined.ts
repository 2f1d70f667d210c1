import type {
  Checks,
  Edit,
  Failure,
  Optimization,
  Review,
  StoredOptimization,
} from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';
import { applyEdits, NONE_REJECTED } from './edits.ts';

/** A refined prompt as its page shows it. */
export interface Refined {
  id: string;
  status: StoredOptimization['status'];
  error: Failure | null;
  textsRemovedAt: string | null;
  /** null: removed, or not there yet. */
  texts: { original: string; refined: string; edits: readonly Edit[]; checks: Checks } | null;
  /** Parts that were not changed. */
  material: readonly { start: number; end: number }[];
  originalTokens: number;
  refinedTokens: number | null;
  savingsPercentage: number | null;
  explanation: string | null;
  warnings: readonly string[];
  usage: { spentTokens: number };
  /** null: nothing was spent, or nothing is saved. */
  paysAfterUses: number | null;
  provider: string;
  model: string | null;
  createdAt: string;
  /** null: nobody did. */
  reviewedAt: string | null;
}

const keyOf = (organization: OpenOrganization, id: string) => ['refined', organization.id, id] as const;

export const refinedQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: keyOf(organization, id),
    queryFn: async ({ signal }): Promise<Refined> =>
      fromStored(await organization.client.getOptimization({ id, include: 'edits,protected' }, { signal })),
    // What was refined does not change. What is not ready is asked for again.
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data?.status === 'processing' ? 2_000 : false),
  });

/** What `optimize` answered for a text, as its page reads it later. */
export function fromAnswer(original: string, answer: Optimization): Refined {
  const { refinedText, edits, checks } = answer;
  return {
    ...answer,
    status: 'completed',
    error: null,
    textsRemovedAt: null,
    texts: textsOf(original, refinedText, edits, checks),
    material: answer.protected,
    explanation: answer.explanation,
    reviewedAt: null,
  };
}

function fromStored(stored: StoredOptimization): Refined {
  const { originalText, refinedText, edits, checks } = stored;
  const hasTexts = originalText !== null && refinedText !== null && checks !== null;
  return {
    ...stored,
    error: stored.error ?? null,
    texts: hasTexts ? textsOf(originalText, refinedText, edits, checks) : null,
    material: stored.protected ?? [],
  };
}

/** Edits that do not make the result of the original would put wrong text back: then all is one edit. */
function textsOf(original: string, refined: string, edits: readonly Edit[] | undefined, checks: Checks) {
  const isExact = edits !== undefined && applyEdits(original, edits, NONE_REJECTED) === refined;
  const whole: Edit = { start: 0, end: original.length, replacement: refined, pass: 'rewrite', reason: '' };
  return { original, refined, checks, edits: isExact ? edits : original === refined ? [] : [whole] };
}

/**
 * What somebody made of the result and kept. Asked for only where {@link Refined.reviewedAt} says that there
 * is one.
 */
export const reviewQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['review', organization.id, id],
    queryFn: ({ signal }): Promise<Review> => organization.client.getReview({ id }, { signal }),
    staleTime: Infinity,
  });
