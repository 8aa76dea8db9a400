// The history of a run: what was decided at once is taken back at once.

const list = document.getElementById("history");
const trouble = document.getElementById("trouble");

list?.addEventListener("click", async ({ target }) => {
  const { undo } = target.dataset;
  if (!undo) return;
  const person = list.dataset.person || localStorage.getItem("person") || "";
  const body = JSON.stringify({ person, batch: undo });
  let said = list.dataset.nameless;
  if (person) {
    const answer = await fetch(`/runs/${list.dataset.run}/undo`, { method: "POST", body });
    if (answer.ok) return location.reload();
    ({ said } = await answer.json());
  }
  trouble.textContent = said;
  trouble.hidden = false;
  trouble.scrollIntoView({ block: "nearest" });
});
