const KEPT = "phone";
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
  if (connection.board?.workshop.state !== "closed") await fillShelf(await caches.open(KEPT));
}

/** The meeting is over: nothing of it needs to open without a connection. */
export async function forgetPage() {
  if ("caches" in globalThis) await caches.delete(KEPT);
}

/** @param {Cache} cache */
async function fillShelf(cache) {
  const parts = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const ours = parts.filter(({ origin, pathname }) => origin === location.origin && PART.test(pathname));
  const wanted = new Set(ours.map(({ pathname }) => pathname));
  const known = await cache.keys();
  const there = new Set(known.map((request) => new URL(request.url).pathname));
  await cache.addAll([...wanted].filter((pathname) => !there.has(pathname)));
  if (!there.has(location.pathname)) await cache.add(location.pathname);
  wanted.add(location.pathname);
  for (const request of known) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
}
