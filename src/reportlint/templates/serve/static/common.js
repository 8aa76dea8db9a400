// What pages of documents share: handing in, waiting for news, removing.

export const desk = document.getElementById("desk");
const trouble = document.getElementById("trouble");
const uploading = document.getElementById("uploading");
const gone = document.getElementById("gone");
const AT_ONCE = 3;
const RETRY = 2000;

export function complain(text) {
  trouble.textContent = text;
  trouble.hidden = !text;
}

// Every request goes to this server; that it does not answer is said until it does.
export async function ask(address, options = {}) {
  try {
    const answer = await fetch(address, options);
    gone.hidden = true;
    return answer;
  } catch (error) {
    gone.hidden = false;
    throw error;
  }
}

// Files go one by one, a few at once, so that each is either there or not. Gives the numbers they got;
// `arrived` is called for each that is there.
export async function handIn(files, earlier, arrived = () => {}) {
  const waiting = [...files];
  const numbers = [];
  complain("");
  uploading.textContent = `${desk.dataset.uploading} ${waiting.length}……`;
  async function next() {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (file.size > Number(desk.dataset.most ?? Infinity)) {
        complain(`${file.name}：${desk.dataset.large}`);
        continue;
      }
      const query = new URLSearchParams({ name: file.name, earlier });
      const answer = await ask(`/trays/${desk.dataset.tray}/files?${query}`, { method: "PUT", body: file });
      if (answer.ok) {
        numbers.push((await answer.json()).item);
        arrived();
      } else complain(`${file.name}：${(await answer.text()).trim()}`);
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  } catch {
    complain(desk.dataset.failed);
  }
  uploading.textContent = "";
  return numbers;
}

// Files are dropped on the whole page: to miss the box by a hand's breadth must not open the file instead.
export function accept(handle) {
  const box = document.getElementById("drop");
  const input = document.getElementById("files");
  if (!box) return;
  input.addEventListener("change", () => {
    handle(input.files);
    input.value = "";
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || box.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (event.dataTransfer.files.length) handle(event.dataTransfer.files);
  });
}

// Calls `told` with whatever is new, for as long as the page is open.
export async function follow(query, told) {
  let seen = "";
  for (;;) {
    try {
      const answer = await ask(`/trays/${desk.dataset.tray}/news?${new URLSearchParams({ ...query, seen })}`);
      if (!answer.ok) return complain((await answer.text()).trim());
      const news = await answer.json();
      if (String(news.version) !== seen) told(news);
      seen = String(news.version);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}
