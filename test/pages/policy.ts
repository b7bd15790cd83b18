/** Script or style in the page itself, which the policy would stop, and anything fetched from elsewhere. */
const INLINE = /<style|\sstyle=|<script(?![^>]*\ssrc="\/assets\/)|\son[a-z]+=["']|href="javascript:/i;
const FOREIGN = /(\ssrc=|<link[^>]+href=)"(https?:)?\/\//i;

/** What in a page asks for more than the policy lets it. */
export const beyondPolicy = (html: string): string[] => [INLINE, FOREIGN].flatMap((p) => p.exec(html)?.[0] ?? []);

/** What an answer lacks of the policy it must carry, and what its page has beyond it. */
export function policyFaults(headers: Headers, html: string): string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const faults = beyondPolicy(html).map((part) => `beyond the policy: ${part}`);
  if (!policy.includes("default-src 'none'") || policy.includes('unsafe')) faults.push(`a weak policy: ${policy}`);
  if (headers.get('x-content-type-options') !== 'nosniff') faults.push('may be read as something else than it is');
  return faults;
}
