import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const js = resolve(root, "static/js");

/** Every module that the phone's script needs, found by following its imports. */
function needed(path, found = new Set()) {
  const source = readFileSync(path, "utf8");
  for (const [, target] of source.matchAll(/^import .* from "(\.[^"]+)";$/gm)) {
    const next = resolve(dirname(path), target);
    if (next.startsWith(js) && !found.has(next)) needed(next, found.add(next));
  }
  return found;
}

test("the phone's page fetches exactly the modules that its script needs", () => {
  const template = readFileSync(resolve(root, "templates/phone.html"), "utf8");
  const list = template.match(/set MODULES = \(([^)]*)\)/)?.[1] ?? "";
  const preloaded = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  const modules = [...needed(resolve(js, "screens/phone.js"))].map((path) => relative(js, path).replace(/\.js$/, ""));
  assert.deepEqual(preloaded.sort(), modules.sort());
});
