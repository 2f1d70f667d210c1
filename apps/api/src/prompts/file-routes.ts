import { Readable } from 'node:stream';
import { exportPromptsEndpoint, importPromptsEndpoint } from '@refinery/contracts/endpoints/prompts.ts';
import { exportPrompts } from '@refinery/domain/prompts/files/export-prompts.ts';
import { importPrompts } from '@refinery/domain/prompts/files/import-prompts.ts';
import { endWithConnection, toNdjson } from '../batches/send-results.ts';
import { type Binding, bindHandler } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';
import { createSlots } from '../slots.ts';
import type { AppOptions } from '../types.ts';
import { readPromptFile } from './read-prompt-file.ts';

/** Libraries as files. */
export const promptFileRoutes = ({ limits }: AppOptions): Binding[] => [
  exportRoute(limits.resultStreams),
  importRoute(),
];

function exportRoute(most: number): Binding {
  const slots = createSlots(most, 'prompt exports');
  return bindHandler(exportPromptsEndpoint, async (ctx, request, reply, query) => {
    const actorCtx = actorContext(ctx, request);
    const lines = toNdjson(await exportPrompts(actorCtx, query));
    reply.type('application/x-ndjson');
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const release = slots.take(actorCtx.actor.organizationId);
    return reply.send(endWithConnection(Readable.from(lines), request, release));
  });
}

/** The whole file is in memory, so an organization may send one at a time. */
function importRoute(): Binding {
  const slots = createSlots(1, 'prompt imports');
  return bindHandler(importPromptsEndpoint, async (ctx, request, reply, query) => {
    const actorCtx = actorContext(ctx, request);
    const release = slots.take(actorCtx.actor.organizationId);
    try {
      return await reply.send(await importPrompts(actorCtx, await readPromptFile(request), query));
    } finally {
      release();
    }
  });
}
