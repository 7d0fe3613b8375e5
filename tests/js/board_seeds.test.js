import assert from "node:assert/strict";
import { test } from "node:test";

import { parseSeeds } from "../../static/js/board/seeds.js";

test("every line is a theme with its words", () => {
  assert.deepEqual(parseSeeds("Groen: boom, plantsoen\nVeilig oversteken: zebrapad"), [
    { name: "Groen", words: ["boom", "plantsoen"] },
    { name: "Veilig oversteken", words: ["zebrapad"] },
  ]);
});

test("a theme without words is a theme", () => {
  assert.deepEqual(parseSeeds("Groen"), [{ name: "Groen", words: [] }]);
  assert.deepEqual(parseSeeds("Groen:"), [{ name: "Groen", words: [] }]);
});

test("empty lines and stray commas are nothing", () => {
  assert.deepEqual(parseSeeds("\n  \nGroen: , boom ,,\n: los\n"), [{ name: "Groen", words: ["boom"] }]);
});
