// Which of the two is shown: the table, or one report. The address says it: `#3` is the third report.

const main = document.getElementById("main");
const listing = document.getElementById("list");
const title = document.title;
let left = 0;
let asked = 0;

async function turn() {
  const number = rows.length === 1 ? 0 : Number(location.hash.slice(1)) - 1;
  const one = number in rows;
  const turned = ++asked;
  if (one && !listing.hidden) left = scrollY;
  const parts = one ? await opened(number) : [];
  if (turned !== asked) return;
  view.replaceChildren(...parts);
  view.querySelectorAll(".finding").forEach(label);
  document.getElementById("wait").hidden = true;
  listing.hidden = one;
  view.hidden = !one;
  const heading = one ? view.querySelector("h2") : null;
  document.title = heading && rows.length > 1 ? `${heading.textContent} · ${title}` : title;
  scrollTo(0, one ? 0 : left);
  if (heading && rows.length > 1) heading.focus({ preventScroll: true });
  tellAround({ shown: true });
}

startList();
addEventListener("hashchange", turn);
turn();
