import { mount } from "../lib/component.js";
import { CopyLink } from "../organiser/copy_link.js";
import { TabsInSight } from "../organiser/tabs_in_sight.js";

// Every page of the organisers works without this; it only saves a few gestures.
document.documentElement.classList.add("js");
mount([CopyLink, TabsInSight], {});
