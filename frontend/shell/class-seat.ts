import { LitElement } from 'lit';
import { attempt } from './attempt';

const KEY = 'class';

interface Seat {
  role: string;
  code: string;
  secret: string;
}

/** Keeps a tab's place in a class until the tab is closed, so that a page that is loaded anew, on another server too, has it again. */
class ClassSeat extends LitElement {
  declare $server: { remembered(role: string, code: string, secret: string): void };

  /** The server asks for it once, as it is ready to be told. */
  tell() {
    const seat = this.read();
    if (seat) this.$server.remembered(String(seat.role), String(seat.code), String(seat.secret));
  }

  /** Where the application begins, as this browser reaches it. */
  base() {
    return document.baseURI;
  }

  remember(role: string, code: string, secret: string) {
    attempt(() => sessionStorage.setItem(KEY, JSON.stringify({ role, code, secret })));
  }

  forget() {
    attempt(() => sessionStorage.removeItem(KEY));
  }

  private read(): Seat | null {
    let seat: Seat | null = null;
    attempt(() => { seat = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Seat | null; });
    return seat;
  }
}

customElements.define('class-seat', ClassSeat);
