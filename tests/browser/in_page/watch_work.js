() => {
  const longest = { event: 0, frame: 0 };
  const keep = (what) => (list) => {
    for (const { duration } of list.getEntries()) longest[what] = Math.max(longest[what], duration);
  };
  const events = new PerformanceObserver(keep("event"));
  const frames = new PerformanceObserver(keep("frame"));
  events.observe({ type: "event", durationThreshold: 16 });
  frames.observe({ type: "long-animation-frame" });
  window.longestWork = () => {
    keep("event")({ getEntries: () => events.takeRecords() });
    keep("frame")({ getEntries: () => frames.takeRecords() });
    const { event, frame } = longest;
    Object.assign(longest, { event: 0, frame: 0 });
    return Math.max(event, frame);
  };
}
