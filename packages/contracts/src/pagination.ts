import { Type } from 'typebox';
import { strict, Uuid } from './schema-helpers.ts';

const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** Query fields of every list; `cursor` comes from the `Link: <…>; rel="next"` header of the page before. */
export const pageFields = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE })),
  cursor: Type.Optional(
    Type.String({ maxLength: 200, description: 'From the `Link` header of the previous page' }),
  ),
};

/** The query of a list of things, told by their ids, that has no filters. */
export const PageQuery = Type.Object({ ...pageFields, cursor: Type.Optional(Uuid()) }, strict);
