(before) => {
  const heading = document.querySelector("h1")?.textContent.trim();
  return heading && heading !== before && heading;
}
