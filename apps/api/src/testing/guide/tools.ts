/** What the walk needs beside the API. */
export interface Tools {
  /** Base URL of a fake OpenAI that has been set up as the organization's custom endpoint. */
  customEndpoint: string;
  /** Works through every open batch. */
  drain: () => Promise<void>;
  /** Lets the windows of the request limits end: the walk is longer than one. */
  endRateWindows: () => Promise<void>;
  /** Delivers every mail and answers the token in the newest link to somebody. */
  mailedToken: (to: string) => Promise<string>;
  /** Makes every export that was asked for. */
  makeExports: () => Promise<void>;
  /** URL of a receiver that takes every message, and answers 410 below `/gone`. */
  webhookReceiver: string;
  /** An access token of somebody who operates the product, and of another organization. */
  operatorToken: () => Promise<string>;
  /** Makes a try of every delivery that waits. */
  deliver: () => Promise<void>;
}
