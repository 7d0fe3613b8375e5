import { startBoardScreen } from "../board/board_screen.js";
import { NowLine } from "../run/now_line.js";
import { ScreenHead } from "../run/screen_head.js";

startBoardScreen([ScreenHead, NowLine], { layout: "overview", why: false });
