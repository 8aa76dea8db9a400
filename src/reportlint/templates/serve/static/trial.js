// Rules of one's own: the document is handed in once, the rules as often as one likes.

import { ask, complain, desk, handIn } from "./common.js";

const file = document.getElementById("document");
const tried = document.getElementById("tried");
let item = "";

file.addEventListener("change", async () => {
  [item = ""] = file.files.length ? await handIn(file.files, "") : [];
});

desk.addEventListener("submit", async (event) => {
  event.preventDefault();
  complain("");
  tried.textContent = desk.dataset.trying;
  const given = new URLSearchParams({ rules: desk.rules.value, tray: desk.dataset.tray, item });
  const answer = await ask(desk.action, { method: "POST", body: given });
  if (answer.ok) tried.innerHTML = await answer.text();
  else complain(String(answer.status));
});
