// One report of a run: its findings are decided one by one, by keyboard or pointer, by several people at once.

import { drop, fresh, keep, pending, unsent } from "./unsent.js";

const box = document.getElementById("review");
const view = document.getElementById("view");
const list = document.getElementById("findings");
const said = document.getElementById("said");
const trouble = document.getElementById("trouble");
const gone = document.getElementById("gone");
const person = document.getElementById("person");
const grounds = document.getElementById("grounds");
const form = document.getElementById("grounds-form");
const help = document.getElementById("help");
const single = document.getElementById("keys");
const { run, row, query } = box.dataset;
const DECISIONS = { 1: "true", 2: "untrue", 3: "waived", 4: "mended", 0: "pending", n: "note" };
const RETRY = 2000;
const waiting = document.getElementById("unsent");
/** What the server says of findings that wait to be sent. */
const unmarked = new WeakMap();
let sequence = Number(box.dataset.sequence);
let asked = null;
let displayed = false;

const cards = () => [...list.querySelectorAll(".card")];
const current = () => list.querySelector("[aria-current]");
const remembered = (name, value) => (value === undefined ? localStorage.getItem(name) : localStorage.setItem(name, value));

function tell(text) {
  said.textContent = text;
}

function complain(text) {
  trouble.textContent = text;
  trouble.hidden = !text;
}

// A server that is gone is said.
async function ask(address, body) {
  try {
    const options = body && { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(address, options);
    gone.hidden = true;
    return answer;
  } catch (error) {
    gone.hidden = false;
    throw error;
  }
}

function choose(card, { focus = true } = {}) {
  if (!card) return;
  current()?.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  if (focus) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  point();
}

// Lights the finding at hand on the page as published.
function point() {
  const finding = current()?.dataset.fingerprint;
  // The frame has no origin that one could name.
  if (finding) view?.contentWindow.postMessage({ finding }, "*");
}

function step(by) {
  const all = cards();
  choose(all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)]);
}

// The list as the server has it; whoever stands on a finding keeps standing there.
async function refresh() {
  const answer = await ask(`/runs/${run}/reports/${row}/findings`);
  if (!answer.ok) return null;
  const now = await answer.json();
  const at = current()?.dataset.fingerprint;
  const inside = list.contains(document.activeElement);
  const open = [...list.querySelectorAll("details[open]")].map((one) => one.closest(".card").id);
  const picked = picks().map(({ id }) => id);
  list.innerHTML = now.html;
  mark();
  sequence = now.sequence;
  for (const id of open) document.getElementById(id)?.querySelector("details").setAttribute("open", "");
  for (const id of picked) {
    const pick = document.getElementById(id)?.querySelector("[data-pick]");
    if (pick) pick.checked = true;
  }
  const card = at && document.getElementById(`card-${at}`);
  if (card) {
    card.setAttribute("aria-current", "true");
    if (inside) card.focus({ preventScroll: true });
  }
  return now;
}

// What waits to be sent is decided, as far as this page goes.
function mark() {
  for (const card of cards()) {
    const before = unmarked.get(card);
    if (before) display(card, before);
    unmarked.delete(card);
  }
  const mine = unsent().flatMap(({ body }) => body.findings.map((finding) => ({ ...finding, decision: body.decision })));
  for (const { fingerprint, decision } of mine.filter((one) => one.row === Number(row))) {
    const card = document.getElementById(`card-${fingerprint}`);
    if (!card) continue;
    if (!unmarked.has(card)) unmarked.set(card, { open: "open" in card.dataset, decision: card.dataset.decision, ruling: ruling(card).textContent });
    display(card, { open: false, decision, ruling: box.dataset.kept.replace("{decision}", nameOf(decision)) });
  }
}

function display(card, { open, decision, ruling: text }) {
  card.toggleAttribute("data-open", open);
  card.dataset.decision = decision;
  ruling(card).textContent = text;
}

const ruling = (card) => card.querySelector(".ruling");

const nameOf = (decision) => (decision === "pending" ? box.dataset.pending : list.querySelector(`[data-decide="${decision}"]`).firstChild.textContent.trim());
const batches = () => JSON.parse(sessionStorage.getItem(`undo-${run}`) ?? "[]");
const remember = (all) => sessionStorage.setItem(`undo-${run}`, JSON.stringify(all.slice(-50)));

const picks = () => cards().filter((card) => card.querySelector("[data-pick]").checked);

// What is decided about: those that are selected, else the one at hand.
function chosen() {
  const picked = picks();
  return picked.length ? picked : [current() ?? cards()[0]].filter(Boolean);
}

