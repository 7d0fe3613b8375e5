([id, what]) => {
  window.moved = new Promise((resolve) => {
    let began = 0;
    addEventListener(what, (event) => {
      if (what === "keydown" && event.key === "v") return;
      began = performance.now();
    }, { capture: true });
    const from = document.querySelector(`[data-note="${id}"]`).closest("[data-drop]");
    const observer = new MutationObserver(() => {
      const now = document.querySelector(`[data-note="${id}"]`)?.closest("[data-drop]");
      if (!now || now === from) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    observer.observe(document.querySelector("[data-ref=columns]"), { childList: true, subtree: true });
  });
}
