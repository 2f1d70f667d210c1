/**
 * The path below which people reach the product, without a slash at its end: empty at the root. `url` is
 * PUBLIC_URL.
 */
export const publicPath = (url = '/'): string => {
  const { pathname } = new URL(url, 'http://localhost');
  const parts = pathname.split('/').filter(Boolean);
  return parts.map((part) => `/${part}`).join('');
};