function begin(decision, rule = "", count = 0) {
  const findings = rule ? [] : chosen();
  if (!rule && !findings.length) return;
  if (!person.value.trim()) {
    complain(box.dataset.nameless);
    person.focus();
    return;
  }
  const now = findings[0]?.dataset.decision;
  asked = {
    decision: decision === "note" ? now : decision,
    noting: decision === "note",
    rule,
    count,
    batch: fresh(),
    findings: findings.map(({ dataset }) => ({ row: Number(row), fingerprint: dataset.fingerprint, seen: Number(dataset.seen) })),
  };
  if (decision === "true" || decision === "mended" || decision === "pending") return rule ? confirmed(decision, count) : decide({});
  confirmed(asked.decision, rule ? count : findings.length, decision === "note");
}

// Asks for what a decision rests on.
function confirmed(decision, count, noting = false) {
  const name = noting ? list.querySelector('[data-decide="note"]').firstChild.textContent.trim() : nameOf(decision);
  form.reset();
  document.getElementById("grounds-title").textContent = count > 1 ? `${name} × ${count}` : name;
  document.getElementById("why-untrue").hidden = decision !== "untrue";
  document.getElementById("why-waived").hidden = decision !== "waived";
  document.getElementById("grounds-trouble").hidden = true;
  grounds.showModal();
  const first = noting ? form.note : decision === "untrue" ? form.querySelector("[name=untrue]") : decision === "waived" ? form.reason : form.note;
  first.focus();
}

async function decide({ reason = "", note = "", expires = null }) {
  const name = nameOf(asked.decision);
  const body = { ...asked, person: person.value, reason, note, expires };
  complain("");
  // Nothing overtakes what waits to be sent.
  const answer = pending().length ? null : await ask(`/runs/${run}/decisions`, body).catch(() => null);
  // A server that was started again, or failed, has no answer of ours.
  const told = await answer?.json().catch(() => null);
  if (!told) return kept(body, name);
  if (!answer.ok) {
    if (answer.status === 409) conflicting(told);
    else refused(told.said);
    return refresh().catch(() => {});
  }
  // Before the focus goes on: what is closed gives it back to where it was.
  grounds.close();
  remember([...batches(), told.batch]);
  picks().forEach((card) => (card.querySelector("[data-pick]").checked = false));
  const now = await refresh().catch(() => null);
  if (!now) return;
  const done = asked.noting ? "noted" : asked.decision === "pending" ? "reopened" : "done";
  tell(box.dataset[done].replace("{decision}", name).replace("{left}", now.left));
  if (done === "done") advance(now.left);
}

// What no answer came to is kept, and one goes on.
function kept(body, name) {
  grounds.close();
  const [first] = body.findings;
  const named = first ? document.getElementById(`card-${first.fingerprint}`)?.getAttribute("aria-label") : list.querySelector(`[data-alike="${body.rule}"]`)?.textContent;
  const about = named ?? body.rule;
  const more = body.findings.length > 1 ? ` × ${body.findings.length}` : "";
  const note = body.reason && body.decision === "waived" ? body.reason : body.note;
  keep(body, `${document.querySelector("h1").textContent} · ${about}${more} → ${name}${note && ` · ${note}`}`);
  tell("");
  picks().forEach((card) => (card.querySelector("[data-pick]").checked = false));
  if (!body.noting) advance(list.querySelectorAll("[data-open]").length);
}

// Says why something was not decided, where one looks: nothing that was typed is lost.
function refused(text) {
  const place = document.getElementById("grounds-trouble");
  if (!grounds.open) return complain(text);
  place.textContent = text;
  place.hidden = false;
}

// Somebody else was faster: what they decided is shown, and one's own is decided once more or left.
function conflicting({ said: text, seen }) {
  if (!seen) return refused(text);
  for (const finding of asked.findings) finding.seen = seen[finding.fingerprint] ?? finding.seen;
  if (!grounds.open) confirmed(asked.decision, asked.findings.length);
  refused(`${text}${box.dataset.overrule}`);
}

// On to the next finding that nobody has decided about; when there is none here, that is said.
function advance(left) {
  const all = cards();
  const at = all.indexOf(current());
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((card) => "open" in card.dataset);
  if (next) choose(next);
  else if (!left) {
    tell(box.dataset.finished);
    (document.getElementById("after") ?? document.getElementById("before"))?.focus();
  }
}

