// The list of a run: looked at as soon as it is chosen, and sent again when the run is begun with it.

import { accept, ask, complain, desk } from "./common.js";

const listed = document.getElementById("listed");
const begin = document.getElementById("begin");
const chosen = document.getElementById("chosen");
let file = null;

// What goes with a list, as it stands in the address.
function query() {
  const given = new URLSearchParams(new FormData(desk));
  given.set("name", file.name);
  return given;
}

async function send(address) {
  complain("");
  try {
    const answer = await ask(`${address}?${query()}`, { method: "PUT", body: file });
    if (answer.ok) return answer;
    complain((await answer.text()).trim());
  } catch {
    complain(desk.dataset.failed);
  }
  return null;
}

async function look() {
  begin.disabled = true;
  if (!file) return;
  chosen.textContent = file.name;
  if (file.size > Number(desk.dataset.most)) return complain(`${file.name}：${desk.dataset.large}`);
  listed.textContent = desk.dataset.reading;
  const answer = await send("/lists");
  listed.innerHTML = answer ? await answer.text() : "";
  begin.disabled = !listed.querySelector("[data-usable]");
}

accept(([one]) => {
  file = one;
  look();
});

desk.elements.year.addEventListener("change", look);

desk.addEventListener("submit", async (event) => {
  event.preventDefault();
  begin.disabled = true;
  const answer = await send(new URL(desk.action).pathname);
  if (answer) location.assign(`/runs/${(await answer.json()).run}`);
  else begin.disabled = false;
});
