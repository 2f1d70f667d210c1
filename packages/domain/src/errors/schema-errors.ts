import type { FieldError } from './domain-error.ts';

/** As many errors as a refusal names. Checking ends there: what a caller must mend first is known by then. */
export const MAX_ERRORS = 50;
/** Names come from the caller and may be as long as a body. */
const MAX_SHOWN = 200;
const MAX_LISTED = 5;

/** What TypeBox says of a value that does not fit. */
export interface SchemaError {
  keyword: string;
  instancePath: string;
  message: string;
  params: object;
}

/** What is wrong where, in words for the caller; each of a bounded length. */
export const describeSchemaErrors = (errors: readonly SchemaError[]): FieldError[] =>
  // An unknown field is reported twice: by its object, and as a value whose schema is `false`.
  errors.filter(({ keyword }) => keyword !== 'boolean').map(describeError);

const describeError = (error: SchemaError): FieldError => ({
  path: short(error.instancePath.replace(/^\//, '').replaceAll('/', '.')),
  message: messageOf(error),
});

function messageOf({ keyword, message, params }: SchemaError): string {
  const fields = new Map<string, unknown>(Object.entries(params));
  const list = (name: string) => {
    const values = [fields.get(name)].flat();
    const shown = values
      .slice(0, keyword === 'enum' ? values.length : MAX_LISTED)
      .map((value) => short(String(value)));
    return `${shown.join(', ')}${shown.length < values.length ? ', …' : ''}`;
  };
  if (keyword === 'required') return `lacks ${list('requiredProperties')}`;
  if (keyword === 'additionalProperties') return `has the unknown field ${list('additionalProperties')}`;
  if (keyword === 'enum') return `must be one of ${list('allowedValues')}`;
  if (keyword === 'type') return `must be of type ${list('type')}`;
  return message;
}

const short = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
