import { Readable } from 'node:stream';
import {
  exportAuditLogEndpoint,
  listAuditLogEndpoint,
  verifyAuditLogEndpoint,
} from '@refinery/contracts/endpoints/audit.ts';
import { exportAuditLog } from '@refinery/domain/audit/export-audit-log.ts';
import { listAuditLog } from '@refinery/domain/audit/list-audit-log.ts';
import { verifyAuditLog } from '@refinery/domain/audit/verify-audit-log.ts';
import { endWithConnection, toNdjson } from '../batches/send-results.ts';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';
import { createSlots } from '../slots.ts';
import type { AppOptions } from '../types.ts';

export const auditRoutes = (options: AppOptions): Binding[] => [
  bind(listAuditLogEndpoint, listAuditLog),
  exportRoute(options),
  verifyRoute(),
];

function exportRoute({ limits }: AppOptions): Binding {
  const slots = createSlots(limits.resultStreams, 'audit log exports');
  return bindHandler(exportAuditLogEndpoint, async (ctx, request, reply, filters) => {
    const actorCtx = actorContext(ctx, request);
    reply.type('application/x-ndjson');
    // Nothing is exported, so nothing is recorded.
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const release = slots.take(actorCtx.actor.organizationId);
    try {
      const lines = toNdjson(await exportAuditLog(actorCtx, filters));
      return reply.send(endWithConnection(Readable.from(lines), request, release));
    } catch (error) {
      release();
      throw error;
    }
  });
}

/** Every row is read for it, so one at a time is enough. */
function verifyRoute(): Binding {
  const slots = createSlots(1, 'audit log verification');
  return bind(verifyAuditLogEndpoint, async (ctx) => {
    const release = slots.take(ctx.actor.organizationId);
    return verifyAuditLog(ctx).finally(release);
  });
}
