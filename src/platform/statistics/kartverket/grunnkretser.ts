import { err, ok, type Result } from '../../../kernel/index.ts';
import type { SourceRefusal } from '../refusal.ts';
import type { CallOptions, Transport } from '../transport.ts';

export const GRUNNKRETSER = 'https://wfs.geonorge.no/skwms1/wfs.grunnkretser';

/** Names without a prefix match the property in any version of the schema, whose namespace carries a date. */
const filterOf = (number: string) =>
  `<Filter xmlns="http://www.opengis.net/fes/2.0"><PropertyIsEqualTo><ValueReference>kommunenummer</ValueReference><Literal>${number}</Literal></PropertyIsEqualTo></Filter>`;

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1] ?? '');

/** Basic statistical units from the WFS of Geonorge, which answers in GML alone. The shapes are judged where they are used, as those of any other map. */
export function createGrunnkretser(settings: { readonly base?: string; readonly send: Transport }) {
  const base = (settings.base ?? GRUNNKRETSER).replace(/[?/]+$/, '');
  const address = (number: string) =>
    `${base}?${new URLSearchParams({
      service: 'WFS',
      version: '2.0.0',
      request: 'GetFeature',
      typeNames: 'app:Grunnkrets',
      srsName: 'urn:ogc:def:crs:EPSG::4258',
      filter: filterOf(number),
    })}`;
  return {
    base,
    address,
    /** The whole answer for one municipality: a part of one, or a unit of another municipality, is no answer. */
    async gml(number: string, options?: CallOptions): Promise<Result<string, SourceRefusal>> {
      const answer = await settings.send({ method: 'GET', url: address(number), answer: 'xml' }, options);
      if (!answer.ok) return answer;
      const { text } = answer.value;
      // A refusal of the service may come as an answer that went well.
      const [said] = all(text, /<(?:[\w.-]+:)?ExceptionText[^>]*>([^<]*)/g);
      if (said !== undefined) return err({ code: 'avvist', data: { title: said.trim().slice(0, 200) } });
      // The service writes its head before it has counted: "unknown" matched and none returned, with all of them below.
      const [matched] = all(text, /\bnumberMatched="(\d+)"/g);
      const members = all(text, /<((?:[\w.-]+:)?Grunnkrets)[\s>]/g).length;
      if (members === 0) return err({ code: 'finnes-ikke' });
      if (matched !== undefined && members < Number(matched)) return err({ code: 'avkortet' });
      const owners = all(text, /<(?:[\w.-]+:)?kommunenummer>\s*(\d{4})\s*</g);
      if (owners.length === 0 || owners.some((owner) => owner !== number)) return err({ code: 'uventet-svar' });
      return ok(text);
    },
  };
}
export type Grunnkretser = ReturnType<typeof createGrunnkretser>;