async function undo() {
  const last = pending().at(-1);
  if (last) {
    drop(last.body.batch);
    await refresh().catch(() => {});
    return tell(box.dataset.undone);
  }
  const batch = batches().at(-1);
  if (!batch) return tell(box.dataset.nothing);
  complain("");
  let answer;
  try {
    answer = await ask(`/runs/${run}/undo`, { person: person.value, batch });
  } catch {
    return complain(box.dataset.gone);
  }
  if (!answer.ok) return complain((await answer.json().catch(() => ({ said: box.dataset.entrance }))).said);
  remember(batches().slice(0, -1));
  await refresh().catch(() => null);
  tell(box.dataset.undone);
}

function go(to) {
  if (to && gone.hidden) location.assign(`/runs/${run}/reports/${to}${query}`);
}

form.addEventListener("submit", (event) => {
  if (event.submitter?.value === "cancel") return;
  event.preventDefault();
  const untrue = asked.decision === "untrue";
  const given = {
    reason: untrue ? form.untrue.value : asked.decision === "waived" ? form.reason.value : "",
    note: form.note.value,
    expires: form.expires.value || null,
  };
  decide(given);
});

list.addEventListener("click", ({ target }) => {
  const card = target.closest(".card");
  const button = target.closest("button");
  if (!card || target.closest("summary, .pick")) return;
  choose(card, { focus: !button });
  // Where the page stands below the list, one is led to it.
  if (button && "show" in button.dataset && matchMedia("(max-width: 60rem)").matches) view?.scrollIntoView();
  if (button?.dataset.decide) begin(button.dataset.decide);
  if (button?.dataset.alike) begin("untrue", button.dataset.alike, Number(button.dataset.count));
});

// Keys are about the finding that has the focus, however that came there.
list.addEventListener("focusin", ({ target }) => {
  const card = target.closest(".card");
  if (card && card !== current()) choose(card, { focus: false });
});

addEventListener("keydown", (event) => {
  // Typing is typing, in whatever input method.
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (grounds.open) {
    if (!field || field.type === "radio") {
      const radio = form.querySelectorAll("[name=untrue]")[Number(event.key) - 1];
      if (radio && asked.decision === "untrue") {
        radio.checked = true;
        event.preventDefault();
        form.note.focus();
      }
    }
    return;
  }
  if (field || help.open || (!single.checked && !event.key.startsWith("Arrow"))) return;
  if (event.key.startsWith("Arrow") && event.target.closest("summary, iframe")) return;
  const key = event.key.toLowerCase();
  const acts = {
    arrowdown: () => step(1),
    j: () => step(1),
    arrowup: () => step(-1),
    k: () => step(-1),
    "[": () => go(box.dataset.before),
    "]": () => go(box.dataset.after),
    u: undo,
    x: () => current()?.querySelector("[data-pick]").click(),
    "?": () => help.showModal(),
  };
  const act = key in DECISIONS ? () => begin(DECISIONS[key]) : acts[key];
  if (!act) return;
  event.preventDefault();
  act();
});

// The page as published says when it is there, and which of its marks was chosen; it can say nothing else.
addEventListener("message", ({ source, data }) => {
  if (!view || source !== view.contentWindow) return;
  if (data?.shown) {
    displayed = true;
    point();
  } else choose(cards().find(({ dataset }) => dataset.fingerprint === data?.finding));
});

document.getElementById("undo").addEventListener("click", undo);
document.getElementById("back")?.addEventListener("click", () => choose(current()));
document.getElementById("help-open").addEventListener("click", () => help.showModal());
person.value ||= remembered("person") ?? "";
if (!person.readOnly) person.addEventListener("change", () => remembered("person", person.value.trim()));
single.checked = remembered("keys") !== "off";
single.addEventListener("change", () => remembered("keys", single.checked ? "on" : "off"));

waiting.addEventListener("change", mark);
waiting.addEventListener("sent", ({ detail }) => {
  remember([...batches(), detail]);
  refresh().catch(() => {});
});
mark();
choose(list.querySelector("[data-open]") ?? cards()[0], { focus: false });

// What others decide is shown as it comes.
let away = false;
for (;;) {
  try {
    const answer = await ask(`/runs/${run}/news?seen=${sequence}`);
    // The page as published was on its way when the server went.
    if (away && answer.ok && view && !displayed) view.src += "";
    away = !answer.ok;
    const news = await answer.json();
    if (news.sequence !== sequence && !grounds.open) {
      await refresh();
      if (!list.contains(document.activeElement) || said.textContent === "") tell(box.dataset.other);
    }
    if (grounds.open) await new Promise((resolve) => setTimeout(resolve, RETRY));
  } catch {
    away = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
}
