import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { ThemeChoice } from "../../static/js/lib/theme_choice.js";

class FakeOption {
  constructor(text, value) {
    this.text = text;
    this.value = value;
  }
}

class FakeSelect {
  disabled = true;
  value = "";
  options = [new FakeOption("Over iets anders", "")];
  drawn = 0;
  replaceChildren(...options) {
    this.options = options;
    this.drawn += 1;
  }
}

const GREEN = { id: "g", number: "1", label: "Groen" };
const TRAFFIC = { id: "t", number: "2", label: "Verkeer" };
let select;
let choice;

beforeEach(() => {
  globalThis.Option = FakeOption;
  select = new FakeSelect();
  choice = new ThemeChoice(select);
});

test("themes stand below the choice for none of them", () => {
  choice.draw([GREEN, TRAFFIC]);

  assert.deepEqual(
    select.options.map(({ text }) => text),
    ["Over iets anders", "1 Groen", "2 Verkeer"],
  );
  assert.equal(select.disabled, false);
});

test("what was chosen stays chosen while other themes change", () => {
  choice.draw([GREEN, TRAFFIC]);
  select.value = "g";
  choice.draw([GREEN]);
  assert.equal(choice.chosen, "g");

  choice.draw([TRAFFIC]);
  assert.equal(choice.chosen, "");
});

test("the same themes again are not drawn again", () => {
  choice.draw([GREEN]);
  choice.draw([{ ...GREEN }]);

  assert.equal(select.drawn, 1);
});

test("without themes there is nothing to choose", () => {
  choice.draw([GREEN]);
  select.value = "g";
  choice.draw([]);

  assert.equal(choice.chosen, "");
  assert.equal(select.disabled, true);
});
