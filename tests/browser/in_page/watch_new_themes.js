/** Remember every theme that stands on the board before its menu says whose it is. */
() => {
  window.themesSeen = 0;
  window.themesWithoutName = 0;
  const look = (added) => {
    if (!(added instanceof Element) || !added.matches("section.column:not(.column--loose)")) return;
    window.themesSeen += 1;
    const menu = added.querySelector("[data-part=menu]");
    if (!menu?.getAttribute("aria-label")) window.themesWithoutName += 1;
  };
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const added of addedNodes) look(added);
  });
  watch.observe(document.body, { childList: true, subtree: true });
};
