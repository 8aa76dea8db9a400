// The page on which documents are handed in: its list follows what the server says.

import { accept, ask, complain, desk, follow, handIn } from "./common.js";

const results = document.getElementById("results");
const paste = document.getElementById("paste");
let following = false;

// Only what changed is replaced: whoever stands on a link keeps standing there.
function show(html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  const items = results.querySelector("#items");
  const fresh = made.content.querySelector("#items");
  if (!items || !fresh) return results.replaceChildren(made.content);
  const kept = new Set([...fresh.children].map(({ id }) => id));
  for (const old of [...items.children]) if (!kept.has(old.id)) old.remove();
  [...fresh.children].forEach((item, place) => {
    const old = items.querySelector(`#${item.id}`);
    if (!old) items.insertBefore(item, items.children[place] ?? null);
    else if (old.outerHTML !== item.outerHTML) old.replaceWith(item);
  });
  // What is read aloud is told in the element that is listened to.
  results.querySelector("#state").innerHTML = made.content.querySelector("#state").innerHTML;
  results.querySelector("#progress").replaceWith(made.content.querySelector("#progress"));
  results.querySelector(".all")?.remove();
  const all = made.content.querySelector(".all");
  if (all) items.after(all);
}

function begin() {
  if (following) return;
  following = true;
  history.replaceState(null, "", `/trays/${desk.dataset.tray}`);
  follow({}, ({ html }) => show(html));
}

accept((files) => handIn(files, "", begin));

paste.addEventListener("submit", async (event) => {
  event.preventDefault();
  complain("");
  const answer = await ask(paste.action, { method: "POST", body: new URLSearchParams(new FormData(paste)) });
  if (!answer.ok) return complain((await answer.text()).trim());
  paste.reset();
  begin();
});

results.addEventListener("click", async ({ target }) => {
  const { remove, clear } = target.dataset;
  if (!remove && !clear) return;
  await ask(remove ?? clear, { method: "DELETE" });
  if (clear) location.assign("/");
});

if (location.pathname !== "/") begin();
