(before) => {
  const heading = document.querySelector("h1")?.textContent.trim();
  const moving = document
    .getAnimations()
    .some((one) => one.playState === "running" && one.effect.getTiming().iterations !== Infinity);
  return heading && heading !== before && !moving && heading;
}
