(since) => {
  const moving = document
    .getAnimations()
    .some((one) => one.playState === "running" && one.effect.getTiming().iterations !== Infinity);
  const frames = moving || window.rest?.since !== since ? 0 : window.rest.frames + 1;
  window.rest = { since, frames };
  return frames > 5;
}
