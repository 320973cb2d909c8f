// As a slow connection would show it, backwards: take the page apart from its end, node by node. What stays must not
// move. Returns what moved within the first screen, with its place before and after and what was still to come.
() => {
  const NEVER_COMES = "script, style, template, noscript, svg *, details:not([open]) > :not(summary) *";
  const held = document.querySelector("link[rel=expect]");
  const first = held && document.querySelector(new URL(held.href).hash);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element.closest(NEVER_COMES) && (element === node || /[\p{L}\p{N}]/u.test(node.data))) nodes.push(node);
  }
  const range = document.createRange();
  const place = (node) => {
    range.selectNode(node);
    const box = (node.nodeType === Node.TEXT_NODE ? range : node).getClientRects()[0];
    return box && [Math.round(box.left), Math.round(box.top + scrollY)];
  };
  const said = (node) => (node.outerHTML || node.data).slice(0, 80);
  const painted = nodes.filter((node) =>
    node.nodeType === Node.TEXT_NODE
      ? !node.parentElement.closest(".sr-only")
      : node.matches("svg, .solid, :not(li) > .raised, .chips a"), // a list's number takes a card along by 5 pixels
  );
  const places = new Map(painted.map((node) => [node, place(node)]));
  const moved = [];
  for (const node of nodes.reverse()) {
    // Nothing is painted before the element that the page waits for.
    if (first && !(first.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    const coming = said(node);
    node.remove();
    for (const [other, was] of places) {
      if (!other.isConnected) places.delete(other);
      else if (was && was[1] < innerHeight) {
        const now = place(other);
        if (now && (Math.abs(now[0] - was[0]) > 1 || Math.abs(now[1] - was[1]) > 1)) {
          moved.push({ moved: said(other), was, now, coming });
          places.delete(other);
        }
      }
    }
  }
  return moved;
}
