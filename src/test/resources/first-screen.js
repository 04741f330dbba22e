/* What is wrong with the first screen of a chapter: parts outside of it, over one another or covered; text cut or too small. */
({ smallest }) => {
  const wrong = [];
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  const stage = [...document.querySelectorAll('.stage')].find(seen);
  if (!stage) return ['no stage is in sight'];
  const parts = ['[data-part=input]', '.message-line', '[data-part=picture]', '[data-part=output]']
    .map((name) => [name, stage.querySelector(name)])
    .filter(([, part]) => part && seen(part) && part.getBoundingClientRect().height > 0)
    .map(([name, part]) => ({ name, part, box: part.getBoundingClientRect() }));
  for (const needed of ['[data-part=input]', '.message-line', '[data-part=picture]']) {
    if (!parts.some(({ name }) => name === needed)) wrong.push(`${needed} is missing`);
  }
  const around = (box) => `${Math.round(box.left)},${Math.round(box.top)} to ${Math.round(box.right)},${Math.round(box.bottom)}`;
  for (const { name, box } of parts) {
    if (box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1) {
      wrong.push(`${name} reaches from ${around(box)} in a window of ${width} x ${height}`);
    }
  }
  for (let i = 0; i < parts.length; i++) {
    for (let j = i + 1; j < parts.length; j++) {
      const a = parts[i].box;
      const b = parts[j].box;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) {
        wrong.push(`${parts[i].name} and ${parts[j].name} overlap`);
      }
    }
  }
  for (const { name, part, box } of parts) {
    for (const [x, y] of [[0.5, 0.5], [0.15, 0.5], [0.85, 0.5]]) {
      const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
      if (hit && !part.contains(hit) && !hit.contains(part)) {
        wrong.push(`${name} is covered by ${hit.tagName.toLowerCase()}.${hit.className}`);
        break;
      }
    }
  }
  const clips = (element) => ['hidden', 'clip', 'auto', 'scroll'].includes(getComputedStyle(element).overflowY);
  const shown = (element, part) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let around = element; around && around !== part.parentElement; around = around.parentElement) {
      if (!clips(around)) continue;
      const box = around.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return { left, top, right, bottom };
  };
  for (const { name, part } of parts) {
    for (const element of part.querySelectorAll('*')) {
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim().length > 0);
      if (!says || element instanceof SVGElement || !seen(element)) continue;
      const box = shown(element, part);
      if (box.right - box.left < 3 || box.bottom - box.top < 3) continue;
      const said = element.textContent.trim().slice(0, 30);
      if (box.bottom > height + 1) wrong.push(`“${said}” in ${name} ends at ${Math.round(box.bottom)} of ${height}`);
      const hit = document.elementFromPoint((box.left + box.right) / 2, box.bottom - 2);
      if (hit && !part.contains(hit) && !hit.contains(part)) wrong.push(`“${said}” in ${name} is covered by ${hit.tagName.toLowerCase()}.${hit.className}`);
    }
  }
  for (const element of document.querySelectorAll('main h1, main .lead, main .message-line')) {
    if (seen(element) && element.scrollWidth > element.clientWidth + 1) wrong.push(`“${element.textContent.slice(0, 30)}” is cut`);
  }
  if (document.documentElement.scrollWidth > width + 1) {
    wrong.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
  }
  const tooSmall = new Map();
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const text = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim().length > 0);
      if (text.length === 0 || ['STYLE', 'SCRIPT', 'TEMPLATE', 'SLOT'].includes(element.tagName) || !seen(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < smallest - 0.05) tooSmall.set(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`, `${size.toFixed(1)} px: ${text[0].textContent.trim().slice(0, 30)}`);
    }
  };
  visit(document.querySelector('main'));
  for (const [name, what] of tooSmall) wrong.push(`${name} has text of ${what}`);
  const message = stage.querySelector('.message-line');
  if (message.scrollHeight > message.clientHeight + 1) wrong.push('the message is cut');
  return wrong;
}
