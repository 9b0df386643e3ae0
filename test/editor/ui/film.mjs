/** A film of one part of the screen, frame by frame, with the mouse in it. */
export class Film {
  #frames = [];
  #place;

  /** @param part selector of what is filmed, from its top left corner: the rest of the screen stays out of it */
  constructor(workbench, part, size) {
    this.workbench = workbench;
    this.part = part;
    this.size = size;
  }

  get frames() {
    return this.#frames;
  }

  /** Takes a frame that is shown for `ms`; `pointer` is where the mouse is on the screen. */
  async take(ms, pointer) {
    const { page } = this.workbench;
    this.#place ??= await page.locator(this.part).first().boundingBox();
    const { x, y } = this.#place;
    const png = await page.screenshot({ clip: { x, y, ...this.size }, animations: 'disabled', caret: 'hide' });
    this.#frames.push({ png, ms, ...(pointer ? { pointer: { x: pointer.x - x, y: pointer.y - y } } : {}) });
  }
}
