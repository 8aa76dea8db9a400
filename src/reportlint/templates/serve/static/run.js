// A run: conditions hold as soon as they are chosen, `/` leads to the search, and what is at work is watched.

const filters = document.getElementById("filters");
const sitting = document.getElementById("sitting");
const gone = document.getElementById("gone");
const RETRY = 2000;
/** Milliseconds at least between two looks at the rows, and how many times as long as such a look takes. */
const ROWS = 4000;
const SHARE = 10;

filters?.addEventListener("change", ({ target }) => target.tagName === "SELECT" && filters.requestSubmit());
// An empty condition has no place in an address.
filters?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  document.getElementById("search")?.focus();
});

// The rows as they are now; who stands among them, or has opened something, is not disturbed.
async function rows() {
  const live = document.getElementById("live");
  const busy = live?.contains(document.activeElement) || live?.querySelector("details[open]");
  if (busy) return;
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("live");
  if (live && fresh) live.innerHTML = fresh.innerHTML;
  else if (fresh) location.reload();
}

let next = 0;

async function look() {
  if (performance.now() < next) return;
  const began = performance.now();
  next = Infinity;
  try {
    await rows();
  } finally {
    next = performance.now() + Math.max(ROWS, SHARE * (performance.now() - began));
  }
}

// How far it is, as it goes; when it has ended, the page is made anew.
let busy = Boolean(sitting.querySelector("[data-busy]"));
let seen = sitting.querySelector("[data-version]")?.dataset.version ?? "";
while (busy) {
  try {
    const answer = await fetch(`/runs/${sitting.dataset.run}/sitting?seen=${seen}`);
    gone.hidden = true;
    if (!answer.ok) location.reload();
    const news = await answer.json();
    busy = news.busy;
    seen = String(news.version);
    const focused = sitting.contains(document.activeElement);
    sitting.innerHTML = news.html;
    if (focused) sitting.querySelector("button")?.focus();
    if (busy) look().catch(() => {});
    else location.reload();
  } catch {
    gone.hidden = false;
    await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
}
