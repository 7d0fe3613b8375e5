() => {
  const page = document.scrollingElement;
  return [page.scrollWidth - document.documentElement.clientWidth, page.scrollHeight - innerHeight];
}
