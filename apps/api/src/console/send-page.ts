import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CurrentBuild } from './current-build.ts';
import { hasNoSession } from './has-no-session.ts';
import { CONSOLE_POLICY, noticePage } from './pages.ts';

/** Answers with the console's page, or with one that says why there is none. */
export async function sendConsolePage(
  request: FastifyRequest,
  reply: FastifyReply,
  current: CurrentBuild,
): Promise<FastifyReply> {
  const found = await current.find();
  reply.type('text/html; charset=utf-8').header('content-security-policy', CONSOLE_POLICY);
  if (typeof found === 'string') return reply.code(503).header('retry-after', 1).send(noticePage(found));
  const isNobody = hasNoSession(request.server.sessionCookie, request);
  return reply.send(isNobody ? found.pageWithoutSession : found.page);
}
