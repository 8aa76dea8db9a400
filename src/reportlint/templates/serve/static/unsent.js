// What was decided and could not be sent is kept in this browser, whatever becomes of page and server, and sent when
// the server answers again. Each has a name of its own, by which the server knows what it has written already.

const box = document.getElementById("unsent");
const title = document.getElementById("unsent-title");
const list = document.getElementById("unsent-list");
const { run } = box.dataset;
const PREFIX = `unsent/${run}/`;
const RETRY = 2000;
let sending = false;
let restarted = false;
let shown = "";

// The first one first. What the server refused has `said`, and waits for its owner.
export function unsent() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  return keys.map((key) => JSON.parse(localStorage.getItem(key))).sort((one, other) => one.at - other.at);
}

export const pending = () => unsent().filter(({ said }) => !said);

export const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const put = (one) => localStorage.setItem(PREFIX + one.body.batch, JSON.stringify(one));

export function drop(batch) {
  localStorage.removeItem(PREFIX + batch);
  show();
}

export function keep(body, text) {
  put({ at: Date.now(), body, text, said: "" });
  show();
  send();
}

function show() {
  const all = unsent();
  const now = JSON.stringify([all, restarted]);
  if (now === shown) return;
  shown = now;
  box.hidden = !all.length;
  const why = restarted ? box.dataset.restarted : all.every(({ said }) => said) ? box.dataset.refused : box.dataset.waiting;
  title.textContent = why.replace("{count}", all.length);
  list.replaceChildren(
    ...all.map(({ body, text, said }) => {
      const item = document.createElement("li");
      item.append(text, said && ` · ${said}`);
      for (const [act, name] of [["again", box.dataset.again], ["drop", box.dataset.drop]]) {
        if (act === "again" && !said) continue;
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = name;
        button.setAttribute("aria-label", `${name} ${text}`);
        Object.assign(button.dataset, { act, batch: body.batch });
        item.append(" ", button);
      }
      return item;
    }),
  );
  box.dispatchEvent(new CustomEvent("change"));
}

// Sends one; tells whether the next one may follow.
async function sent(one) {
  const answer = await fetch(`/runs/${run}/decisions`, { method: "POST", body: JSON.stringify(one.body) });
  // An answer of another kind comes from a server that does not know this browser, or failed.
  const told = await answer.json().catch(() => null);
  restarted = !told && answer.status === 403;
  if (!told) return false;
  if (answer.ok) {
    localStorage.removeItem(PREFIX + one.body.batch);
    box.dispatchEvent(new CustomEvent("sent", { detail: told.batch }));
    // What was decided after it about the same findings has seen it.
    for (const later of pending()) put(seeing(later, one, told.seen));
  } else put(seeing({ ...one, said: told.said }, one, told.seen ?? {}));
  return true;
}

function seeing(one, { body: { findings: [known] } }, seen) {
  const findings = one.body.findings.map((finding) =>
    finding.row === known?.row ? { ...finding, seen: seen[finding.fingerprint] ?? finding.seen } : finding);
  return { ...one, body: { ...one.body, findings } };
}

async function send() {
  if (sending) return;
  sending = true;
  for (let [one] = pending(); one; [one] = pending()) {
    const on = await sent(one).catch(() => false);
    show();
    if (!on) await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
  sending = false;
}

list.addEventListener("click", ({ target }) => {
  const { act, batch } = target.dataset;
  if (act === "drop") drop(batch);
  const one = act === "again" && unsent().find(({ body }) => body.batch === batch);
  if (one) {
    put({ ...one, said: "" });
    show();
    send();
  }
});
// Another page of this browser may have kept or sent something.
addEventListener("storage", ({ key }) => key?.startsWith(PREFIX) && (show(), send()));

show();
send();
