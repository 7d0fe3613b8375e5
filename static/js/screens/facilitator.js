import { startBoardScreen } from "../board/board_screen.js";
import { Reactions } from "../components/reactions.js";
import { HallCounts } from "../run/hall_counts.js";
import { HeadCount } from "../run/head_count.js";
import { InputSwitches } from "../run/input_switches.js";
import { JoinedList } from "../run/joined_list.js";
import { MeetingClock } from "../run/meeting_clock.js";
import { NewestNotes } from "../run/newest_notes.js";
import { NextButton } from "../run/next_button.js";
import { NowLine } from "../run/now_line.js";
import { PageSwitch } from "../run/page_switch.js";
import { PhoneLink } from "../run/phone_link.js";
import { RunSheet } from "../run/run_sheet.js";
import { ScreenControl } from "../run/screen_control.js";
import { ScreenHead } from "../run/screen_head.js";
import { StepCard } from "../run/step_card.js";
import { TimerPanel } from "../run/timer_panel.js";

const RUN_CONTROL = [
  PageSwitch,
  PhoneLink,
  NowLine,
  ScreenHead,
  StepCard,
  TimerPanel,
  NextButton,
  RunSheet,
  InputSwitches,
  MeetingClock,
  ScreenControl,
  HallCounts,
  JoinedList,
  HeadCount,
  NewestNotes,
  Reactions,
];

startBoardScreen(RUN_CONTROL, { layout: "columns" });
