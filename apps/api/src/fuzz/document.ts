import { isObject, type Json, listAt, objectAt } from './json.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Json;
}

/** One operation, as strangers know it: from the OpenAPI document. */
export interface Operation {
  id: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  parameters: Parameter[];
  /** Schemas of the body by content type. */
  bodies: Map<string, Json>;
  /** Schemas of the replies by status and content type. */
  replies: Map<number, Map<string, Json>>;
}

/** Reads the operations of an OpenAPI document, references replaced by what they refer to. */
export function readOperations(document: unknown): Operation[] {
  const paths = objectAt(withoutReferences(document), 'paths');
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(isObject(methods) ? methods : {}).map((method) =>
      readOperation(path, method, objectAt(methods, method)),
    ),
  );
}

function readOperation(path: string, method: string, value: Json): Operation {
  const replies = Object.entries(objectAt(value, 'responses')).map(
    ([status, reply]) => [Number(status), schemasOf(reply)] as const,
  );
  return {
    id: String(value.operationId),
    method: method.toUpperCase(),
    path,
    parameters: listAt(value, 'parameters').flatMap(readParameter),
    bodies: schemasOf(value.requestBody),
    replies: new Map(replies),
  };
}

function readParameter(value: unknown): Parameter[] {
  const place = (['path', 'query', 'header'] as const).find((name) => isObject(value) && value.in === name);
  return isObject(value) && place
    ? [{ name: String(value.name), in: place, schema: objectAt(value, 'schema') }]
    : [];
}

const schemasOf = (holder: unknown): Map<string, Json> =>
  new Map(
    Object.entries(objectAt(holder, 'content')).map(([type, content]) => [type, objectAt(content, 'schema')]),
  );

/** The document with each reference replaced by what it refers to. */
export const withoutReferences = (document: unknown): unknown => resolve(document, document);

/** Copies a value of the document with each `$ref` replaced by its target. */
function resolve(document: unknown, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => resolve(document, entry));
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string') {
    const steps = value.$ref.replace(/^#\//, '').split('/');
    return resolve(
      document,
      steps.reduce<Json>((place, step) => objectAt(place, step), objectAt({ document }, 'document')),
    );
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolve(document, entry)]));
}
