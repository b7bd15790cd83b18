import { boligbehovApi } from '../../plan/boligbehov/api.ts';
import { boligbestandApi } from '../../plan/boligbestand/api.ts';
import { boligbyggeprogramApi } from '../../plan/boligbyggeprogram/api.ts';
import { boligtilbudApi } from '../../plan/boligtilbud/api.ts';
import { grunnlagApi } from '../../plan/grunnlag/api.ts';
import { oekonomiplanApi } from '../../plan/oekonomiplan/api.ts';
import { plandokumentApi } from '../../plan/plandokument/api.ts';
import { roedtraadApi } from '../../plan/roedtraad/api.ts';
import type { PlanSources } from '../../plan/roedtraad/index.ts';
import { tiltakApi } from '../../plan/tiltak/api.ts';
import type { Endpoint } from '../../platform/http/api.ts';
import { jobbApi } from './jobber.ts';
import { kommuneApi } from './kommuner.ts';
import { described } from './openapi.ts';

/** The read API: every slice's addresses, in the order of the circle. */
export const readApi = (demoSlug: string, plan: PlanSources): readonly Endpoint[] =>
  described([
    ...kommuneApi(demoSlug),
    ...grunnlagApi,
    ...boligbehovApi,
    ...boligtilbudApi,
    ...boligbyggeprogramApi,
    ...boligbestandApi,
    ...tiltakApi,
    ...oekonomiplanApi(plan.tables),
    ...roedtraadApi(plan),
    ...plandokumentApi,
    ...jobbApi,
  ]);
