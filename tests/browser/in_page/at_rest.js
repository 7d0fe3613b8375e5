() =>
  !document
    .getAnimations()
    .some((one) => one.playState === "running" && one.effect.getTiming().iterations !== Infinity)
