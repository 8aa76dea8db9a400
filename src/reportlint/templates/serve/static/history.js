// The history of a run: what was decided at once is taken back at once.

import { ask, complain } from "./common.js";

const list = document.getElementById("history");
const trouble = document.getElementById("trouble");

list?.addEventListener("click", async ({ target }) => {
  const { undo } = target.dataset;
  if (!undo) return;
  const person = list.dataset.person || localStorage.getItem("person") || "";
  const body = JSON.stringify({ person, batch: undo });
  let said = list.dataset.nameless;
  if (person) {
    // That it does not answer is told by the banner.
    const answer = await ask(`/runs/${list.dataset.run}/undo`, { method: "POST", body }).catch(() => null);
    if (answer?.ok) return location.reload();
    ({ said } = (await answer?.json().catch(() => null)) ?? { said: answer ? list.dataset.entrance : "" });
  }
  complain(said);
  trouble.scrollIntoView({ block: "nearest" });
});
