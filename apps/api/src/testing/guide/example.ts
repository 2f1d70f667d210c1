/** One request of the guide and what it was answered. */
export interface Example {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with its query, as a reader would type it. */
  url: string;
  /** Who calls: nobody, a signed-in person, or an API key. */
  auth: 'none' | 'token' | 'key';
  headers?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  body?: object | string;
  status: number;
  /** Headers of the answer that the guide shows. */
  shown?: Record<string, string>;
  /** The answer: parsed JSON, a text, or nothing. */
  answer: unknown;
}

/** A heading of the guide with its text and examples. */
export interface Section {
  title: string;
  /** Path as the OpenAPI document has it, where the section describes an endpoint. */
  endpoint?: string;
  text: string;
  examples: Example[];
}
