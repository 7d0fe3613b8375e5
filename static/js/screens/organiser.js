import { mount } from "../lib/component.js";
import { CopyLink } from "../organiser/copy_link.js";

// Every page of the organisers works without this; it only saves a few gestures.
document.documentElement.classList.add("js");
mount([CopyLink], {});
