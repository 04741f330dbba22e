import { LitElement } from 'lit';

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
    this.attempt(() => sessionStorage.setItem(KEY, JSON.stringify({ role, code, secret })));
  }

  forget() {
    this.attempt(() => sessionStorage.removeItem(KEY));
  }

  private read(): Seat | null {
    let seat: Seat | null = null;
    this.attempt(() => { seat = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Seat | null; });
    return seat;
  }

  /** A browser may keep nothing, in a frame of another site for instance; then a page that is loaded anew has no place. */
  private attempt(act: () => void) {
    try {
      act();
    } catch (error) {
      console.warn(error);
    }
  }
}

customElements.define('class-seat', ClassSeat);
