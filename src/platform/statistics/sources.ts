import { createGrunnkretser, GRUNNKRETSER } from './kartverket/grunnkretser.ts';
import { createKommuneinfo, KOMMUNEINFO } from './kartverket/kommuneinfo.ts';
import { createKlass } from './klass/klass.ts';
import { createPace } from './pace.ts';
import { SSB } from './pxweb/address.ts';
import { createPxWeb } from './pxweb/client.ts';
import { realTime } from './time.ts';
import { createTransport, type Transport, type TransportSettings } from './transport.ts';

/** The agency's own service, as opposed to a stand-in or a copy: only its figures are official. */
export const isAgency = (base: string): boolean => URL.canParse(base) && new URL(base).hostname === 'data.ssb.no';

/**
 * Clients for all four services. Statistics Norway counts calls by address, so its two share one pace;
 * a base that is not the agency's is taken to have all four side by side, as the stand-in does.
 */
export function createSources(settings: Omit<TransportSettings, 'pace'> & { readonly base?: string } = {}) {
  const { base = SSB, ...rest } = settings;
  const origin = new URL(base).origin;
  const pace = createPace(rest.time ?? realTime);
  const send: Transport = createTransport({ ...rest, pace });
  return {
    send,
    pxweb: createPxWeb({ base, send }),
    klass: createKlass({ base: `${origin}/api/klass/v1`, send }),
    kommuneinfo: createKommuneinfo({
      base: isAgency(base) ? KOMMUNEINFO : `${origin}/kommuneinfo/v1`,
      send: createTransport(rest),
    }),
    grunnkretser: createGrunnkretser({
      base: isAgency(base) ? GRUNNKRETSER : `${origin}/skwms1/wfs.grunnkretser`,
      send: createTransport(rest),
    }),
  };
}
export type Sources = ReturnType<typeof createSources>;
