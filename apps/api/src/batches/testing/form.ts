/** One part of a form: a field, or a file where it has a name. */
export interface FormPart {
  name: string;
  value: string;
  filename?: string;
  type?: string;
}

const BOUNDARY = 'form-boundary-7d1f';

/** A multipart/form-data body with its parts in this order, for `inject` and for sockets. */
export function buildForm(parts: readonly FormPart[]) {
  const lines = parts.flatMap(({ name, value, filename, type }) => [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}`,
    ...(type ? [`Content-Type: ${type}`] : []),
    '',
    value,
  ]);
  return {
    payload: [...lines, `--${BOUNDARY}--`, ''].join('\r\n'),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
