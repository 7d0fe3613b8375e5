import { Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** You are in: who you said you are, the house rules, and how many people there are. */
export class WelcomeScene extends Scene {
  /** @param {View} view */
  update({ board, own, step }) {
    const people = board.counts.people;
    this.fill("who", this.#who(board.workshop.roles, own.profile));
    this.show("rules", step?.kind === "welcome");
    this.show("count", people > 0);
    this.fill("people", people);
    this.fill("people-label", this.services.say("phone.welcome.people", { n: people }));
  }

  /**
   * @param {{ code: string, label: string }[]} roles
   * @param {any} profile
   */
  #who(roles, { role: code, table }) {
    const { say } = this.services;
    const named = code !== "other" && code !== "undisclosed";
    const role = named ? roles.find((one) => one.code === code)?.label : undefined;
    if (role && table) return say("phone.welcome.role_and_table", { role, table: String(table) });
    if (role) return say("phone.welcome.role", { role });
    return table ? say("phone.welcome.table", { table: String(table) }) : say("phone.welcome.in");
  }
}
