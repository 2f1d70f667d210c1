// The package's own declarations bring those of browsers with them, which hold for no code of a server.

export interface XmlNode {
  readonly nodeType: number;
  readonly textContent: string | null;
}

/** An element of a parsed document, as far as it is used. DOM Level 2 Core */
export interface XmlElement extends XmlNode {
  readonly localName: string;
  readonly prefix: string | null;
  readonly namespaceURI: string | null;
  readonly childNodes: ArrayLike<XmlNode>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  getElementsByTagNameNS(namespace: string, name: string): ArrayLike<XmlElement>;
}

type OnProblem = (message: unknown) => void;

export declare class DOMParser {
  constructor(options: { errorHandler: { warning: OnProblem; error: OnProblem; fatalError: OnProblem } });
  parseFromString(text: string, type: 'text/xml'): { readonly documentElement: XmlElement | null };
}
