() => {
  const reach = 0.2 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const overflows = (box) =>
    box.scrollHeight > box.clientHeight + reach || [box, ...box.children].some((one) => one.scrollWidth > one.clientWidth + 1);
  const hasRoomIn = (box) => (extra) => {
    extra.hidden = false;
    const room = !overflows(box);
    extra.hidden = true;
    return room;
  };
  return [...document.querySelectorAll("[data-fit]:not([data-breaks])")].flatMap((box) =>
    [...box.querySelectorAll("[data-drop][hidden]")].filter(hasRoomIn(box)).map((extra) => extra.textContent.trim()),
  );
}
