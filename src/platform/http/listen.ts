import { serve } from '@hono/node-server';

/** How long a client may take, in milliseconds: for what it asks, and for all it sends. */
export interface Patience {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

/** A browser sends its headers at once; a file of 25 MB over a slow line takes minutes. */
export const PATIENCE: Patience = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
};

/** The web server. Who holds a connection open and says too little, too slowly, is cut off. */
export const listen = (
  fetch: (request: Request, ...rest: never[]) => Response | Promise<Response>,
  port: number,
  hostname: string,
  patience: Patience = PATIENCE,
) => serve({ fetch: fetch as Parameters<typeof serve>[0]['fetch'], port, hostname, serverOptions: { ...patience } });
