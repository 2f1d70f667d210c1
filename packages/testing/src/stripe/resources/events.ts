import { missing } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, flag, integer, list, object, required } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import type { World } from '../world/world.ts';

const created = object({ gt: integer, gte: integer, lt: integer, lte: integer });

/** `/v1/events`: all that happened, taken or not. */
export function eventRoutes(world: World): Route[] {
  return [
    route(
      'GET',
      '/v1/events',
      { ...pageShape, type: filled, types: list(required(filled)), created, delivery_success: flag },
      (params) => {
        const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = params.created ?? {};
        const matching = world.events.filter(
          (event) =>
            (params.type === undefined || event.type === params.type) &&
            (params.types?.includes(event.type) ?? true) &&
            event.created > gt &&
            event.created >= gte &&
            event.created < lt &&
            event.created <= lte,
        );
        return pageOf(matching, '/v1/events', params);
      },
    ),
    route('GET', '/v1/events/:id', {}, (_, id) => {
      const event = world.events.find((one) => one.id === id);
      if (!event) throw missing('event', id);
      return event;
    }),
  ];
}
