import type { Child } from 'hono/jsx';
import type { Language } from '../../kernel/index.ts';
import type { Session } from '../auth/sessions.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import type { Fault } from './fault.ts';

/** What a person may do in a kommune. One closed list; the table role x action is in platform/auth/access.ts. */
export const ACTIONS = [
  'les',
  'rediger',
  // Frames, budget lines, accounts and reports.
  'oekonomi',
  'vedta',
  'administrer',
  // In the municipality's own round: come to the tasks one has a part in, follow all of it, comment, work in tasks, approve, lead.
  'oppgaver',
  'foelg',
  'kommenter',
  'bidra',
  'godkjenn',
  'led',
] as const;
export type Action = (typeof ACTIONS)[number];

/** From least to most. Who is `ekstern` sees the tasks they are invited to and nothing else. */
export const ROLES = ['ekstern', 'leser', 'controller', 'planlegger', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export interface Bruker {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** One kommune, and at most one role there. */
export interface KeyGrant {
  readonly kommuneId: string;
  readonly role: Role;
}

/** The kommune of the address, once the door has found it and let the visitor in. */
export interface KommuneCtx {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Today's number, four digits. */
  readonly number: string;
  readonly demo: boolean;
  readonly roles: readonly Role[];
  /** How many transactions have changed what its pages are made of; absent where nobody counts. */
  readonly changes?: number;
}

/** Everything one request may use. Nothing else is global. */
export interface Ctx {
  readonly request: Request;
  readonly url: URL;
  readonly lang: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly bruker: Bruker | null;
  /** What the API key of the request opens; 'ugyldig' when it was not a good one, null when there was none. */
  readonly key: KeyGrant | 'ugyldig' | null;
  /** When the visitor's login ends; null for those who came without one. */
  readonly session: Session | null;
  /** The address that counts against limits: the visitor's own, also behind a proxy we believe. */
  readonly client: string;
  /** The visitor's way here is https, so cookies may be marked for it. */
  readonly secure: boolean;
  /** Somebody at this very machine, who may read the demonstration. */
  readonly isLocal: boolean;
  readonly kommune: KommuneCtx | null;
  readonly db: Database;
  readonly clock: Clock;
  /** Token that every form must carry as hidden field `csrf`. */
  readonly csrf: string;
  may(action: Action): boolean;
  /** An address in the reader's language: '/veileder' or '/nn/veileder'. */
  href(path: string): string;
  /** The same page in the other language. */
  hrefIn(lang: Language): string;
  /** The form body, strings and files, already checked for size and csrf. */
  form(): Promise<FormBody>;
}

export interface FormBody {
  text(name: string): string;
  texts(name: string): string[];
  file(name: string): { name: string; bytes: Uint8Array } | null;
  files(name: string): { name: string; bytes: Uint8Array }[];
  all(): Readonly<Record<string, string>>;
}

/** A page without its frame; src/app puts the header, the ring rail and the footer around it. */
export interface Page {
  readonly title: string;
  readonly body: Child;
  /** 200 unless said; 422 for a form with errors. */
  readonly status?: 200 | 403 | 404 | 409 | 422 | 429 | 503;
  /** The step of the ring this page belongs to, 1..6. */
  readonly step?: number;
  /** The current entry of the workspace menu: 'tall', 'behov', ... */
  readonly nav?: string;
  /** Scripts that better a page which works without them: 'jobb' is jobb.island.ts. */
  readonly islands?: readonly string[];
  /** Seconds after which a reader without JavaScript gets the page anew. */
  readonly refresh?: number;
  /** Made of what a municipality has published, and so the same for everybody without a login: may be kept for a minute, and asked for by its tag. */
  readonly published?: boolean;
  /** For somebody who does not work here and is not asked who they are: no menu, no login, no scripts, in a language of its own. */
  readonly bare?: { readonly lang: string };
  /** Where what is typed in the page's forms is kept, when that is not with the reader's login: an address that its link opens. */
  readonly drafts?: string;
  /** Use the whole width (tables, charts) instead of a column of text. */
  readonly wide?: boolean;
}

/** What the door answers when a route says no; made into a page or a problem document there. */
export interface Refused {
  readonly fault: Fault;
  /** The parameter that was wrong. */
  readonly field?: string;
}

/** Who may come in: everybody, anybody logged in, or a role in the kommune of the address (`:kommune` in the path). */
export type Who = 'alle' | 'innlogget' | { readonly kommune: Action };

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Hono pattern, bokmål slug; the same route is served under /nn, except those of '/api/'. Workspace: '/arbeid/:kommune/...'. */
  readonly path: string;
  readonly who: Who;
  /** Takes uploaded files: up to 60 MB in all, where every other form is held to 1 MB. */
  readonly files?: true;
  /** Made of content alone, and so the same for everybody without a login: kept ready to send. */
  readonly fixed?: true;
  /** A script asks here by itself, so asking is no sign that somebody is at work. */
  readonly quiet?: true;
  readonly handle: (ctx: Ctx) => Response | Page | Refused | Promise<Response | Page | Refused>;
  /** Concrete addresses for the accessibility and tenancy sweeps; needed on every GET with a parameter other than :kommune. */
  readonly examples?: readonly string[];
}
