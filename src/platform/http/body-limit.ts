export interface LimitedBody {
  /** To read instead of the one that came. */
  readonly request: Request;
  /** More has come than may. */
  exceeded(): boolean;
}

/**
 * Holds a body to `max` bytes. What says its length is refused by that (null), before anything is read. What does not is
 * counted as it is read, and never gathered here: who may send it at all is decided first.
 */
export function limitBody(request: Request, max: number): LimitedBody | null {
  const { headers, body } = request;
  let size = 0;
  const exceeded = () => size > max;
  if (!body) return { request, exceeded };
  if (headers.has('content-length') && !headers.has('transfer-encoding')) {
    // What is not a number is no length, and counts as too much.
    return Number(headers.get('content-length')) <= max ? { request, exceeded } : null;
  }
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, sink) {
      size += chunk.length;
      if (exceeded()) sink.error(new RangeError('More than the form may hold'));
      else sink.enqueue(chunk);
    },
  });
  const init = { body: body.pipeThrough(counter), duplex: 'half' } as RequestInit;
  return { request: new Request(request, init), exceeded };
}
