/** A text as it stands in an attribute between double quotes. */
export const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
