// One report: unpacked, shown, its places lit when a finding is chosen.

const view = document.getElementById("view");
const status = make("p", "", { role: "status", class: "unseen" });

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function marksOf(place) {
  return [...view.querySelectorAll(`.paper [data-at~="${place}"]`)];
}

// A numbered button at the place of each finding: it leads back to the finding, and stands in print, too.
function label(finding) {
  const marks = marksOf(finding.querySelector("[data-open]").dataset.open);
  if (!marks.length) return;
  const { number, sign, grade } = finding.dataset;
  const message = finding.querySelector(".message").textContent;
  const button = make("button", `${sign}${number}`, {
    type: "button",
    class: `ref ${finding.classList[1]}`,
    "data-finding": number,
    "aria-label": `${sign}${number} ${grade}：${message}`,
    title: message,
  });
  marks.forEach((mark) => mark.classList.add("fault", finding.classList[1]));
  const last = marks[marks.length - 1];
  if (["TABLE", "TBODY", "THEAD", "TFOOT", "COLGROUP", "HR", "UL", "OL", "DL"].includes(last.tagName)) {
    last.closest("table, hr, ul, ol, dl").before(button);
  } else if (last.tagName === "TR") {
    last.cells[0]?.append(button);
  } else if (last.tagName === "MARK") {
    last.after(button);
  } else {
    last.append(button);
  }
}

function putOut() {
  for (const finding of view.querySelectorAll(".finding[aria-current]")) finding.removeAttribute("aria-current");
  for (const mark of view.querySelectorAll("[data-lit]")) {
    delete mark.dataset.lit;
    delete mark.dataset.role;
  }
}

// Lights all places of a finding and brings one into sight.
function light(finding, place) {
  putOut();
  finding.setAttribute("aria-current", "true");
  const own = finding.querySelector("[data-open]").dataset.open;
  const places = [...finding.querySelectorAll("button[data-place]")].reverse();
  for (const { dataset } of places) {
    for (const mark of marksOf(dataset.place)) {
      mark.dataset.lit = dataset.place === own ? "fault" : "related";
      if (dataset.role && dataset.place !== own) mark.dataset.role = dataset.role;
      else delete mark.dataset.role;
    }
  }
  const target = marksOf(place ?? own)[0];
  if (!target) return;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView({ block: "center", inline: "nearest" });
  const chip = finding.querySelector(`button[data-place="${place ?? own}"]`);
  status.textContent = say(spoken.found, { place: chip?.textContent ?? "" });
}

function lead(number) {
  const finding = view.querySelector(`.finding[data-number="${number}"]`);
  const box = finding.closest("details");
  if (box) box.open = true;
  light(finding);
  tellAround({ finding: finding.dataset.fingerprint });
  finding.scrollIntoView({ block: "nearest" });
  finding.querySelector(".open").focus({ preventScroll: true });
}

// A page around this one has the findings itself: it says which to light, and is told which was chosen here.
function tellAround(what) {
  if (parent !== window) parent.postMessage(what, "*");
}

addEventListener("message", ({ source, data }) => {
  if (source !== parent || parent === window) return;
  const finding = [...view.querySelectorAll(".finding")].find((one) => one.dataset.fingerprint === data?.finding);
  if (finding) light(finding);
});

view.addEventListener("click", ({ target }) => {
  const chip = target.closest("button[data-place]");
  const ref = target.closest("button[data-finding]");
  const finding = target.closest(".finding");
  const mark = target.closest(".paper [data-at]");
  if (ref) lead(ref.dataset.finding);
  else if (finding && (chip || target.closest(".open"))) light(finding, chip?.dataset.place);
  else if (mark && !getSelection().toString()) {
    const [place] = mark.dataset.at.split(" ");
    lead(view.querySelector(`[data-place="${place}"]`).closest(".finding").dataset.number);
  }
});
view.addEventListener("keydown", (event) => {
  if (event.key === "Escape") putOut();
});

// The parts of a report's view.
async function opened(number) {
  const controls = make("nav", "", { class: "controls" });
  if (rows.length > 1) {
    const at = shown.findIndex((row) => row.number === number);
    const steps = [["back", "#"], ["previous", shown[at - 1]], ["next", shown[at + 1]]];
    for (const [name, to] of steps) {
      if (to) controls.append(make("a", spoken[name], { href: to === "#" ? "#" : `#${to.number + 1}` }));
    }
  }
  if (typeof DecompressionStream === "undefined") return [controls, make("p", spoken.old)];
  const box = make("div", "", { class: "report" });
  box.innerHTML = await unpacked(packs[number].textContent);
  return [controls, box, status];
}
