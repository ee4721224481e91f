// Gives each cell of a list or of a table of fields the words at the head of its column. Where the
// screen is narrow lists.css sets the cells under each other, each with its label; without this
// script the table is pushed sideways. A field that has no label of its own is named by the same
// words, and each half of a moment by those before it.

for (const table of document.querySelectorAll("#result_list, .inline-group .tabular table")) {
  const heads = [...table.querySelectorAll("thead th")];
  for (const row of table.querySelectorAll("tbody tr")) {
    for (const cell of row.querySelectorAll("td[class*='field-'], td.delete")) {
      const head = heads.find((one) => standsOver(one, cell));
      if (head) label(cell, (head.querySelector(".text") ?? head).textContent.trim());
    }
  }
  table.dataset.labelled = "";
}
for (const field of document.querySelectorAll(".datetime input")) {
  name(field, field.previousSibling?.textContent.trim().replace(/:$/, ""));
}

/** Whether a head stands over a cell: Django names both after the field, and deletion by its place. */
function standsOver(head, cell) {
  if (cell.classList.contains("delete")) return head === head.parentElement.lastElementChild;
  const field = [...cell.classList].find((one) => one.startsWith("field-")).slice("field-".length);
  return head.classList.contains(`column-${field}`);
}

function label(cell, words) {
  cell.dataset.label = words;
  for (const field of cell.querySelectorAll("input:not([type='hidden']), select, textarea")) {
    name(field, words);
  }
}

function name(field, words) {
  if (words && !field.labels?.length && !field.ariaLabel) field.ariaLabel = words;
}
