/* Choosing words with the arrow keys, in a text that is not an editing field. */

const stepping = new WeakSet();

/** Let the arrow keys choose words while `manuscript` has the focus; Shift extends the choice. */
export function stepByWords(manuscript) {
  if (stepping.has(manuscript)) return;
  stepping.add(manuscript);
  manuscript.addEventListener("keydown", (event) => {
    if (event.target !== manuscript || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const selection = getSelection();
    if (!selection.rangeCount || !manuscript.contains(selection.focusNode)) {
      const first = firstVisible(manuscript);
      selection.collapse(first, 0);
    } else if (!event.shiftKey && !selection.isCollapsed) {
      if (step.direction === "forward") selection.collapseToEnd();
      else selection.collapseToStart();
    }
    if (!event.shiftKey && step.unit !== "word") selection.modify("move", step.direction, step.unit);
    else selection.modify("extend", step.direction, step.unit);
    keepInside(selection, manuscript);
    selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
  });
}

const STEPS = {
  ArrowRight: { direction: "forward", unit: "word" },
  ArrowLeft: { direction: "backward", unit: "word" },
  ArrowDown: { direction: "forward", unit: "line" },
  ArrowUp: { direction: "backward", unit: "line" },
};

function firstVisible(manuscript) {
  const runs = [...manuscript.querySelectorAll(".run")];
  return runs.find((run) => run.getBoundingClientRect().bottom > 0) ?? runs[0];
}

/** Do not let the choice run out of the text. */
function keepInside(selection, manuscript) {
  if (manuscript.contains(selection.focusNode)) return;
  const runs = manuscript.querySelectorAll(".run");
  const last = runs[runs.length - 1];
  selection.extend(last, last.childNodes.length);
}
