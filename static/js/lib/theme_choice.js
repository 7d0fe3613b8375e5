/** The theme that an addition is about; its first choice is none of them. */
export class ThemeChoice {
  #select;
  #drawn = "";

  /** @param {HTMLSelectElement} select */
  constructor(select) {
    this.#select = select;
  }

  /** The id of the theme, or nothing. */
  get chosen() {
    return this.#select.disabled ? "" : this.#select.value;
  }

  forget() {
    this.#select.value = "";
  }

  /**
   * What was chosen stays chosen for as long as it can be.
   * @param {{ id: string, number: string, label: string }[]} themes
   */
  draw(themes) {
    this.#select.disabled = themes.length === 0;
    const now = JSON.stringify(themes.map(({ id, number, label }) => [id, number, label]));
    if (now === this.#drawn) return;
    this.#drawn = now;
    const chosen = this.#select.value;
    const [none] = this.#select.options;
    const rows = themes.map(({ id, number, label }) => new Option(`${number} ${label}`, id));
    this.#select.replaceChildren(none, ...rows);
    this.#select.value = themes.some(({ id }) => id === chosen) ? chosen : "";
  }
}
