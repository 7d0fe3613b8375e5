import { say } from "../lib/say.js";
import { Arrivals } from "./arrivals.js";

const EVERY_MS = 30_000;

/**
 * Tells of new notes in batches, and never over something that can still be undone.
 * @param {import("./shapes.js").Services} services
 */
export function tellOfArrivals({ connection, actions, settings, status }) {
  const arrivals = new Arrivals();
  connection.addEventListener("board", () => {
    arrivals.board((actions.board?.notes ?? []).map((note) => note.id));
  });
  setInterval(() => {
    const n = arrivals.take();
    const free = status.ref("line").hidden;
    if (n && free && settings.arrivals) status.say(say("board.said.arrived", { n }));
  }, EVERY_MS);
}
