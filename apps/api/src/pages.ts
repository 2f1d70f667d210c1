import type { Page } from '@refinery/domain/context/pages.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The items of a page; where there is a next one, its address goes into the Link header. */
export function sendPage<T>(request: FastifyRequest, reply: FastifyReply, page: Page<T>): T[] {
  if (page.next !== null) {
    const [path, query] = request.originalUrl.split('?');
    const parameters = new URLSearchParams(query);
    parameters.set('cursor', page.next);
    parameters.delete('offset');
    reply.header('link', `<${path}?${parameters}>; rel="next"`);
  }
  return page.items;
}
