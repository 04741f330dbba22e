/* What a test asks of a page that axe does not: whether it fits a narrow window, and where the keyboard is. */
window.accessibility ??= (() => {
  const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
  const spacing = new CSSStyleSheet();
  const roots = (root) => [root, ...[...root.querySelectorAll('*')].filter((part) => part.shadowRoot).flatMap((part) => roots(part.shadowRoot))];
  const parent = (part) => part.assignedSlot ?? part.parentElement ?? part.getRootNode().host;
  const within = (part, around) => {
    for (let at = part; at; at = parent(at)) if (at === around) return true;
    return false;
  };
  const named = (part) => {
    const name = [...part.classList].map((one) => `.${one}`).join('');
    const own = `${part.tagName.toLowerCase()}${name} “${(part.getAttribute('aria-label') ?? part.textContent).trim().slice(0, 30)}”`;
    const host = part.getRootNode().host;
    return host ? `${host.tagName.toLowerCase()} >> ${own}` : own;
  };
  const deepest = (from) => {
    let at = from.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };
  const hit = (x, y) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  };

  /** Text spacing of success criterion 1.4.12, in every shadow root too. */
  const space = (on) => {
    spacing.replaceSync(on ? SPACED : '');
    for (const root of roots(document)) {
      if (!root.adoptedStyleSheets.includes(spacing)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
    }
  };

  const clipped = (part) => {
    for (let at = parent(part); at && at !== document.body; at = parent(at)) if (getComputedStyle(at).overflowX !== 'visible') return true;
    return false;
  };

  /** What reaches beyond the right edge of a page that can be scrolled sideways. */
  const tooWide = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const found = [];
    const look = (around) => {
      for (const part of around.children) {
        const box = part.getBoundingClientRect();
        if (Math.max(box.right, box.left + part.scrollWidth) > width + 1 && !clipped(part)) found.push(named(part));
        look(part);
        if (part.shadowRoot) look(part.shadowRoot);
      }
    };
    look(document.body);
    return [`${document.documentElement.scrollWidth} pixels wide: ${found.slice(-3).join(', ')}`];
  };

  const LOOK = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderColor', 'backgroundColor', 'color', 'left', 'textDecoration'];
  const looks = (parts) => parts.map((part) => [null, '::before', '::after'].map((pseudo) => {
    const style = getComputedStyle(part, pseudo);
    return LOOK.map((property) => style[property]).join();
  }).join()).join(';');

  /** The element with what belongs to it: the parts around it, up to the component that it is in, and their shadow trees. */
  const belongings = (part) => {
    const around = [];
    for (let at = part; at && around.length < 5 && at !== document.body; at = parent(at)) around.push(at);
    return around.flatMap((one) => [one, ...(one.shadowRoot?.querySelectorAll('*') ?? [])]);
  };

  const covered = (part) => {
    const box = part.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(window.innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(window.innerHeight, box.bottom)];
    if (right - left < 1 || bottom - top < 1) return 'out of sight';
    for (const x of [0.5, 0.1, 0.9]) {
      for (const y of [0.5, 0.1, 0.9]) {
        const seen = hit(left + x * (right - left), top + y * (bottom - top));
        if (seen && (within(seen, part) || within(part, seen))) return '';
      }
    }
    return 'covered';
  };

  let walked = [];
  let last = null;

  /** Begins a walk at the top of the page. */
  const start = () => {
    walked = [];
    last = null;
    deepest(document)?.blur?.();
    window.scrollTo(0, 0);
  };

  /** Where the keyboard is after a step, and what is wrong there. Without an element it has left the page. */
  const step = () => {
    const part = deepest(document);
    const wrong = [];
    if (last && last.focused === looks(last.parts)) wrong.push(`${last.name} looks the same with the focus and without it`);
    last = null;
    if (!part || part === document.body || part === walked[0]) return { end: true, wrong };
    const name = named(part);
    if (walked.includes(part)) return { end: true, wrong: [...wrong, `${name} gets the focus again`] };
    walked.push(part);
    const trouble = covered(part);
    if (trouble) wrong.push(`${name} has the focus and is ${trouble}`);
    const parts = belongings(part);
    last = { name, parts, focused: looks(parts) };
    return { end: false, wrong };
  };

  return { space, tooWide, start, step, focused: () => named(deepest(document)) };
})();
