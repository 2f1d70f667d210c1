import type { App } from '../types.ts';

/**
 * Reads JSON and nothing else; features add the types of their own. An empty body is no body whatever its type says:
 * many clients name JSON on each request, also on one that carries nothing.
 */
export function registerBodyParsers(app: App): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parseJson(request, body, done);
  });
}
