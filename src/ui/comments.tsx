import { Button, Form, SubmitRow, TextArea } from './form.tsx';

/** What has been said about one thing, in order, and a field for more where the reader may. */
export function Comments(p: {
  words: {
    readonly comments: string;
    readonly noComments: string;
    readonly comment: string;
    readonly help: string;
    readonly addComment: string;
  };
  /** `by` is who and when, as it is read. */
  comments: readonly { readonly id: string; readonly by: string; readonly text: string }[];
  form: {
    readonly action: string;
    readonly csrf: string;
    readonly typed: string;
    readonly error: string | undefined;
  } | null;
}) {
  const { words, form } = p;
  return (
    <section aria-labelledby="kommentarer">
      <h2 id="kommentarer">{words.comments}</h2>
      {p.comments.length === 0 ? <p>{words.noComments}</p> : null}
      {p.comments.map((c) => (
        <article class="bp-comment" id={c.id}>
          <p class="bp-source">{c.by}</p>
          <p class="bp-text bp-lines">{c.text}</p>
        </article>
      ))}
      {form ? (
        <Form action={form.action} csrf={form.csrf}>
          <TextArea
            name="kommentar"
            label={words.comment}
            description={words.help}
            rows={3}
            value={form.typed}
            error={form.error}
          />
          <SubmitRow>
            <Button variant="secondary">{words.addComment}</Button>
          </SubmitRow>
        </Form>
      ) : null}
    </section>
  );
}
