/*
 * What a screen reader says by itself on a page: what changes within a region that tells of its changes, where that region was there before. What appears together
 * with its region is not said, as with most screen readers; an alert is.
 */
window.byEar ??= (() => {
  const REGIONS = '[aria-live], [role=status], [role=alert], [role=log], output';
  const said = [];
  const watched = new WeakSet();
  let before = new Map();
  let due = false;

  const urgency = (part) => part.getAttribute('aria-live') ?? (part.getAttribute('role') === 'alert' ? 'assertive' : 'polite');
  const whole = (part) => (part.getAttribute('aria-atomic') ?? String(['status', 'alert'].includes(part.getAttribute('role')))) === 'true';
  const around = (part) => part.assignedSlot ?? part.parentElement ?? part.getRootNode().host;
  const unheard = (part) => part.getAttribute('aria-hidden') === 'true' || ['STYLE', 'SCRIPT'].includes(part.tagName);
  const shown = (part) => part.checkVisibility({ visibilityProperty: true }) || ['SLOT'].includes(part.tagName) || getComputedStyle(part).display === 'contents';
  const heard = (part) => {
    for (let at = part; at; at = around(at)) if (unheard(at)) return false;
    return shown(part);
  };
  const children = (part) => (part.tagName === 'SLOT' && part.assignedNodes().length ? part.assignedNodes() : [...(part.shadowRoot ?? part).childNodes]);

  /** The pieces of text in a part, in the order of reading, each with its node. */
  const pieces = (part) => {
    if (part.nodeType === Node.TEXT_NODE) return part.data.trim() ? [[part, part.data.replace(/\s+/g, ' ').trim()]] : [];
    if (part.nodeType !== Node.ELEMENT_NODE || unheard(part) || !shown(part)) return [];
    return children(part).flatMap(pieces);
  };

  const regions = (root) => [...root.querySelectorAll('*')].flatMap((part) => {
    if (part.shadowRoot) watch(part.shadowRoot);
    return [...(part.matches(REGIONS) && urgency(part) !== 'off' ? [part] : []), ...(part.shadowRoot ? regions(part.shadowRoot) : [])];
  });

  const listen = () => {
    due = false;
    const now = new Map(regions(document).filter(heard).map((part) => [part, pieces(part)]));
    now.forEach((texts, part) => {
      const known = before.get(part) ?? (urgency(part) === 'assertive' ? [] : texts);
      const old = new Map(known);
      const changed = texts.filter(([node, text]) => old.get(node) !== text);
      if (changed.length) said.push(...(whole(part) ? texts : changed).map(([, text]) => text));
    });
    before = now;
  };

  /** As a browser tells of them: what one task changes belongs together. */
  const soon = () => {
    if (due) return;
    due = true;
    setTimeout(listen, 0);
  };

  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    new MutationObserver(soon).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  };

  watch(document);
  soon();

  /** Where the keyboard is: not on the page as a whole. */
  const lost = () => document.activeElement === document.body;

  return { said, lost };
})();
