() => {
  const problems = [];
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const name = (element) => element.tagName.toLowerCase() + "." + Array.from(element.classList).join(".")
    + (element.dataset.ref ? `[${element.dataset.ref}]` : "") + " “" + element.textContent.trim().slice(0, 40) + "”";
  if (all("h1").length !== 1) problems.push(`${all("h1").length} times h1`);
  if (all("h1").some((one) => !one.textContent.trim())) problems.push("an empty h1");
  if (!document.title.trim()) problems.push("no title");
  if (!document.documentElement.lang) problems.push("no lang");
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) problems.push(`id twice: ${id}`);
  for (const field of all("input:not([type=hidden]), select, textarea")) {
    const labelled = field.labels.length || field.getAttribute("aria-label") || field.getAttribute("aria-labelledby");
    if (!labelled) problems.push(`no label: ${name(field)} ${field.name}`);
  }
  for (const script of all("script:not([src])")) problems.push(`inline script: ${script.textContent.slice(0, 40)}`);
  for (const element of all("*")) {
    for (const { name: attribute } of element.attributes) {
      if (attribute.startsWith("on")) problems.push(`${attribute} on ${name(element)}`);
    }
  }
  for (const element of all("[hidden]")) {
    if (getComputedStyle(element).display !== "none") problems.push(`hidden, and still there: ${name(element)}`);
  }
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > width) {
    const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
    const kept = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return true;
      return false;
    };
    const wide = all("body *").filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > width + 1 && !kept(one));
    problems.push(`wider than the window (${document.scrollingElement.scrollWidth} > ${width}): ${wide.slice(0, 3).map(name).join("; ")}`);
  }
  return problems;
}
