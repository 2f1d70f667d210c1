import type { Plan } from '@refinery/contracts/enums.ts';

/** What the walk needs beside the API. */
export interface Tools {
  /** Base URL of a fake OpenAI that has been set up as the organization's custom endpoint. */
  customEndpoint: string;
  /** Works through every open batch. */
  drain: () => Promise<void>;
  /** Works through every open run. */
  drainRuns: () => Promise<void>;
  /** Delivers every mail and answers the token in the newest link to somebody. */
  mailedToken: (to: string) => Promise<string>;
  /** Makes every export that was asked for. */
  makeExports: () => Promise<void>;
  /** URL of a receiver that takes every message, and answers 410 below `/gone`. */
  webhookReceiver: string;
  /** An access token of somebody who operates the product, and of another organization. */
  operatorToken: () => Promise<string>;
  /** Makes somebody an operator who has a second factor, as the command does, and ends that. */
  makeOperator: (email: string) => Promise<void>;
  endOperator: (email: string) => Promise<void>;
  /** Has an item of an ended batch failed, and answers the batch's id. */
  failBatch: () => Promise<string>;
  /** Does what the background worker does for billing. */
  drainBilling: () => Promise<void>;
  /** Puts a TXT record into the DNS. */
  publish: (record: { name: string; value: string }) => void;
  /** Signs somebody in at the identity provider, and answers where their browser ends. */
  signIn: (url: string) => Promise<string>;
  /** Gives an organization another plan. */
  usePlan: (organizationId: string, plan: Plan) => Promise<void>;
  /** Pays on a page of Stripe. */
  pay: (url: string) => void;
  /** Makes a try of every delivery that waits. */
  deliver: () => Promise<void>;
  /** Waits until every call to a model is written down. */
  settleCalls: () => Promise<void>;
  /** Has calls bring a system text so often that it is refined, and refines it. */
  refineSystemText: (organizationId: string, text: string) => Promise<void>;
  /** Computes the hours of analytics of an organization. */
  computeHours: (organizationId: string) => Promise<unknown>;
}
