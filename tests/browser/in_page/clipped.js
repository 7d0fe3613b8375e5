() => Array.from(document.querySelectorAll("body *")).filter((element) => {
  if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".visually-hidden")) return false;
  const holds = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.textContent.trim());
  const style = getComputedStyle(element);
  const hides = (value) => value === "hidden" || value === "clip";
  if (!holds || element.clientWidth === 0) return false;
  return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2);
}).map((element) => `${element.className || element.tagName}: ${element.textContent.trim().slice(0, 50)}`)
