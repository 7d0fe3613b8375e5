import { say } from "../lib/say.js";
import { Arrivals } from "./arrivals.js";
import { isGrouped } from "./arrangement.js";

const EVERY_MS = 30_000;

/**
 * Tells of new notes in batches, and never over something that can still be undone.
 * @param {import("./shapes.js").Services} services
 */
export function tellOfArrivals({ connection, actions, settings, status }) {
  const arrivals = new Arrivals();
  connection.addEventListener("board", () => {
    const notes = (actions.board?.notes ?? []).filter(isGrouped);
    arrivals.board(notes.map((note) => note.id));
  });
  setInterval(() => {
    const n = arrivals.take();
    const free = status.ref("line").hidden;
    if (!n || !free || !settings.arrivals) return;
    status.say(say("board.said.arrived", { n }));
    status.settle();
  }, EVERY_MS);
}
