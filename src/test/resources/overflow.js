/* Texts of a page that are cut by a box around them, or that reach out of their own. */
() => {
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  const drawn = (style) => style.borderTopWidth !== '0px' || !/rgba\(.*, 0\)|transparent/.test(style.backgroundColor);
  /** A text that is shortened on purpose: it stands whole in the title or the tooltip. */
  const shortened = (element, text) => {
    for (let around = element; around && around !== document.body; around = parent(around)) {
      if ([around.title, around.querySelector?.(':scope > vaadin-tooltip')?.text].some((whole) => whole?.includes(text.textContent.trim()))) return true;
    }
    return false;
  };
  const wrong = new Set();
  const look = (element, text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2 || shortened(element, text)) return;
    const said = text.textContent.trim().slice(0, 40);
    for (let around = element; around && around !== document.body; around = parent(around)) {
      const style = getComputedStyle(around);
      const room = around.getBoundingClientRect();
      if (room.width <= 2 || style.clipPath !== 'none' || style.display === 'contents') return;
      const cut = ['hidden', 'clip'].includes(style.overflowX) && (box.left < room.left - 1 || box.right > room.right + 1);
      const low = ['hidden', 'clip'].includes(style.overflowY) && (box.top < room.top - 3 || box.bottom > room.bottom + 3);
      if (cut || low) wrong.add(`“${said}” is cut by ${around.localName}.${around.className}`);
      if (['auto', 'scroll'].includes(style.overflowX) || ['auto', 'scroll'].includes(style.overflowY)) return;
      if (around === element && style.display !== 'inline' && drawn(style) && (box.left < room.left - 1 || box.right > room.right + 1 || box.bottom > room.bottom + 3)) wrong.add(`“${said}” reaches out of ${around.localName}.${around.className}`);
    }
    if (box.right > document.documentElement.clientWidth + 1) wrong.add(`“${said}” ends at ${Math.round(box.right)}`);
  };
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (['STYLE', 'SCRIPT', 'TEMPLATE'].includes(element.tagName) || element instanceof SVGElement) continue;
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!seen(element)) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.textContent.trim()) look(element, node);
    }
  };
  visit(document.body);
  return [...wrong];
}
