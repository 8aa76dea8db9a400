// The rows of a run: conditions hold as soon as they are chosen, and `/` leads to the search.

const filters = document.getElementById("filters");

filters.addEventListener("change", ({ target }) => target.tagName === "SELECT" && filters.requestSubmit());
// An empty condition has no place in an address.
filters.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  document.getElementById("search").focus();
});
