// Letters: who gets one is chosen all at once, and what an office writes on all of them is typed once.

const form = document.getElementById("letters");
const chosen = document.getElementById("chosen");
const picks = () => [...document.querySelectorAll("[name=row]")];

// What is kept in this browser only: the office, whom to ask, who sends.
for (const field of document.querySelectorAll("[data-kept]")) {
  field.value ||= localStorage.getItem(field.name) ?? "";
  field.addEventListener("change", () => localStorage.setItem(field.name, field.value.trim()));
}

function count() {
  const every = form.elements.every;
  for (const pick of picks()) pick.disabled = Boolean(every?.checked);
  const n = every?.checked ? every.dataset.count : picks().filter(({ checked }) => checked).length;
  chosen.textContent = chosen.dataset.said.replace("{n}", n);
}

for (const [id, checked] of Object.entries({ all: true, none: false })) {
  const button = document.getElementById(id);
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const pick of picks()) pick.checked = checked;
    count();
  });
}
form?.addEventListener("change", count);
if (form) count();
