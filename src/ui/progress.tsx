/** Three states of a piece of work, by icon and word. */
export type Progress = 'ferdig' | 'paabegynt' | 'ikke';

/** The icon as a letter, for pictures that cannot hold a tag. */
export const PROGRESS_MARKS: Readonly<Record<Progress, string>> = { ferdig: '●', paabegynt: '◐', ikke: '○' };

const TONES = { ferdig: 'success', paabegynt: 'warning', ikke: 'neutral' } as const;

export function ProgressTag(p: { state: Progress; children: string }) {
  return (
    <span class="ds-tag" data-color={TONES[p.state]}>
      <span aria-hidden="true">{PROGRESS_MARKS[p.state]}&nbsp;</span>
      {p.children}
    </span>
  );
}
