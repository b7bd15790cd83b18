/** More than this is no mistake of somebody who chose a file, and is cut off. */
const PATIENCE = 1024 * 1024 * 1024;

/**
 * Lets a sender finish what nobody reads, and forgets it. A browser shows an answer only when it has sent everything: without
 * this a file that is refused for its size, or comes after the login has ended, looks like a broken connection.
 */
export async function readUnread(request: Request, most = PATIENCE): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.bodyUsed || !request.body) return;
  const reader = request.body.getReader();
  try {
    for (let left = most; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
    await reader.cancel();
  } catch {
    // The sender has gone: nobody waits for an answer.
  }
}
