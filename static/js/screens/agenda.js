import { mount } from "../lib/component.js";
import { PlanHarvest } from "../organiser/plan_harvest.js";
import { PlanRows } from "../organiser/plan_rows.js";
import { PlanWatch } from "../organiser/plan_watch.js";

// Every page of a plan works without this; it only saves a few gestures.
document.documentElement.classList.add("js");
mount([PlanRows, PlanWatch, PlanHarvest], {});
