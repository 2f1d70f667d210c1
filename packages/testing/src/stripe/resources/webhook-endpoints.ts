import type Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, flag, list, pairs, required, text } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';

const path = '/v1/webhook_endpoints';

function withoutSecret(endpoint: Stripe.WebhookEndpoint): Stripe.WebhookEndpoint {
  const { secret: _, ...shown } = endpoint;
  return shown;
}

const LOCAL = /^(localhost|127\.|\[::1\])/;

function checkUrl(url: string): void {
  if (URL.canParse(url) && !LOCAL.test(new URL(url).hostname)) return;
  throw invalid('Invalid URL: URL must be publicly accessible.', 'url', 'url_invalid');
}

function createRoute(world: World): Route {
  return route(
    'POST',
    path,
    {
      url: required(filled),
      enabled_events: required(list(required(filled))),
      api_version: filled,
      description: text,
      metadata: pairs,
    },
    (params) => {
      checkUrl(params.url);
      const id = world.newId('we');
      const endpoint: Stripe.WebhookEndpoint = {
        id,
        object: 'webhook_endpoint',
        api_version: params.api_version ?? null,
        application: null,
        created: world.now,
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: params.metadata ?? {},
        secret: `whsec_${id}`,
        status: 'enabled',
        url: params.url,
      };
      world.webhookEndpoints.set(id, endpoint);
      return endpoint;
    },
  );
}

/** `/v1/webhook_endpoints`. Only the reply to the creation has the secret. */
export function webhookEndpointRoutes(world: World): Route[] {
  return [
    createRoute(world),
    route('GET', path, pageShape, (params) =>
      pageOf([...world.webhookEndpoints.values()].map(withoutSecret), path, params),
    ),
    route('GET', `${path}/:id`, {}, (_, id) =>
      withoutSecret(get(world.webhookEndpoints, id, 'webhook endpoint')),
    ),
    route(
      'POST',
      `${path}/:id`,
      {
        url: filled,
        enabled_events: list(required(filled)),
        disabled: flag,
        description: text,
        metadata: pairs,
      },
      (params, id) => {
        const endpoint = get(world.webhookEndpoints, id, 'webhook endpoint');
        if (params.url !== undefined) checkUrl(params.url);
        endpoint.url = params.url ?? endpoint.url;
        endpoint.enabled_events = params.enabled_events ?? endpoint.enabled_events;
        endpoint.description = params.description ?? endpoint.description;
        endpoint.metadata = mergeMetadata(endpoint.metadata, params.metadata);
        if (params.disabled !== undefined) endpoint.status = params.disabled ? 'disabled' : 'enabled';
        return withoutSecret(endpoint);
      },
    ),
    route('DELETE', `${path}/:id`, {}, (_, id) => {
      get(world.webhookEndpoints, id, 'webhook endpoint');
      world.webhookEndpoints.delete(id);
      return { id, object: 'webhook_endpoint', deleted: true };
    }),
  ];
}
