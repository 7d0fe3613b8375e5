import { Component, reportFault } from "../lib/component.js";
import { Clock } from "../lib/clock.js";
import { AgreeingScene } from "./agreeing_scene.js";
import { AdvisingScene } from "./advising_scene.js";
import { AnsweringScene } from "./answering_scene.js";
import { ClosingScene } from "./closing_scene.js";
import { GivenBack } from "./given_back.js";
import { Grace } from "./grace.js";
import { Header } from "./header.js";
import { JoiningScene } from "./joining_scene.js";
import { LandedScene } from "./landed_scene.js";
import { OfferingScene } from "./offering_scene.js";
import { PlanningScene } from "./planning_scene.js";
import { PromisingScene } from "./promising_scene.js";
import { ResultsScene } from "./results_scene.js";
import { sceneOf } from "./scene_of.js";
import { cardWords, unsentWords } from "./unsent_words.js";
import { VotingScene } from "./voting_scene.js";
import { WaitingScene } from "./waiting_scene.js";
import { WelcomeScene } from "./welcome_scene.js";
import { wordsOf } from "./words.js";
import { WritingScene } from "./writing_scene.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Services} Services
 * @typedef {import("./scene_of.js").Cue} Cue
 */

const SCENES = /** @type {Record<string, new (root: HTMLElement, services: Services) => Scene>} */ ({
  agreeing: AgreeingScene,
  advising: AdvisingScene,
  answering: AnsweringScene,
  closing: ClosingScene,
  joining: JoiningScene,
  landed: LandedScene,
  offering: OfferingScene,
  planning: PlanningScene,
  promising: PromisingScene,
  results: ResultsScene,
  voting: VotingScene,
  waiting: WaitingScene,
  welcome: WelcomeScene,
  writing: WritingScene,
});

/** What is said once the server has it; a note says so itself, with 'Haal terug'. */
const DONE = /** @type {Record<string, string>} */ ({
  edit_note: "idea.edited",
  withdraw_note: "idea.withdrawn",
  submit_plan_card: "plan.sent",
  pledge: "pledge.sent",
  withdraw_pledge: "pledge.stopped",
  offer: "offer.sent",
});

/**
 * A promise is no plan, and neither is an advice.
 * @param {import("../lib/outbox.js").Entry} entry
 * @returns {string | undefined} a key
 */
function doneOf({ command, payload }) {
  if (command === "pledge" && payload.intention) return "promise.sent";
  if (command === "submit_plan_card" && "case" in payload) return "advice.sent";
  return DONE[command];
}

/** In these scenes people work against the clock. */
const TIMED = new Set(["writing", "voting", "planning", "advising", "waiting", "answering", "agreeing"]);

/** The whole phone: plays the scene of this moment, and holds one that is not finished yet. */
export class PhoneScreen extends Component {
  #services;
  #table;
  #header;
  #clock = new Clock();
  #grace;
  /** @type {any} */
  #board = null;
  /** @type {any} */
  #own = null;
  /** @type {{ key: string, name: string, scene: Scene } | null} */
  #playing = null;

