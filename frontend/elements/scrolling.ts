import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Lets the keyboard scroll a box that is too narrow for what it holds; as long as all of it is in sight, the keyboard passes it by. */
export class Scrolling implements ReactiveController {
  private readonly room = new ResizeObserver(() => this.hostUpdated());

  /** The box is there once the host is drawn; its name tells what is scrolled. */
  constructor(private readonly host: ReactiveControllerHost & HTMLElement, private readonly box: () => HTMLElement | null, private readonly name: () => string) {
    host.addController(this);
  }

  hostConnected() {
    this.room.observe(this.host);
  }

  hostDisconnected() {
    this.room.disconnect();
  }

  hostUpdated() {
    const box = this.box();
    if (!box) return;
    const reach = { tabindex: '0', role: 'region', 'aria-label': this.name() };
    for (const [attribute, value] of Object.entries(reach)) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute(attribute, value);
      else box.removeAttribute(attribute);
    }
  }
}
