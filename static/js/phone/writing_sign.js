const QUIET_MS = 20_000;

/** Tells that a note is being written here, so that nobody closes the question too soon. */
export class WritingSign {
  #connection;
  #writing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #stopping;

  /** @param {Pick<import("../lib/connection.js").Connection, "send">} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** @param {boolean} something whether there is text on the paper */
  typed(something) {
    clearTimeout(this.#stopping);
    if (something !== this.#writing) this.#tell(something);
    if (something) this.#stopping = setTimeout(() => this.#tell(false), QUIET_MS);
  }

  /** @param {boolean} writing */
  #tell(writing) {
    this.#writing = writing;
    this.#connection.send("writing", { writing }); // only a hint: no answer is needed
  }
}
