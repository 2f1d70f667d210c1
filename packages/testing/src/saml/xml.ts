const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text, for an element or between double quotes. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\t\n\r]/g, (found) => entities[found] ?? found);

/** The text that stands in an element or an attribute. */
export const unescapeXml = (xml: string): string =>
  xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return characters[name] ?? whole;
  });

/** ` name="value"`; nothing where there is no value. */
export const attribute = (name: string, value: string | null | undefined): string =>
  value === null || value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;

/** `prefix:name`, or `name` in the default namespace. */
export const qualify = (prefix: string, name: string): string => (prefix ? `${prefix}:${name}` : name);

/** Declares the namespace of a prefix; `''` is the default one. */
export const declare = (prefix: string, namespace: string): string =>
  attribute(prefix ? `xmlns:${prefix}` : 'xmlns', namespace);

/** Base64, as the form carries it. */
export const encodeXml = (xml: string): string => Buffer.from(xml, 'utf8').toString('base64');

export const decodeXml = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');
