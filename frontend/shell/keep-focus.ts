/*
 * Who works with the keyboard is nowhere once what has the focus goes: a button that is used up, a page that gives way to the next. Then the focus goes to the
 * nearest part around it that is still there and takes it.
 */
const PAUSE_MILLISECONDS = 100;

let path: Element[] = [];

const around = (part: Element): Element | null => part.assignedSlot ?? part.parentElement ?? (part.getRootNode() as ShadowRoot).host ?? null;
const there = (part: Element) => part.isConnected && part.checkVisibility() && !part.matches(':disabled');
const lost = () => path.length > 0 && document.activeElement === document.body;

function mend() {
  if (!lost() || there(path[0])) return;
  const next = path.find((part) => part.hasAttribute('tabindex') && there(part)) ?? document.getElementById('content');
  path = [];
  (next as HTMLElement | null)?.focus({ preventScroll: true });
}

/** Menus and dialogs that close give the focus back by themselves. */
const mendSoon = () => window.setTimeout(mend, PAUSE_MILLISECONDS);

document.addEventListener('focusin', (event) => {
  path = [];
  for (let at: Element | null = event.composedPath()[0] as Element; at; at = around(at)) path.push(at);
});

/** Who presses beside everything gives the focus away; whoever has lost it has not. */
document.addEventListener('focusout', () => queueMicrotask(() => {
  if (!lost()) return;
  if (there(path[0])) path = [];
  else mendSoon();
}));

/** What is taken out of the page does not tell that it has lost the focus. */
new MutationObserver(() => {
  if (lost()) mendSoon();
}).observe(document, { subtree: true, childList: true });
