import { JoinCode } from "../components/join_code.js";
import { Language } from "../components/language.js";
import { mount } from "../lib/component.js";

document.documentElement.classList.add("js");
mount([Language, JoinCode], {});
