// Gives each cell of a list or of a table of fields the words at the head of its column. Where the
// screen is narrow lists.css sets the cells under each other, each with its label; without this
// script the table is pushed sideways.

for (const table of document.querySelectorAll("#result_list, .inline-group .tabular table")) {
  const heads = [...table.querySelectorAll("thead th")];
  for (const row of table.querySelectorAll("tbody tr")) {
    for (const cell of row.querySelectorAll("[class*='field-'], .delete")) {
      const head = heads.find((one) => names(one, cell));
      if (head) cell.dataset.label = (head.querySelector(".text") ?? head).textContent.trim();
    }
  }
  table.dataset.labelled = "";
}

/** Whether a head stands over a cell: Django names both after the field, and deletion by its place. */
function names(head, cell) {
  if (cell.classList.contains("delete")) return head === head.parentElement.lastElementChild;
  const field = [...cell.classList].find((one) => one.startsWith("field-")).slice("field-".length);
  return head.classList.contains(`column-${field}`);
}
