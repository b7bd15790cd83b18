import { describe, expect, it } from 'vitest';
import { download } from './reply.ts';

describe('a file to save', () => {
  const header = (name: string) =>
    download(new Uint8Array(), 'application/pdf', name).headers.get('content-disposition');

  it('keeps a plain name as it is', () => {
    expect(header('plan.pdf')).toBe('attachment; filename="plan.pdf"');
  });

  it.each([
    ['a dash and letters', 'Møte – plan.pdf', "filename*=UTF-8''M%C3%B8te%20%E2%80%93%20plan.pdf"],
    ['half a character', 'x\ud83d.pdf', "filename*=UTF-8''x%EF%BF%BD.pdf"],
    ['what would end the name', 'a"; filename="b.html', "filename*=UTF-8''a%22%3B%20filename%3D%22b.html"],
    ['a new line', 'a\r\nSet-Cookie: x', "filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x"],
  ])('says a name with %s so that every browser can read it, and nothing else', (_what, name, said) => {
    const value = header(name) ?? '';
    expect(value).toMatch(/^attachment; filename="[ !#-[\]-~]*"; /);
    expect(value.endsWith(said), value).toBe(true);
  });
});
