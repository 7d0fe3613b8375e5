const KEPT = "phone";
const COMING = "?coming";
const HASHED = /^\/static\/[0-9a-f]{12}\//;
const PART = /^\/(static\/[0-9a-f]{12}|vocabulary)\//;
const SOONEST_MS = 3000;
const SPREAD_MS = 10_000;

/**
 * Keep this page and what it needs on the phone, so that it opens without a connection. Only where
 * browsers allow that: over HTTPS, and on this machine itself. Not all phones of a hall at once.
 * @param {string} worker the address of `phone_worker.js`
 * @param {Pick<import("../lib/connection.js").Connection, "online" | "board">} connection
 */
export async function keepPage(worker, connection) {
  if (!("serviceWorker" in navigator) || !worker) return;
  await navigator.serviceWorker.register(worker, { scope: "/w/" });
  const pause = () => new Promise((resolve) => setTimeout(resolve, SOONEST_MS + Math.random() * SPREAD_MS));
  do await pause();
  while (!connection.online);
  if (connection.board?.workshop.state !== "closed") await fillShelf(await caches.open(KEPT), worker);
}

/** The meeting is over: nothing of it needs to open without a connection. */
export async function forgetPage() {
  if ("caches" in globalThis) await caches.delete(KEPT);
}

/**
 * First what the page needs, then the page itself, then away with what another version needed: a
 * connection that breaks in between leaves a page that opens.
 * @param {Cache} cache
 * @param {string} worker
 */
async function fillShelf(cache, worker) {
  const parts = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const ours = parts.filter(({ origin, pathname }) => origin === location.origin && PART.test(pathname));
  const wanted = new Set(ours.map(({ pathname }) => pathname));
  const there = new Set((await cache.keys()).map(({ url }) => pathOf(url)));
  await cache.addAll([...wanted].filter((path) => !HASHED.test(path) || !there.has(path)));
  const page = (await cache.match(location.pathname + COMING)) ?? (await fetch(location.pathname));
  // Of another version than this one: it is kept when it is opened itself.
  if (!page.ok || !(await page.clone().text()).includes(worker)) return;
  await cache.put(location.pathname, page);
  wanted.add(location.pathname);
  for (const request of await cache.keys()) if (!wanted.has(pathOf(request.url))) await cache.delete(request);
}

/** @param {string} url */
function pathOf(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
