/** Keeps the button above the on-screen keyboard where that covers the page (iOS). */
export function keepAboveKeyboard() {
  const seen = globalThis.visualViewport;
  if (!seen) return;
  const move = () => {
    const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
    document.documentElement.style.setProperty("--keyboard", seen.scale > 1.05 ? "0px" : `${Math.round(covered)}px`);
  };
  seen.addEventListener("resize", move);
  seen.addEventListener("scroll", move);
}
