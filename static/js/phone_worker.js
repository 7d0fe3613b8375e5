/**
 * Opens the phone's page where there is no connection: the last page this phone got, and what that
 * needs. With a connection it only stands aside, so that nobody sees an old version. It keeps
 * nothing by itself but that page; `phone/kept_page.js` brings what belongs to it.
 */
{
  const KEPT = "phone";
  const COMING = "?coming";
  const PATIENCE_MS = 4000;
  const PHONE = /^\/w\/\d{6}$/;
  const HASHED = /^\/static\/[0-9a-f]{12}\//;
  const WORDS = /^\/vocabulary\//;
  const worker = /** @type {any} */ (self);

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) return;
    if (request.mode === "navigate" && PHONE.test(pathname)) event.respondWith(newest(event, pathname));
    else if (HASHED.test(pathname)) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
    else if (WORDS.test(pathname)) event.respondWith(fetch(request).catch(() => keptOr(request)));
  });

  /**
   * The page from the server; the kept one when that fails or takes too long. What came takes the
   * place of the kept one once all that it needs is there too: it may be a new version.
   * @param {any} event
   * @param {string} address without what a form said in it
   */
  const newest = async (event, address) => {
    const coming = fetch(event.request).then(async (answer) => {
      if (answer.ok && !answer.redirected) await (await caches.open(KEPT)).put(address + COMING, answer.clone());
      return answer;
    });
    event.waitUntil(coming.catch(() => {})); // said below, where somebody waits for it
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    const inTime = await Promise.race([coming.catch(() => null), late]);
    return inTime ?? (await kept(address)) ?? coming;
  };

  /**
   * @param {any} request
   * @returns {Promise<Response | undefined>}
   */
  const kept = async (request) => (await caches.open(KEPT)).match(request);

  /** @param {any} request */
  const keptOr = async (request) => (await kept(request)) ?? Response.error();
}
