// Moves and enlarges the map. The picture is the server's; only what part of it is seen changes.
const frame = document.querySelector<HTMLElement>('[data-kart]');
const pictures = [...(frame?.querySelectorAll<SVGSVGElement>('svg') ?? [])];
if (frame && pictures.length > 0) move(frame, pictures);

function move(frame: HTMLElement, pictures: readonly SVGSVGElement[]): void {
  const views = pictures.map((svg) => {
    const { x, y, width, height } = svg.viewBox.baseVal;
    return { svg, whole: { x, y, width, height } };
  });
  let zoom = 1;
  let [cx, cy] = [0.5, 0.5];

  function show(): void {
    const half = 0.5 / zoom;
    cx = Math.min(1 - half, Math.max(half, cx));
    cy = Math.min(1 - half, Math.max(half, cy));
    for (const { svg, whole } of views)
      svg.setAttribute(
        'viewBox',
        [
          whole.x + (cx - half) * whole.width,
          whole.y + (cy - half) * whole.height,
          whole.width / zoom,
          whole.height / zoom,
        ].join(' '),
      );
  }
  const scale = (by: number) => {
    zoom = Math.min(16, Math.max(1, zoom * by));
    show();
  };
  const shift = (x: number, y: number) => {
    cx += x / zoom;
    cy += y / zoom;
    show();
  };
  const whole = () => {
    zoom = 1;
    show();
  };

  const row = document.createElement('div');
  row.className = 'bp-actions';
  const hint = document.createElement('p');
  hint.className = 'bp-source';
  hint.id = 'kart-taster';
  hint.textContent = frame.dataset.taster ?? '';
  for (const [label, press] of [
    [frame.dataset.inn, () => scale(1.5)],
    [frame.dataset.ut, () => scale(1 / 1.5)],
    [frame.dataset.alt, whole],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button';
    button.dataset.variant = 'secondary';
    button.textContent = label ?? '';
    button.addEventListener('click', press);
    row.append(button);
  }
  frame.append(row, hint);

  const area = frame.querySelector<HTMLElement>('.bp-svg') ?? frame;
  area.tabIndex = 0;
  area.setAttribute('role', 'group');
  area.setAttribute('aria-label', frame.dataset.navn ?? '');
  area.setAttribute('aria-describedby', hint.id);
  const KEYS: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => shift(-0.15, 0),
    ArrowRight: () => shift(0.15, 0),
    ArrowUp: () => shift(0, -0.15),
    ArrowDown: () => shift(0, 0.15),
    '+': () => scale(1.5),
    '-': () => scale(1 / 1.5),
    '0': whole,
  };
  area.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  let from: { x: number; y: number } | null = null;
  area.addEventListener('pointerdown', (event) => {
    // On a finger the page scrolls until the map is enlarged.
    if (event.pointerType !== 'mouse' && zoom === 1) return;
    from = { x: event.clientX, y: event.clientY };
    area.setPointerCapture(event.pointerId);
  });
  area.addEventListener('pointermove', (event) => {
    if (!from) return;
    const box = area.getBoundingClientRect();
    shift((from.x - event.clientX) / box.width, (from.y - event.clientY) / box.height);
    from = { x: event.clientX, y: event.clientY };
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    area.addEventListener(end, () => {
      from = null;
    });
}
