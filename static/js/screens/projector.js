import { mount } from "../lib/component.js";
import { Connection } from "../lib/connection.js";
import { loadVocabulary, say } from "../lib/say.js";
import { HallControls } from "../projector/hall_controls.js";
import { Projector } from "../projector/projector.js";
import { ScreenSettings } from "../projector/screen_settings.js";
import { StillPointer } from "../projector/still_pointer.js";
import { WakeLock } from "../projector/wake_lock.js";

document.documentElement.classList.add("js");

const hall = /** @type {HTMLElement} */ (document.querySelector("[data-module='projector']"));
const { namespace = "/projector", token = "", language = "nl", vocabulary = "" } = hall.dataset;

await loadVocabulary(vocabulary, language);
const connection = new Connection({ namespace, auth: { token } });
mount([Projector, HallControls], { connection, say, settings: new ScreenSettings(location.search) });
connection.open();
new WakeLock().hold();
new StillPointer().watch();
