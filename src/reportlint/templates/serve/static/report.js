// One document: its view, and the mended one that is handed in for it.

import { accept, desk, follow, handIn } from "./common.js";

const view = document.getElementById("view");
const { tray, item } = desk.dataset;

// The address names one report of an archive, as the view's own does.
function turn() {
  if (view && location.hash) view.src = view.src.split("#")[0] + location.hash;
}

accept(async (files) => {
  const [mended] = await handIn([files[0]], item);
  if (mended) location.assign(`/trays/${tray}/items/${mended}`);
});
addEventListener("hashchange", turn);
turn();
// The document is kept as long as this page asks; one that is still being checked shows itself when it is done.
follow({ item }, ({ busy }) => {
  if (!busy && !view && !document.querySelector(".lead:not([role])")) location.reload();
});