  /**
   * @param {HTMLElement} root the body
   * @param {Omit<Services, "refresh" | "placeStatus" | "givenBack">} services
   */
  constructor(root, services) {
    super(root);
    this.#services = /** @type {Services} */ ({
      ...services,
      givenBack: new GivenBack(this.ref("given-back"), services),
      refresh: () => this.draw(),
      placeStatus: (/** @type {HTMLElement} */ scene) => this.#placeStatus(scene),
    });
    this.#table = JSON.parse(root.dataset.scenes ?? "{}");
    this.#header = new Header(this.ref("page"), services.say);
    this.#grace = new Grace(() => this.draw());
    services.drafts.addEventListener("gone", (event) => {
      const { key, value } = /** @type {CustomEvent} */ (event).detail;
      this.#playing?.scene.draftGone(key, value);
      this.#services.givenBack.draw();
    });
    this.#clock.onTick((face) => this.#header.time(face, TIMED.has(this.#playing?.name ?? "")));
  }

  /** @param {any} board */
  board(board) {
    this.#board = board;
    this.#clock.set(board.timer);
    this.draw();
  }

  /** @param {any} own */
  own(own) {
    this.#own = own;
    this.draw();
  }

  /**
   * @param {import("../lib/outbox.js").Entry} entry
   * @param {import("../lib/outbox.js").Answer} answer
   */
  answered(entry, answer) {
    const standing = this.#playing?.scene.answered(entry, answer) ?? false;
    const done = doneOf(entry);
    if (!answer.ok) this.#refused(entry, answer.error, standing);
    else if (done) this.#services.status.say(this.#services.say(done));
    this.draw();
  }

  draw() {
    if (!this.#board || !this.#own) return;
    const cue = sceneOf(this.#board, this.#table);
    const key = `${cue.name}:${cue.step?.id ?? ""}`;
    if (this.#playing && this.#playing.key !== key && this.#held(this.#playing.scene)) return;
    if (this.#playing?.key !== key) this.#play(cue, key);
    this.#update(cue);
    this.#giveBackDrafts();
  }

  /**
   * Someone is in the middle of a text while the meeting goes on: a minute to send it.
   * @param {Scene} scene
   */
  #held(scene) {
    const seconds = scene.unfinished ? this.#grace.left() : 0;
    if (seconds > 0) scene.closing(seconds);
    return seconds > 0;
  }

  /**
   * @param {Cue} cue
   * @param {string} key
   */
  #play({ name, step }, key) {
    const first = this.#playing === null;
    this.#grace.end();
    this.#playing?.scene.leave();
    const root = (first && this.#firstPaint(name, step)) || this.#fromTemplate(name);
    this.#placeStatus(root);
    this.#services.status.settle();
    const scene = new SCENES[name](root, this.#services);
    this.#playing = { key, name, scene };
  }

  /** @param {Cue} cue */
  #update(cue) {
    const { step } = cue;
    const heading = this.ref("heading").textContent;
    this.#header.draw(cue.name, wordsOf(cue, this.#board, this.#services.say), this.#board);
    this.#header.time(this.#clock.face, TIMED.has(cue.name));
    try {
      const waiting = this.#services.outbox.entries;
      const online = this.#services.connection.online;
      this.#playing?.scene.update({ board: this.#board, own: this.#own, step, waiting, online });
    } catch (fault) {
      reportFault(fault);
    }
    if (heading !== this.ref("heading").textContent) this.#header.focus();
  }

  /**
   * What the server drew, when it is the scene that plays now.
   * @param {string} name
   * @param {any} step
   * @returns {HTMLElement | null}
   */
  #firstPaint(name, step) {
    const drawn = /** @type {HTMLElement | null} */ (this.ref("stage").querySelector(":scope > [data-scene]"));
    const same = drawn?.dataset.scene === name && (drawn.dataset.step ?? step?.id) === step?.id;
    return same ? drawn : null;
  }

  /** @param {string} name */
  #fromTemplate(name) {
    const template = /** @type {HTMLTemplateElement} */ (
      this.root.querySelector(`template[data-scene="${name}"]`)
    );
    const root = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
    const stage = this.ref("stage");
    stage.append(this.#services.status.root);
    stage.querySelector(":scope > [data-scene]")?.remove();
    stage.querySelector(":scope > .bar--error")?.remove();
    stage.append(root);
    return root;
  }

  /**
   * The status line lies above the scene's button, so that it covers nothing.
   * @param {HTMLElement} scene
   */
  #placeStatus(scene) {
    const feet = Array.from(scene.querySelectorAll(".foot"));
    const foot = feet.find((one) => !one.closest("[hidden]"));
    const line = this.#services.status.root;
    const home = foot ?? this.ref("stage");
    if (home.firstElementChild !== line) home.prepend(line);
  }

  /**
   * @param {import("../lib/outbox.js").Entry} entry
   * @param {{ code: string, params: Record<string, any> }} error
   * @param {boolean} standing whether its words stand on the scene again
   */
  #refused({ command, payload }, error, standing) {
    const { status, say, sayError, givenBack } = this.#services;
    const late = error.code === "step_closed";
    status.say(late && command === "cast_ballot" ? say("vote.too_late") : sayError(error));
    if (standing) return;
    const text = unsentWords(command, payload, say, this.#board?.items ?? []);
    givenBack.keep(payload.id ?? `${payload.step}.${payload.question}`, text, { reason: error });
  }

  /** What stood half written when this page went away, and whose question has closed since. */
  #giveBackDrafts() {
    const { drafts, givenBack, say } = this.#services;
    const over = this.#board.workshop.state === "closed";
    const closed = new Set(
      this.#board.steps.filter((/** @type {any} */ step) => over || step.state === "closed").map((/** @type {any} */ step) => step.id),
    );
    for (const [step, draft] of drafts.all) {
      if (!closed.has(step) || givenBack.has(draft.id ?? step)) continue;
      const text = typeof draft.text === "string" ? draft.text : cardWords(draft, say);
      givenBack.keep(draft.id ?? step, text, { step });
    }
  }
}
