/**
 * Where the console and the API are: the page says it by its `<base>`, so one build runs below any path. Ends
 * with `/`.
 */
export const BASE_URL = new URL('.', document.baseURI);
