import { Reactions } from "../components/reactions.js";
import { openDesk } from "../desk/desk.js";
import { CardEntry } from "../scribe/card_entry.js";
import { CardLists } from "../scribe/card_lists.js";
import { CountDesk } from "../scribe/count_desk.js";
import { HeadCount } from "../scribe/head_count.js";
import { PaperCards } from "../scribe/paper_cards.js";
import { PlanDesk } from "../scribe/plan_desk.js";
import { SignUp } from "../scribe/sign_up.js";
import { StepNow } from "../scribe/step_now.js";
import { Tabs } from "../scribe/tabs.js";

/** @param {import("../desk/desk.js").Desk} desk */
function withCards(desk) {
  const cards = new PaperCards(desk);
  desk.connection.addEventListener("board", (event) => cards.take(/** @type {CustomEvent} */ (event).detail));
  return { ...desk, cards };
}

openDesk(withCards, [StepNow, Tabs, CardEntry, CardLists, HeadCount, CountDesk, SignUp, PlanDesk, Reactions]);
