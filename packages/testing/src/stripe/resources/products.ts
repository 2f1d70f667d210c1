import type Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, flag, ignored, list, pairs, required, type Takes, text } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';

const changes = {
  active: flag,
  description: text,
  metadata: pairs,
  tax_code: text,
  unit_label: text,
  url: text,
  statement_descriptor: text,
  marketing_features: ignored,
} satisfies Takes<Stripe.ProductCreateParams>;

function createProduct(world: World, id: string, name: string): Stripe.Product {
  return {
    id,
    object: 'product',
    active: true,
    created: world.now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: world.now,
    url: null,
  };
}

interface ProductParams {
  active: boolean | undefined;
  description: string | undefined;
  metadata: Record<string, string> | undefined;
  tax_code: string | undefined;
  unit_label: string | undefined;
  url: string | undefined;
}

function apply(product: Stripe.Product, params: ProductParams): void {
  product.active = params.active ?? product.active;
  product.description = params.description ?? product.description;
  product.metadata = mergeMetadata(product.metadata, params.metadata);
  product.tax_code = params.tax_code ?? product.tax_code ?? null;
  product.unit_label = params.unit_label ?? product.unit_label ?? null;
  product.url = params.url ?? product.url;
}

/** `/v1/products`. */
export function productRoutes(world: World): Route[] {
  return [
    route('POST', '/v1/products', { ...changes, id: filled, name: required(filled) }, (params) => {
      const id = params.id ?? world.newId('prod');
      if (world.products.has(id)) {
        throw invalid(`Product already exists: ${id}`, 'id', 'resource_already_exists');
      }
      const product = createProduct(world, id, params.name);
      apply(product, params);
      world.products.set(id, product);
      world.emit('product.created', product);
      return product;
    }),
    route(
      'GET',
      '/v1/products',
      { ...pageShape, active: flag, ids: list(required(filled)), created: ignored },
      (params) => {
        const matching = [...world.products.values()].filter(
          ({ id, active }) =>
            (params.active === undefined || active === params.active) && (params.ids?.includes(id) ?? true),
        );
        return pageOf(matching, '/v1/products', params);
      },
    ),
    route('GET', '/v1/products/:id', {}, (_, id) => get(world.products, id, 'product')),
    route('POST', '/v1/products/:id', { ...changes, name: filled }, (params, id) => {
      const product = get(world.products, id, 'product');
      product.name = params.name ?? product.name;
      apply(product, params);
      world.emit('product.updated', product);
      return product;
    }),
  ];
}
