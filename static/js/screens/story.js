import { mount } from "../lib/component.js";
import { StoryWatch } from "../story/story_watch.js";

mount([StoryWatch], {});
