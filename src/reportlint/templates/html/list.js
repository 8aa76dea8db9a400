// The table of reports: sorted, searched, narrowed down; rows are drawn as they come into sight.

const DRAWN_AT_ONCE = 100;
const spoken = JSON.parse(document.getElementById("words").textContent);
const packs = [...document.querySelectorAll("script[data-row]")];
const table = document.getElementById("reports");
const search = document.getElementById("search");
const controls = document.getElementById("controls");
const more = document.getElementById("more");
const collator = new Intl.Collator(document.documentElement.lang === "en" ? "en" : "zh-CN", { numeric: true });

// A cell is a text, a number, null, or [rank, text, class].
const textOf = (cell) => (Array.isArray(cell) ? cell[1] : cell === null ? "" : String(cell));
const filled = packs.map((pack) => JSON.parse(pack.dataset.row));
const given = JSON.parse(document.getElementById("columns").textContent);
// A column in which nothing stands is left out, and one that tells no report from another.
const used = (_, column) => {
  const texts = new Set(filled.map((cells) => textOf(cells[column])));
  return (texts.size > 1 || !texts.has("")) && (given[column].telling || texts.size > 1 || filled.length === 1);
};
const columns = given.filter(used);
const kept = filled.length ? filled[0].map(used) : [];
const rows = filled.map((all, number) => {
  const cells = all.filter((_, column) => kept[column]);
  const told = all.filter((_, column) => given[column].searched).map(textOf);
  const words = [...told, JSON.parse(packs[number].dataset.words)].join("\n");
  return { number, cells, words: searchable(words) };
});
let shown = rows;
let drawn = 0;
let order = { column: null, down: false };

// 人民政府 is one word: who looks for 民政 does not mean every government.
function searchable(text) {
  return text.toLowerCase().replace(/人民(?=政府|政$)/gm, "人民\u200b");
}

function say(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function compare(a, b, column) {
  const [one, other] = [a.cells[column], b.cells[column]];
  if (Array.isArray(one) && Array.isArray(other)) return one[0] - other[0];
  if (typeof one === "number" && typeof other === "number") return one - other;
  // What is not known stands last, either way.
  const empty = (one === null || one === "") - (other === null || other === "");
  if (empty) return order.down ? -empty : empty;
  return collator.compare(textOf(one), textOf(other));
}

function rowOf({ number, cells }) {
  const row = make("tr");
  cells.forEach((cell, n) => {
    const { kind, title } = columns[n];
    const box = make(kind === "name" ? "th" : "td", "", { class: kind, "data-title": title });
    if (kind === "name") {
      box.scope = "row";
      box.append(make("a", textOf(cell), { href: `#${number + 1}` }));
    } else {
      box.textContent = textOf(cell);
      if (Array.isArray(cell) && cell[2]) box.classList.add(cell[2]);
    }
    row.append(box);
  });
  return row;
}

function draw(count) {
  const end = Math.min(shown.length, drawn + count);
  const body = document.createDocumentFragment();
  for (; drawn < end; drawn++) body.append(rowOf(shown[drawn]));
  table.tBodies[0].append(body);
  more.textContent = drawn < shown.length ? say(spoken.more, { n: shown.length - drawn }) : "";
}

function list() {
  const words = search.value.split(/\s+/).filter(Boolean).map(searchable);
  const wanted = [...controls.querySelectorAll("select")].filter((select) => select.value !== "");
  shown = rows.filter(
    (row) =>
      words.every((word) => row.words.includes(word)) &&
      wanted.every((select) => textOf(row.cells[select.dataset.column]) === select.value),
  );
  if (order.column !== null) {
    shown.sort((a, b) => compare(a, b, order.column) * (order.down ? -1 : 1) || a.number - b.number);
  }
  table.tBodies[0].textContent = "";
  drawn = 0;
  draw(DRAWN_AT_ONCE);
  document.getElementById("count").textContent = say(spoken.count, { n: shown.length, all: rows.length });
}

function sortBy(column) {
  order = { column, down: order.column === column && !order.down };
  [...table.tHead.rows[0].cells].forEach((head, n) => {
    if (n === column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
  list();
}

function choiceOf(column, title) {
  const values = new Map(rows.map((row) => [textOf(row.cells[column]), row.cells[column]]));
  values.delete("");
  if (values.size < 2) return "";
  const sorted = [...values.values()].sort((a, b) => compare({ cells: [a] }, { cells: [b] }, 0));
  const label = make("label", title);
  const select = make("select", "", { "data-column": column });
  select.append(make("option", spoken.all, { value: "" }), ...sorted.map((cell) => make("option", textOf(cell))));
  label.append(select);
  return label;
}

function startList() {
  columns.forEach(({ title, kind, choice }, n) => {
    const head = make("th", "", { scope: "col", class: kind });
    const button = make("button", title, { type: "button" });
    button.addEventListener("click", () => sortBy(n));
    head.append(button);
    table.tHead.rows[0].append(head);
    if (choice) document.getElementById("count").before(choiceOf(n, title));
  });
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.addEventListener("input", list);
  controls.addEventListener("reset", () => setTimeout(list));
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && draw(DRAWN_AT_ONCE), {
    rootMargin: "600px",
  }).observe(more);
  addEventListener("beforeprint", () => draw(shown.length));
  list();
}
