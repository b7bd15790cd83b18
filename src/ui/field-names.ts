/** What marks a line of the error summary that does not say which field it is about. */
export const UNNAMED = 'data-unnamed';

const LINE = new RegExp(`(<a class="ds-link" href="#([^"]+)") ${UNNAMED}="">([^<]*)</a>`, 'g');

const quoted = (id: string): string => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The words of a label without the tag beside it; where it is shorter to see than to hear, what is heard. */
const wordsOf = (label: string): string => {
  const bare = label.replace(/<span class="ds-tag[^>]*>[^<]*<\/span>/g, '');
  return (/<span class="ds-sr-only">([^<]+)</.exec(bare)?.[1] ?? bare.replace(/<[^>]*>/g, '')).trim();
};

/** What a page calls the field with an id: its label, the question of a group of choices, or what those who hear the page are told. */
export function nameOfField(html: string, id: string): string | null {
  const of = quoted(id);
  const found =
    new RegExp(`<label [^>]*for="${of}"[^>]*>(.*?)</label>`, 's').exec(html) ??
    new RegExp(`<fieldset [^>]*id="${of}"[^>]*><legend[^>]*>(.*?)</legend>`, 's').exec(html) ??
    new RegExp(`<(?:input|select|textarea) [^>]*id="${of}"[^>]*aria-label="([^"]+)"`).exec(html) ??
    new RegExp(`<(?:input|select|textarea) [^>]*aria-label="([^"]+)"[^>]*id="${of}"`).exec(html);
  return wordsOf(found?.[1] ?? '').replace(/[?:]$/, '') || null;
}

/**
 * A page whose error summary names the field in every line: several lines of "Fyll ut feltet" say nothing apart. The summary stands
 * before the fields, so the names are put in when the page is whole. A line that says the name itself is left as it is.
 */
export const withFieldNames = (html: string): string =>
  html.includes(` ${UNNAMED}=`)
    ? html.replace(LINE, (_, start: string, id: string, text: string) => {
        const name = nameOfField(html, id);
        const says = name === null || text.toLowerCase().includes(name.toLowerCase());
        return `${start}>${says ? text : `${name}: ${text}`}</a>`;
      })
    : html;
