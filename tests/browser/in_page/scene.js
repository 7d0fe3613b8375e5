() => [location.pathname, innerWidth, ...Array.from(document.querySelectorAll(
  "main, [data-scene], [data-panel], [data-view], dialog[open], [role=menu], h1",
)).filter((one) => one.checkVisibility()).map((one) =>
  one.dataset.scene ?? one.dataset.panel ?? one.dataset.view ?? one.id + one.className + (one.localName === "h1" ? one.textContent : ""))].join(" ")
