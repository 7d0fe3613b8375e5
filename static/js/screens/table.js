import { openDesk } from "../desk/desk.js";
import { mount } from "../lib/component.js";
import { AdviceScene } from "../table/advice_scene.js";
import { ChooseScene } from "../table/choose_scene.js";
import { CountScene } from "../table/count_scene.js";
import { JoinScene } from "../table/join_scene.js";
import { NoteScene } from "../table/note_scene.js";
import { OfferScene } from "../table/offer_scene.js";
import { PickScene } from "../table/pick_scene.js";
import { PlanScene } from "../table/plan_scene.js";
import { PromiseScene } from "../table/promise_scene.js";
import { CloseScene, VoteScene, WaitScene } from "../table/quiet_scenes.js";
import { Scenes } from "../table/scenes.js";
import { TableHead } from "../table/table_head.js";

const SCENES = [WaitScene, NoteScene, ChooseScene, PlanScene, AdviceScene, CountScene, PickScene, JoinScene, PromiseScene, OfferScene, VoteScene, CloseScene];

/** @param {import("../desk/desk.js").Desk} desk */
function withScenes(desk) {
  new Scenes(desk, mount(SCENES, desk));
  return desk;
}

openDesk(withScenes, [TableHead]);
