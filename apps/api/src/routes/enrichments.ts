import {
  cancelEnrichmentJobEndpoint,
  enhancePromptEndpoint,
  getEnrichmentEndpoint,
  getEnrichmentJobEndpoint,
  listEnrichmentJobItemsEndpoint,
  listEnrichmentsEndpoint,
} from '@refinery/contracts/endpoints/enrichments.ts';
import { enrichmentJobLocation } from '@refinery/contracts/enrichments.ts';
import { cancelEnrichmentJob } from '@refinery/domain/prompts/enriching/cancel-enrichment-job.ts';
import { createEnrichmentJob } from '@refinery/domain/prompts/enriching/create-enrichment-job.ts';
import { enhancePrompt, repeatEnhancement } from '@refinery/domain/prompts/enriching/enhance-prompt.ts';
import { getEnrichment } from '@refinery/domain/prompts/enriching/get-enrichment.ts';
import {
  getEnrichmentJob,
  repeatEnrichmentJob,
} from '@refinery/domain/prompts/enriching/get-enrichment-job.ts';
import { listEnrichmentJobItems } from '@refinery/domain/prompts/enriching/list-enrichment-job-items.ts';
import { listEnrichments } from '@refinery/domain/prompts/enriching/list-enrichments.ts';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { runIdempotently } from '../plugins/idempotency.ts';

export const enrichmentRoutes = (): Binding[] => [
  enhanceRoute(),
  bind(listEnrichmentsEndpoint, listEnrichments),
  bind(getEnrichmentEndpoint, getEnrichment),
  bind(getEnrichmentJobEndpoint, getEnrichmentJob),
  bind(listEnrichmentJobItemsEndpoint, listEnrichmentJobItems),
  bind(cancelEnrichmentJobEndpoint, cancelEnrichmentJob),
];

/** One prompt at once, or many in the background. */
const enhanceRoute = (): Binding =>
  bindHandler(enhancePromptEndpoint, async (ctx, request, reply, { promptIds, ...input }) => {
    if (promptIds === undefined) {
      const enriched = await runIdempotently(ctx, request, reply, {
        run: (actorCtx) => enhancePrompt(actorCtx, input),
        rebuild: (actorCtx, id) => repeatEnhancement(actorCtx, id, input),
      });
      return enriched ? reply.code(200).send(enriched) : reply;
    }
    const job = await runIdempotently(ctx, request, reply, {
      run: (actorCtx) => createEnrichmentJob(actorCtx, { ...input, promptIds }),
      rebuild: repeatEnrichmentJob,
    });
    return job ? reply.code(202).header('location', enrichmentJobLocation(job.id)).send(job) : reply;
  });
