const HOLD_MS = 500;
const DRIFT_PX = 10;

type Touch = { readonly clientX: number; readonly clientY: number };

/** Tells a finger that rests from one that taps or scrolls: not every phone opens a context menu for it. */
export class LongPress {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #from: Touch = { clientX: 0, clientY: 0 };
  /** The tap that ends a long press is none. */
  held = false;

  down(touch: Touch, onHold: () => void): void {
    this.up();
    this.held = false;
    this.#from = { clientX: touch.clientX, clientY: touch.clientY };
    this.#timer = setTimeout(() => {
      this.held = true;
      onHold();
    }, HOLD_MS);
  }

  move({ clientX, clientY }: Touch): void {
    if (Math.hypot(clientX - this.#from.clientX, clientY - this.#from.clientY) > DRIFT_PX) this.up();
  }

  up(): void {
    clearTimeout(this.#timer);
  }
}
