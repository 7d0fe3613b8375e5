import { mount } from "../lib/component.js";
import { Connection } from "../lib/connection.js";
import { loadVocabulary } from "../lib/say.js";
import { StatusLine } from "../lib/status.js";
import { tellOfArrivals } from "./arrival_news.js";
import { BoardActions } from "./board_actions.js";
import { BoardSettings } from "./board_settings.js";
import { BoardTools } from "./board_tools.js";
import { ConnectionBar } from "./connection_bar.js";
import { Dispatch } from "./dispatch.js";
import { GroupingTools } from "./grouping_tools.js";
import { HistoryButtons } from "./history_buttons.js";
import { PaperEntry } from "./paper_entry.js";
import { PanelTabs } from "./panel_tabs.js";
import { PlanList } from "./plan_list.js";
import { ResultTables } from "./result_tables.js";
import { ReviewButton } from "./review_button.js";
import { ReviewQueue } from "./review_queue.js";
import { SuggestionBar } from "./suggestion_bar.js";
import { ThemeBoard } from "./theme_board.js";
import { ThemeStrip } from "./theme_strip.js";
import { WordLists } from "./word_lists.js";

/** @typedef {import("../lib/component.js").ComponentClass} ComponentClass */

const PARTS = [
  ConnectionBar,
  PanelTabs,
  PaperEntry,
  ThemeBoard,
  ThemeStrip,
  SuggestionBar,
  ReviewQueue,
  ReviewButton,
  GroupingTools,
  HistoryButtons,
  BoardTools,
  WordLists,
  PlanList,
  ResultTables,
];

/**
 * Brings a page with a board to life: words first, then the parts, then the connection.
 * @param {ComponentClass[]} more what this page has besides the board
 * @param {Partial<import("./board_settings.js").Settings>} first how the board looks at first
 */
export async function startBoardScreen(more, first) {
  const { namespace = "", token = "", vocabulary = "", code = "" } = document.body.dataset;
  await loadVocabulary(vocabulary);
  const connection = new Connection({ namespace, auth: { token } });
  const [status] = /** @type {StatusLine[]} */ (mount([StatusLine], {}));
  if (!status) throw new Error("a page with a board has a status line");
  const dispatch = new Dispatch(connection, status, { name: `board${namespace}.${code}` });
  const actions = new BoardActions(connection, dispatch, status);
  const settings = new BoardSettings(first);
  const services = { connection, status, dispatch, actions, settings };
  mount([...PARTS, ...more], services);
  tellOfArrivals(services);
  document.addEventListener("pointerdown", () => status.actionTaken());
  connection.open();
}
