import { type TObject, Type } from 'typebox';

/** The names in a list of fields. */
export const namesIn = (fields: string): string[] => fields.split(',').map((name) => name.trim());

/** A query parameter that names the fields of a reply that its caller wants. */
export function fieldsOf(reply: TObject) {
  const names = Object.keys(reply.properties);
  const isKnown = (name: string): boolean => names.includes(name);
  return Type.Optional(
    Type.Refine(
      Type.String({
        maxLength: 1_000,
        description:
          'Names of fields, separated by commas. The reply contains only these. Use it only if you read the JSON yourself: typed clients expect all fields',
        examples: [names.slice(0, 3).join(',')],
      }),
      (fields) => namesIn(fields).every(isKnown),
      (fields) =>
        `contains a name that is not a field of the reply: ${JSON.stringify(namesIn(fields).find((name) => !isKnown(name)))}`,
    ),
  );
}
